package org.contretemps.table;

/** What a customer wants of a contact, such as information, guidance or a sale. */
public enum Objective {
  INFORMATION,
  FOLLOW_UP,
  GUIDANCE,
  SALE,
  VERIFICATION
}
