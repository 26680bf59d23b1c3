package org.contretemps.table;

/** The channels that a contact can come through. */
public enum Channel {
  PHONE,
  CHAT,
  MESSAGE,
  EMAIL,
  VIDEO,
  DESK
}
