package org.contretemps.publish.report.content;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a row of a report is about (service, channel, situation), in the words by which a reader
 * filters; a word is empty if the row is about all.
 *
 * @param key what tells the row from the others of its table, the same in every language; empty if
 *     the row's name does
 * @param id a word to link to; empty if nothing links to the row
 * @param service as it is shown
 * @param channel its word in the report's language
 * @param situation its word in the report's language
 */
public record About(String key, String id, String service, String channel, String situation) {
  /** Of a row that no filter hides. */
  public static final About ALL = new About("", "", "", "", "");

  public static About service(String service) {
    return new About(service, "", service, "", "");
  }

  /** Of a channel: its code in the data, and its word. */
  public static About channel(String code, String word) {
    return new About(code, "", "", word, "");
  }

  /** Of a row that no filter hides, with its key. */
  public static About keyed(String... parts) {
    return ALL.with(parts);
  }

  /** The same for a service. */
  public About of(String name) {
    return new About(key, id, name, channel, situation);
  }

  /** The same with another key; parts that there are none of are left out. */
  public About with(String... parts) {
    String joined = Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining("/"));
    return new About(joined, id, service, channel, situation);
  }

  /** The same for a row that can be linked to. */
  public About identified(String word) {
    return new About(key, word, service, channel, situation);
  }
}
