package org.contretemps.record.contact;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;
import static org.contretemps.table.InputField.withFallback;

import java.util.List;
import org.contretemps.table.Direction;
import org.contretemps.table.InputField;

/** The fields of a contact that a source mapping fills, before people become pseudonyms. */
public final class ContactInput {
  public static final String AGENT_ID = "agent_id";
  public static final String CUSTOMER_ID = "customer_id";

  public static final List<InputField> FIELDS =
      List.of(
          required(Contact.ORGANISATION, StringType, "the organisation contacted"),
          required(Contact.CONTACT_ID, StringType, "identifier of the contact in its source"),
          withFallback(
              Contact.CONVERSATION_ID,
              StringType,
              Contact.CONTACT_ID,
              "identifier shared by the legs of a conversation"),
          optional(Contact.CASE_ID, StringType, "the customer's case or file"),
          withFallback(Contact.LEG, IntegerType, "1", "number of the leg"),
          required(Contact.SERVICE, StringType, "benefit or product it was about"),
          optional(Contact.SERVICES_INVOLVED, IntegerType, "interdependent services involved"),
          required(Contact.CHANNEL, StringType, "one of " + Contact.CHANNELS),
          withFallback(
              Contact.DIRECTION,
              StringType,
              "'%s'".formatted(Direction.INBOUND),
              "INBOUND, OUTBOUND or CALLBACK"),
          optional(Contact.TEAM, StringType, "team of the agent"),
          optional(AGENT_ID, StringType, "the agent; kept as a pseudonym only"),
          optional(Contact.AGENT_EXPERIENCE_DAYS, IntegerType, "days in this work"),
          optional(CUSTOMER_ID, StringType, "the person entitled; kept as a pseudonym only"),
          optional(Contact.CUSTOMER_KIND, StringType, "insured person, professional, partner"),
          optional(Contact.IS_THIRD_PARTY, BooleanType, "somebody called on their behalf"),
          optional(Contact.TERRITORY, StringType, "where the customer lives"),
          required(Contact.STARTED_AT, TimestampType, "when it reached the organisation"),
          withFallback(
              Contact.ENDED_AT,
              TimestampType,
              "timestamp_micros(unix_micros(started_at) + 1000000L * (0L + coalesce(wait_seconds, 0) + coalesce(talk_seconds, 0) + coalesce(hold_seconds, 0)))",
              "when the exchange ended"),
          optional(Contact.WAIT_SECONDS, IntegerType, "seconds in the queue"),
          optional(Contact.TALK_SECONDS, IntegerType, "seconds of exchange, without hold"),
          optional(Contact.HOLD_SECONDS, IntegerType, "seconds on hold"),
          optional(Contact.WRAP_UP_SECONDS, IntegerType, "seconds of work afterwards"),
          optional(Contact.RECEIVED_BY_TRANSFER, BooleanType, "passed on by another agent"),
          optional(Contact.TRANSFERRED_TO, StringType, "passed on to"),
          optional(Contact.ESCALATED, BooleanType, "raised to a higher level"),
          optional(Contact.ENDED_BY, StringType, "AGENT, CUSTOMER or SYSTEM"),
          withFallback(Contact.ABANDONED, BooleanType, "false", "left before an agent answered"),
          optional(
              Contact.OBJECTIVES,
              createArrayType(StringType),
              "INFORMATION, FOLLOW_UP, GUIDANCE, SALE, VERIFICATION"),
          optional(Contact.RULE_CHANGED_RECENTLY, BooleanType, "a rule that matters changed"),
          optional(Contact.DOCUMENTS_INVOLVED, IntegerType, "documents called for"),
          optional(Contact.SITUATION_TYPE, StringType, "SIMPLE, INTERMEDIATE or COMPLEX"),
          optional(Contact.RESOLVED, BooleanType, "the agent's own resolution code"),
          optional(Contact.FILE_COMPLETE, BooleanType, "the file was complete afterwards"),
          optional(Contact.SALE_AGREED_AT, TimestampType, "when a sale was agreed to"),
          optional(Contact.SALE_SIGNED_AT, TimestampType, "when it was signed"),
          optional(Contact.LAST_UPDATED_AT, TimestampType, "when the source last changed it"));

  private ContactInput() {}
}
