package org.contretemps.table;

import java.util.List;

/** How complex the customer's situation in a contact is, from the simplest on. */
public enum SituationType {
  SIMPLE,
  INTERMEDIATE,
  COMPLEX,
  /** None of its traits is known. */
  UNKNOWN;

  /** The types that a source can state and a norm can name. */
  public static final List<SituationType> KNOWN = List.of(SIMPLE, INTERMEDIATE, COMPLEX);
}
