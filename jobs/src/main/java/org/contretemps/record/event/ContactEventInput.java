package org.contretemps.record.event;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;
import static org.contretemps.table.InputField.withFallback;

import java.util.List;
import org.contretemps.record.contact.ContactInput;
import org.contretemps.table.InputField;

/** What a source mapping fills for an event, before people become pseudonyms. */
public final class ContactEventInput {
  public static final List<InputField> FIELDS =
      List.of(
          required(ContactEvent.ORGANISATION, StringType, "the organisation contacted"),
          required(ContactEvent.EVENT_KEY, StringType, "shared by the events of a conversation"),
          optional(ContactEvent.QUEUE, StringType, "shared by the events of one of its legs"),
          required(ContactEvent.EVENT, StringType, "what happened"),
          required(ContactEvent.EVENT_AT, TimestampType, "when it happened"),
          withFallback(ContactEvent.OPENS, BooleanType, "false", "a contact begins with it"),
          withFallback(ContactEvent.CLOSES, BooleanType, "false", "a contact is over with it"),
          optional(ContactInput.AGENT_ID, StringType, "the agent; kept as a pseudonym only"),
          optional(ContactInput.CUSTOMER_ID, StringType, "the person; kept as a pseudonym only"),
          optional(ContactEvent.WAIT_SECONDS, IntegerType, "seconds in the queue it tells of"),
          optional(ContactEvent.TALK_SECONDS, IntegerType, "seconds of exchange it tells of"),
          optional(ContactEvent.HOLD_SECONDS, IntegerType, "seconds on hold it tells of"),
          optional(ContactEvent.WRAP_UP_SECONDS, IntegerType, "seconds of work afterwards"),
          optional(ContactEvent.DETAIL, StringType, "what else the contact is made of"));

  private ContactEventInput() {}
}
