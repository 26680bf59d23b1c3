package org.contretemps.record.event;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sha2;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;
import static org.contretemps.table.InputField.withFallback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.ContactInput;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.table.Condition;
import org.contretemps.table.InputField;
import org.contretemps.table.TableDefinition;

/**
 * One row per event of a contact in an event log, kept so that a contact can be assembled from all
 * of its events although its end arrives on another night. Customer and agent are keyed pseudonyms.
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

  /** By what two rows tell of the same event, although their identifiers differ. */
  static final List<String> SAID =
      List.of(
          SOURCE,
          ORGANISATION,
          EVENT_KEY,
          QUEUE,
          EVENT,
          EVENT_AT,
          OPENS,
          CLOSES,
          AGENT_KEY,
          CUSTOMER_KEY,
          WAIT_SECONDS,
          TALK_SECONDS,
          HOLD_SECONDS,
          WRAP_UP_SECONDS,
          DETAIL);

  /** What the hash of an event's content is keyed as, beside agents and customers. */
  private static final String RECORD = "event";

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
          .optional(AGENT_KEY, LongType, "Keyed pseudonym of the agent; null if none is named.")
          .optional(
              CUSTOMER_KEY, LongType, "Keyed pseudonym of the customer; null if none is named.")
          .optional(WAIT_SECONDS, IntegerType, "Seconds in the queue that the event tells of.")
          .optional(TALK_SECONDS, IntegerType, "Seconds of exchange that the event tells of.")
          .optional(HOLD_SECONDS, IntegerType, "Seconds on hold that the event tells of.")
          .optional(WRAP_UP_SECONDS, IntegerType, "Seconds of work afterwards it tells of.")
          .optional(DETAIL, StringType, "What else the assembly of contacts needs of the event.")
          .required(
              EVENT_ID,
              LongType,
              "Keyed hash of the record's content, by which it is recognised when it is delivered again, in any form.")
          .required(SOURCE_FILE, StringType, "Landing file in which it was first delivered.")
          .required(DELIVERED_AT, TimestampType, "When that file was delivered.")
          .required(POSITION, LongType, "Its position in that file.")
          .required(ITEM, IntegerType, "Its number among the events made from that position.")
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

  /** What a source mapping fills for an event, before people become pseudonyms. */
  public static final List<InputField> FIELDS =
      List.of(
          required(ORGANISATION, StringType, "the organisation contacted"),
          required(EVENT_KEY, StringType, "shared by the events of a conversation"),
          optional(QUEUE, StringType, "shared by the events of one of its legs"),
          required(EVENT, StringType, "what happened"),
          required(EVENT_AT, TimestampType, "when it happened"),
          withFallback(OPENS, BooleanType, "false", "a contact begins with it"),
          withFallback(CLOSES, BooleanType, "false", "a contact is over with it"),
          optional(ContactInput.AGENT_ID, StringType, "the agent; kept as a pseudonym only"),
          optional(ContactInput.CUSTOMER_ID, StringType, "the person; kept as a pseudonym only"),
          optional(WAIT_SECONDS, IntegerType, "seconds in the queue it tells of"),
          optional(TALK_SECONDS, IntegerType, "seconds of exchange it tells of"),
          optional(HOLD_SECONDS, IntegerType, "seconds on hold it tells of"),
          optional(WRAP_UP_SECONDS, IntegerType, "seconds of work afterwards"),
          optional(DETAIL, StringType, "what else the contact is made of"));

  private ContactEvent() {}

  /**
   * Mapped records with {@link #FIELDS} as the table declares them, with all other columns of the
   * input. Pure.
   *
   * <p>An event is known by what its record says, not by what a mapping makes of it, so that a log
   * delivered again after its mapping was mended doubles nothing. The hash of it has a key: without
   * one, a telephone number in it could be found by trying all.
   *
   * @param source name of the mapping
   * @param content the record's content, independent of its form
   */
  public static Dataset<Row> rows(
      Dataset<Row> input, String source, Column content, Pseudonyms pseudonyms) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(SOURCE, lit(source));
    columns.put(EVENT_DATE, date());
    columns.put(AGENT_KEY, key(pseudonyms, Pseudonyms.AGENT, col(ContactInput.AGENT_ID)));
    columns.put(CUSTOMER_KEY, key(pseudonyms, Pseudonyms.CUSTOMER, col(ContactInput.CUSTOMER_ID)));
    columns.put(EVENT_ID, key(pseudonyms, RECORD, record(content)));
    columns.put(SOURCE_FILE, col(MappedRecord.FILE));
    columns.put(DELIVERED_AT, col(MappedRecord.DELIVERED_AT));
    columns.put(POSITION, col(MappedRecord.POSITION));
    columns.put(ITEM, col(MappedRecord.ITEM));
    return input.withColumns(columns).drop(ContactInput.AGENT_ID, ContactInput.CUSTOMER_ID);
  }

  /** Null for a time that the table refuses, which may have no date. */
  private static Column date() {
    return when(expr(Condition.inOurTime(EVENT_AT)), to_date(col(EVENT_AT)));
  }

  private static Column record(Column content) {
    return concat_ws("-", sha2(content, 256), col(MappedRecord.ITEM));
  }

  private static Column key(Pseudonyms pseudonyms, String kind, Column identifier) {
    return udf(pseudonyms.function(kind), LongType).apply(col(ORGANISATION), identifier);
  }

  private static String withinAWeek(String column) {
    return Condition.nullOrBetween(column, 0, WEEK_SECONDS);
  }
}
