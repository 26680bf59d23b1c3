package org.contretemps.table;

/** Who began a contact: the customer, or the organisation. */
public enum Direction {
  /** The customer. */
  INBOUND,
  /** The organisation. */
  OUTBOUND,
  /** The organisation, at the customer's request. */
  CALLBACK
}
