package org.contretemps.record.event;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.contretemps.table.InputField.optional;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ContactInput;
import org.contretemps.table.InputField;

/**
 * The fields of a contact that is assembled from events, in which people are pseudonyms already.
 */
public final class AssembledContactInput {
  private static final Set<String> PEOPLE = Set.of(ContactInput.AGENT_ID, ContactInput.CUSTOMER_ID);

  /** The facts that the events themselves give, independent of the mapping. */
  static final List<String> OWN =
      List.of(
          Contact.ORGANISATION,
          Contact.CONTACT_ID,
          Contact.CONVERSATION_ID,
          Contact.LEG,
          Contact.STARTED_AT,
          Contact.AGENT_KEY,
          Contact.CUSTOMER_KEY,
          Contact.HAS_UNKNOWN_END,
          Contact.LAST_UPDATED_AT);

  /** All fields of an assembled contact. */
  static final List<InputField> FIELDS =
      Stream.concat(
              ContactInput.FIELDS.stream().filter(field -> !PEOPLE.contains(field.name())),
              Stream.of(
                  optional(Contact.HAS_UNKNOWN_END, BooleanType, "given up without an end"),
                  optional(Contact.AGENT_KEY, LongType, "the last agent that an event names"),
                  optional(Contact.CUSTOMER_KEY, LongType, "the first customer named")))
          .toList();

  /** The fields that a mapping fills with aggregates over the events of a contact. */
  public static final List<InputField> MAPPED =
      FIELDS.stream().filter(field -> !OWN.contains(field.name())).toList();

  private AssembledContactInput() {}
}
