package org.contretemps.table;

/** What a contact can be for. */
public enum Objective {
  INFORMATION,
  FOLLOW_UP,
  GUIDANCE,
  SALE,
  VERIFICATION
}
