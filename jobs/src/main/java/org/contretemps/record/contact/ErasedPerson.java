package org.contretemps.record.contact;

import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import org.contretemps.table.TableDefinition;

/**
 * One row per name by which an erased person could return with a later file: their own, and those
 * of their contacts, conversations and cases. It holds only keyed hashes, none of which ever was a
 * pseudonym in another table. Every load leaves out the records of the people named here.
 */
public final class ErasedPerson {
  public static final String TOMBSTONE = "tombstone";
  public static final String PERSON = "person_tombstone";
  public static final String ORGANISATION = "organisation";
  public static final String KIND = "kind";
  public static final String ERASED_AT = "erased_at";
  public static final String REASON = "reason";

  /** Kinds of names beside {@link Pseudonyms#CUSTOMER} and {@link Pseudonyms#AGENT}. */
  public static final String CONTACT = "contact";

  public static final String CONVERSATION = "conversation";
  public static final String CASE = "case";

  /** A contact's identifier if its source is not known. */
  public static final String CONTACT_ID = "contact-id";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "erased_person",
              "One row per name by which an erased person could come back, as a keyed hash: loads leave out everybody it matches.")
          .required(
              TOMBSTONE,
              LongType,
              "Keyed hash of organisation, kind and name: not the pseudonym of the person.")
          .required(PERSON, LongType, "The tombstone of the person whose name it is.")
          .required(ORGANISATION, StringType, "The organisation that was to erase the person.")
          .required(
              KIND,
              StringType,
              "What is named: customer, agent, contact, contact-id, conversation or case.")
          .required(ERASED_AT, TimestampType, "When the erasure was begun.")
          .required(REASON, StringType, "Why, as given on the command line.")
          .key(TOMBSTONE)
          .statisticsOn(ORGANISATION)
          .check(
              "kind_is_known",
              KIND + " IN ('customer', 'agent', 'contact', 'contact-id', 'conversation', 'case')")
          .build();

  private ErasedPerson() {}
}
