package org.contretemps.record.event;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.util.List;
import org.contretemps.table.Condition;
import org.contretemps.table.TableDefinition;

/**
 * One row per event that an event log told of a contact, kept so that a contact whose end is
 * delivered on another night can be assembled from all of its events. Customer and agent are keyed
 * pseudonyms.
 */
public final class ContactEvent {
  public static final String SOURCE = "source";
  public static final String ORGANISATION = "organisation";
  public static final String EVENT_KEY = "event_key";
  public static final String QUEUE = "queue";
  public static final String EVENT = "event";
  public static final String EVENT_AT = "event_at";
  public static final String EVENT_DATE = "event_date";
  public static final String OPENS = "opens";
  public static final String CLOSES = "closes";
  public static final String AGENT_KEY = "agent_key";
  public static final String CUSTOMER_KEY = "customer_key";
  public static final String WAIT_SECONDS = "wait_seconds";
  public static final String TALK_SECONDS = "talk_seconds";
  public static final String HOLD_SECONDS = "hold_seconds";
  public static final String WRAP_UP_SECONDS = "wrap_up_seconds";
  public static final String DETAIL = "detail";
  public static final String EVENT_ID = "event_id";
  public static final String SOURCE_FILE = "source_file";
  public static final String DELIVERED_AT = "delivered_at";
  public static final String POSITION = "position";
  public static final String ITEM = "item";

  /** What decides the order of a contact's events: a log may tell time in whole seconds. */
  public static final List<String> ORDER =
      List.of(EVENT_AT, DELIVERED_AT, SOURCE_FILE, POSITION, ITEM);

  private static final int WEEK_SECONDS = 604_800;

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "contact_event",
              "One row per event of an event log that tells of a contact, as it was first delivered.")
          .required(SOURCE, StringType, "The source mapping that the event came through.")
          .required(ORGANISATION, StringType, "The organisation contacted.")
          .required(
              EVENT_KEY, StringType, "What all events of one conversation share in their source.")
          .optional(
              QUEUE, StringType, "The queue; events of one leg of a conversation share it, too.")
          .required(EVENT, StringType, "What happened, as the source calls it.")
          .required(EVENT_AT, TimestampType, "When it happened.")
          .required(EVENT_DATE, DateType, "UTC date on which it happened.")
          .required(OPENS, BooleanType, "Whether a contact begins with it.")
          .required(CLOSES, BooleanType, "Whether a contact is over with it.")
          .optional(AGENT_KEY, LongType, "Keyed pseudonym of the agent; null where none is named.")
          .optional(
              CUSTOMER_KEY, LongType, "Keyed pseudonym of the customer; null where none is named.")
          .optional(WAIT_SECONDS, IntegerType, "Seconds in the queue that the event tells of.")
          .optional(TALK_SECONDS, IntegerType, "Seconds of exchange that the event tells of.")
          .optional(HOLD_SECONDS, IntegerType, "Seconds on hold that the event tells of.")
          .optional(WRAP_UP_SECONDS, IntegerType, "Seconds of work afterwards it tells of.")
          .optional(DETAIL, StringType, "What else the assembly of contacts needs of the event.")
          .required(
              EVENT_ID,
              LongType,
              "Keyed hash of the record's bytes, by which it is known when it is delivered again.")
          .required(SOURCE_FILE, StringType, "Landing file in which it was first delivered.")
          .required(DELIVERED_AT, TimestampType, "When that file was delivered.")
          .required(POSITION, LongType, "Where in that file it stands.")
          .required(ITEM, IntegerType, "Its number among the events made of what stands there.")
          .partitionedBy(EVENT_DATE)
          .key(SOURCE, EVENT_DATE, EVENT_KEY, EVENT_ID)
          .statisticsOn(SOURCE, EVENT_AT)
          .check("happened_in_our_time", Condition.inOurTime(EVENT_AT))
          .check(
              "happened_before_it_was_delivered",
              EVENT_AT + " <= " + DELIVERED_AT + " + INTERVAL '1' DAY")
          .check("wait_is_at_most_a_week", withinAWeek(WAIT_SECONDS))
          .check("talk_is_at_most_a_week", withinAWeek(TALK_SECONDS))
          .check("hold_is_at_most_a_week", withinAWeek(HOLD_SECONDS))
          .check("wrap_up_is_at_most_a_week", withinAWeek(WRAP_UP_SECONDS))
          .build();

  private ContactEvent() {}

  private static String withinAWeek(String column) {
    return Condition.nullOrBetween(column, 0, WEEK_SECONDS);
  }
}
