package org.contretemps.record.contact;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.util.List;
import org.contretemps.table.Channel;
import org.contretemps.table.Condition;
import org.contretemps.table.Direction;
import org.contretemps.table.Provenance;
import org.contretemps.table.SituationType;
import org.contretemps.table.TableDefinition;

/**
 * One row per contact: one exchange with a customer in one channel, handled by one agent, in its
 * latest reported version. Customer and agent are keyed pseudonyms.
 */
public final class Contact {
  public static final String ORGANISATION = "organisation";
  public static final String SOURCE = Provenance.SOURCE;
  public static final String CONTACT_ID = "contact_id";
  public static final String CONVERSATION_ID = "conversation_id";
  public static final String CASE_ID = "case_id";
  public static final String LEG = "leg";
  public static final String SERVICE = "service";
  public static final String SERVICES_INVOLVED = "services_involved";
  public static final String CHANNEL = "channel";
  public static final String DIRECTION = "direction";
  public static final String TEAM = "team";
  public static final String AGENT_KEY = "agent_key";
  public static final String AGENT_EXPERIENCE_DAYS = "agent_experience_days";
  public static final String CUSTOMER_KEY = "customer_key";
  public static final String CUSTOMER_KIND = "customer_kind";
  public static final String IS_THIRD_PARTY = "is_third_party";
  public static final String TERRITORY = "territory";
  public static final String STARTED_AT = "started_at";
  public static final String LOCAL_HOUR = "local_hour";
  public static final String STARTED_AT_IS_AMBIGUOUS = "started_at_is_ambiguous";
  public static final String ENDED_AT = "ended_at";
  public static final String CONTACT_DATE = "contact_date";
  public static final String WAIT_SECONDS = "wait_seconds";
  public static final String TALK_SECONDS = "talk_seconds";
  public static final String HOLD_SECONDS = "hold_seconds";
  public static final String WRAP_UP_SECONDS = "wrap_up_seconds";
  public static final String HANDLING_SECONDS = "handling_seconds";
  public static final String RECEIVED_BY_TRANSFER = "received_by_transfer";
  public static final String TRANSFERRED_TO = "transferred_to";
  public static final String ESCALATED = "escalated";
  public static final String ENDED_BY = "ended_by";
  public static final String ABANDONED = "abandoned";
  public static final String OBJECTIVES = "objectives";
  public static final String RULE_CHANGED_RECENTLY = "rule_changed_recently";
  public static final String DOCUMENTS_INVOLVED = "documents_involved";
  public static final String SITUATION_TYPE = "situation_type";
  public static final String RESOLVED = "resolved";
  public static final String FILE_COMPLETE = "file_complete";
  public static final String SALE_AGREED_AT = "sale_agreed_at";
  public static final String SALE_SIGNED_AT = "sale_signed_at";
  public static final String HAS_UNKNOWN_END = "has_unknown_end";
  public static final String SOURCE_FILE = Provenance.SOURCE_FILE;
  public static final String DELIVERED_AT = Provenance.DELIVERED_AT;
  public static final String LAST_UPDATED_AT = Provenance.LAST_UPDATED_AT;

  /** The channels a contact can come through, as SQL literals. */
  public static final String CHANNELS = Condition.literals(List.of(Channel.values()));

  /** Whether a contact started at a time that has a local date. */
  public static final String STARTS_IN_OUR_TIME =
      STARTED_AT + " BETWEEN TIMESTAMP'1970-01-01' AND TIMESTAMP'2200-01-01'";

