package org.contretemps.table;

/** Who or what ended a contact, as its source reports it; not every source does. */
public enum EndedBy {
  AGENT,
  CUSTOMER,
  /** A queue that closed, a limit of time, a failure. */
  SYSTEM
}
