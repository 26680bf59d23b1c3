package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;

/**
 * The 64-bit hashes of names by which rows are joined and grouped; they depend on the names alone.
 * Expressions over the columns of {@link Contact}.
 */
public final class ContactKeys {
  private ContactKeys() {}

  /** Of the contact itself: identifiers may come again on another date. */
  public static Column contact() {
    return xxhash64(
        col(Contact.ORGANISATION),
        col(Contact.SOURCE),
        col(Contact.CONTACT_ID),
        col(Contact.CONTACT_DATE));
  }

  /** Of the conversation that the contact is a leg of. */
  public static Column conversation() {
    return xxhash64(col(Contact.ORGANISATION), col(Contact.SOURCE), col(Contact.CONVERSATION_ID));
  }

  /** Of the organisation's service. */
  public static Column service() {
    return xxhash64(col(Contact.ORGANISATION), col(Contact.SERVICE));
  }

  /** Of the cell: organisation, service, channel, situation type. */
  public static Column cell() {
    return xxhash64(
        col(Contact.ORGANISATION),
        col(Contact.SERVICE),
        col(Contact.CHANNEL),
        col(Contact.SITUATION_TYPE));
  }
}
