package org.contretemps.publish.report;

/**
 * What a row is about, in the words that a reader filters by; empty words where it is about all.
 *
 * @param id a word to link to; empty if nothing links to the row
 * @param service as it is shown
 * @param channel its word in the report's language
 * @param situation its word in the report's language
 */
public record About(String id, String service, String channel, String situation) {
  /** Of a row that no filter hides. */
  static final About ALL = new About("", "", "", "");

  static About service(String service) {
    return new About("", service, "", "");
  }

  static About channel(String channel) {
    return new About("", "", channel, "");
  }

  /** The same of a row that can be linked to. */
  About identified(String word) {
    return new About(word, service, channel, situation);
  }
}