  /**
   * Whether an agent took a contact. That it was not abandoned is not enough: nobody answers who
   * met an empty queue, was timed out, left by a key or asked to be called back.
   */
  public static final String IS_ANSWERED =
      "(NOT %s AND (%s IS NOT NULL OR coalesce(%s, 0) > 0))"
          .formatted(ABANDONED, AGENT_KEY, HANDLING_SECONDS);

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "contact",
              "One row per contact leg: one exchange with a customer in one channel, handled by one agent, as its source last reported it.")
          .required(ORGANISATION, StringType, "The organisation contacted.")
          .source()
          .required(CONTACT_ID, StringType, "The contact's identifier within its source.")
          .required(
              CONVERSATION_ID,
              StringType,
              "Shared by all legs of one conversation; the contact's own identifier if there was one leg.")
          .optional(CASE_ID, StringType, "The customer's case or file that the contact was about.")
          .required(LEG, IntegerType, "Number of the leg within its conversation, from 1.")
          .required(SERVICE, StringType, "The organisation's benefit or product it was about.")
          .optional(
              SERVICES_INVOLVED,
              IntegerType,
              "How many interdependent services the situation involved, the contact's own among them.")
          .required(CHANNEL, StringType, "PHONE, CHAT, MESSAGE, EMAIL, VIDEO or DESK.")
          .required(
              DIRECTION,
              StringType,
              "INBOUND (the customer began), OUTBOUND (the organisation did) or CALLBACK (the customer asked to be called).")
          .optional(TEAM, StringType, "Team of the agent.")
          .optional(
              AGENT_KEY,
              LongType,
              "Keyed pseudonym of the agent; null if nobody answered or the source does not say.")
          .optional(
              AGENT_EXPERIENCE_DAYS,
              IntegerType,
              "Days since the agent began this work, on the day of the contact.")
          .optional(
              CUSTOMER_KEY,
              LongType,
              "Keyed pseudonym of the person entitled; null if not identified.")
          .optional(CUSTOMER_KIND, StringType, "Insured person, professional, partner …")
          .optional(
              IS_THIRD_PARTY, BooleanType, "Whether somebody called on the customer's behalf.")
          .optional(TERRITORY, StringType, "Where the customer lives, as the organisation cuts it.")
          .required(
              STARTED_AT, TimestampType, "Instant at which the contact reached the organisation.")
          .required(
              STARTED_AT_IS_AMBIGUOUS,
              BooleanType,
              "Whether the wall-clock time in the source occurred twice that night; the offset is taken that agrees with the end and the durations, else the earlier.")
          .required(
              ENDED_AT, TimestampType, "Instant at which the exchange ended, wrap-up not included.")
          .required(
              CONTACT_DATE,
              DateType,
              "Local date, in the organisation's zone, on which the contact started.")
          .optional(
              LOCAL_HOUR,
              IntegerType,
              "Hour of that date in which it started, 0 to 23; null in contacts loaded before it was kept.")
          .optional(WAIT_SECONDS, IntegerType, "Seconds in the queue.")
          .optional(TALK_SECONDS, IntegerType, "Seconds of exchange, hold not included.")
          .optional(HOLD_SECONDS, IntegerType, "Seconds on hold.")
          .optional(WRAP_UP_SECONDS, IntegerType, "Seconds of work after the exchange.")
          .optional(
              HANDLING_SECONDS,
              IntegerType,
              "Talk + hold + wrap-up; null if no agent handled the contact.")
          .optional(RECEIVED_BY_TRANSFER, BooleanType, "Whether another agent passed it on.")
          .optional(
              TRANSFERRED_TO, StringType, "Team or back office it was passed on to; null if none.")
          .optional(ESCALATED, BooleanType, "Whether it was raised to a higher level.")
          .optional(ENDED_BY, StringType, "AGENT, CUSTOMER or SYSTEM.")
          .required(ABANDONED, BooleanType, "Whether the customer left before an agent answered.")
          .optional(
              OBJECTIVES,
              createArrayType(StringType),
              "What it was for: INFORMATION, FOLLOW_UP, GUIDANCE, SALE, VERIFICATION; may be several.")
          .optional(
              RULE_CHANGED_RECENTLY, BooleanType, "Whether a rule that matters changed recently.")
          .optional(DOCUMENTS_INVOLVED, IntegerType, "Documents that the situation called for.")
          .optional(
              SITUATION_TYPE,
              StringType,
              "SIMPLE, INTERMEDIATE or COMPLEX if the source says so itself; null if it has to be scored.")
          .optional(RESOLVED, BooleanType, "The agent's own resolution code.")
          .optional(
              FILE_COMPLETE, BooleanType, "Whether the customer's file was complete after it.")
          .optional(SALE_AGREED_AT, TimestampType, "When a sale was agreed to, if one was.")
          .optional(SALE_SIGNED_AT, TimestampType, "When the sale was signed, if it was.")
          .optional(
              HAS_UNKNOWN_END,
              BooleanType,
              "Whether its end was not delivered for a week and it was given up: it ends with what is known of it. Null if the source delivers whole contacts.")
          .version()
          .partitionedBy(CONTACT_DATE)
          .key(ORGANISATION, SOURCE, CONTACT_ID, CONTACT_DATE)
          .statisticsOn(ORGANISATION, SOURCE, SERVICE, CHANNEL, STARTED_AT)
          .check("channel_is_known", Condition.isOneOf(CHANNEL, List.of(Channel.values())))
          .check("direction_is_known", Condition.isOneOf(DIRECTION, List.of(Direction.values())))
          .check("leg_counts_from_one", LEG + " >= 1")
          .check("starts_in_our_time", STARTS_IN_OUR_TIME)
          .check("ends_after_it_starts", ENDED_AT + " >= " + STARTED_AT)
          .check("wait_is_not_negative", notNegative(WAIT_SECONDS))
          .check("talk_is_not_negative", notNegative(TALK_SECONDS))
          .check("hold_is_not_negative", notNegative(HOLD_SECONDS))
          .check("wrap_up_is_not_negative", notNegative(WRAP_UP_SECONDS))
          .check(
              "handling_is_at_most_a_week",
              HANDLING_SECONDS + " IS NULL OR " + HANDLING_SECONDS + " BETWEEN 0 AND 604800")
          .check(
              "abandoned_is_not_handled",
              "NOT " + ABANDONED + " OR " + HANDLING_SECONDS + " IS NULL")
          .check(
              "situation_type_is_known",
              SITUATION_TYPE
                  + " IS NULL OR "
                  + Condition.isOneOf(SITUATION_TYPE, SituationType.KNOWN))
          .build();

  private Contact() {}

  private static String notNegative(String column) {
    return column + " IS NULL OR " + column + " >= 0";
  }
}
