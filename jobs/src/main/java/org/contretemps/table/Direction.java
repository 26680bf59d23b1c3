package org.contretemps.table;

/** Who began a contact. */
public enum Direction {
  /** The customer. */
  INBOUND,
  /** The organisation. */
  OUTBOUND,
  /** The organisation, asked for it by the customer. */
  CALLBACK
}
