package org.contretemps.config;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The fingerprint of the definitions by which tables are computed, and those of older builds with
 * the same settings, so that a table is recognised as counted in an older way. A table carries
 * nothing but a hash of its definitions, so an older build's hash is computed from the text that it
 * would have written.
 *
 * @param fingerprint what a table made now carries
 * @param earlier what one carries that an older build made by the same settings → how counting has
 *     changed since, in sentences, the oldest change first
 */
public record MadeBy(String fingerprint, Map<String, List<String>> earlier) {

  /**
   * A change in counting.
   *
   * @param before the text of the definitions up to it
   * @param sentences what is counted otherwise since, and why
   */
  record Change(String before, List<String> sentences) {}

  /**
   * @param now the text of the definitions
   * @param changes the oldest first
   */
  static MadeBy of(String now, List<Change> changes) {
    Map<String, List<String>> earlier = new LinkedHashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      earlier.put(
          hash(changes.get(i).before()),
          changes.subList(i, changes.size()).stream()
              .flatMap(change -> change.sentences().stream())
              .toList());
    }
    return new MadeBy(hash(now), earlier);
  }

  /** What is made by these definitions and by others besides. */
  public MadeBy and(MadeBy others) {
    Map<String, List<String>> both = new LinkedHashMap<>();
    both.put(fingerprint, List.of());
    both.putAll(earlier);
    Map<String, List<String>> further = new LinkedHashMap<>();
    further.put(others.fingerprint, List.of());
    further.putAll(others.earlier);
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    both.forEach(
        (one, changes) ->
            further.forEach(
                (other, more) -> pairs.put(one + " " + other, together(changes, more))));
    String now = fingerprint + " " + others.fingerprint;
    pairs.remove(now);
    return new MadeBy(now, pairs);
  }

  private static List<String> together(List<String> changes, List<String> more) {
    List<String> all = new ArrayList<>(changes);
    all.addAll(more);
    return all;
  }

  private static String hash(String text) {
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
