package org.contretemps.publish.pilot;

/** The outcomes by which a pilot is judged. */
public enum PilotOutcome {
  /** Repeat contacts, of contacts whose repeats are known. */
  REPEATS("counted", "repeats"),
  /** Prior contacts, of the same: the norm cannot cause them, so an effect here is a warning. */
  PRIOR_CONTACTS("counted", "priors"),
  /** Contacts transferred or escalated, of handled ones. */
  PASSED_ON("handled", "passed");

  private final String contacts;
  private final String events;

  PilotOutcome(String contacts, String events) {
    this.contacts = contacts;
    this.events = events;
  }

  String contacts() {
    return contacts;
  }

  String events() {
    return events;
  }
}
