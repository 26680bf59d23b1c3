package org.contretemps.record.event;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.last;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.record.contact.Contact;

/** Assigns each event to a leg of its conversation, and finds the events before it. Pure. */
final class EventOrder {
  /** When the event's leg began; null if no event has opened it. */
  static final String OPENED_AT = "opened_at";

  /** Name of the last event of the conversation before this one that closed a leg; null if none. */
  static final String CLOSED_BEFORE = "closed_before";

  /** When the conversation next entered a queue after this event; null if it did not. */
  static final String NEXT_OPENED_AT = "next_opened_at";

  /** The first customer whom an event of the conversation names. */
  static final String CUSTOMER = "conversation_customer";

  /** Number of the last leg of the conversation. */
  static final String LATEST_LEG = "latest_leg";

  private static final String LEGS_SO_FAR = "legs_so_far";
  private static final String LAST_OF_AGENT = "_last_of_agent";
  private static final String RANK = "_rank";
  private static final String FIRST = "_first";
  private static final String AT = "_at";
  private static final String FILE = "_in_file";
  private static final String PLACE = "_place";
  private static final String MOST_SET_BACK = "INTERVAL '60' SECOND";

  /** Rows of {@link ContactEvent} → the same, and {@link Contact#LEG} with the columns above. */
  Dataset<Row> number(Dataset<Row> events) {
    Column[] conversation = {col(ContactEvent.ORGANISATION), col(ContactEvent.EVENT_KEY)};
    WindowSpec whole = Window.partitionBy(conversation);
    WindowSpec ordered = whole.orderBy(order());
    WindowSpec soFar = ordered.rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    WindowSpec before = ordered.rowsBetween(Window.unboundedPreceding(), -1);
    WindowSpec after = ordered.rowsBetween(1, Window.unboundedFollowing());
    WindowSpec inQueue =
        Window.partitionBy(conversation[0], conversation[1], col(ContactEvent.QUEUE))
            .orderBy(order())
            .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    Column opens = col(ContactEvent.OPENS);
    Dataset<Row> numbered =
        inTime(once(events))
            .withColumn(
                LEGS_SO_FAR,
                sum(when(opens, lit(1)).otherwise(lit(0))).over(soFar).cast(DataTypes.IntegerType))
            .withColumn(
                CLOSED_BEFORE,
                last(when(col(ContactEvent.CLOSES), col(ContactEvent.EVENT)), true).over(before))
            .withColumn(NEXT_OPENED_AT, min(when(opens, col(ContactEvent.EVENT_AT))).over(after))
            .withColumn(
                CUSTOMER,
                first(col(ContactEvent.CUSTOMER_KEY), true)
                    .over(
                        ordered.rowsBetween(
                            Window.unboundedPreceding(), Window.unboundedFollowing())))
            .withColumn(LATEST_LEG, max(LEGS_SO_FAR).over(whole))
            .withColumn(Contact.LEG, last(when(opens, col(LEGS_SO_FAR)), true).over(inQueue))
            .withColumn(
                OPENED_AT, last(when(opens, col(ContactEvent.EVENT_AT)), true).over(inQueue));
    return ofItsAgent(numbered);
  }

  /**
   * An end belongs to the leg that its agent answered last and that they have not ended: of an
   * agent who lets the caller go on, and back into the queue, the end comes after the next leg has
   * begun.
   */
  private static Dataset<Row> ofItsAgent(Dataset<Row> numbered) {
    WindowSpec before =
        Window.partitionBy(
                col(ContactEvent.ORGANISATION),
                col(ContactEvent.EVENT_KEY),
                col(ContactEvent.QUEUE),
                col(ContactEvent.AGENT_KEY))
            .orderBy(order())
            .rowsBetween(Window.unboundedPreceding(), -1);
    Column last = col(LAST_OF_AGENT);
    Column isLate =
        col(ContactEvent.CLOSES)
            .and(not(col(ContactEvent.OPENS)))
            .and(col(ContactEvent.AGENT_KEY).isNotNull())
            .and(last.getField(Contact.LEG).isNotNull())
            .and(not(last.getField(ContactEvent.CLOSES)));
    return numbered
        .withColumn(
            LAST_OF_AGENT,
            last(struct(col(ContactEvent.CLOSES), col(Contact.LEG), col(OPENED_AT))).over(before))
        .withColumn(
            Contact.LEG, when(isLate, last.getField(Contact.LEG)).otherwise(col(Contact.LEG)))
        .withColumn(OPENED_AT, when(isLate, last.getField(OPENED_AT)).otherwise(col(OPENED_AT)))
        .drop(LAST_OF_AGENT);
  }

  /** Of rows that say the same the first delivered: one shape of an event may be of old. */
  private static Dataset<Row> once(Dataset<Row> events) {
    Column[] said = ContactEvent.SAID.stream().map(functions::col).toArray(Column[]::new);
    return events
        .withColumn(RANK, row_number().over(Window.partitionBy(said).orderBy(order())))
        .where(col(RANK).equalTo(1))
        .drop(RANK);
  }

  /**
   * A clock that is set back within a call tells a time before the call's beginning. An event that
   * comes after the first opening event of its queue in the file, but is up to a minute earlier by
   * its time, is given that event's time.
   */
  private static Dataset<Row> inTime(Dataset<Row> events) {
    Column place = struct(col(ContactEvent.POSITION), col(ContactEvent.ITEM));
    Column first =
        min(when(
                col(ContactEvent.OPENS),
                struct(
                    col(ContactEvent.EVENT_AT).as(AT),
                    col(ContactEvent.SOURCE_FILE).as(FILE),
                    place.as(PLACE))))
            .over(
                Window.partitionBy(
                    col(ContactEvent.ORGANISATION),
                    col(ContactEvent.EVENT_KEY),
                    col(ContactEvent.QUEUE)));
    Column begins = col(FIRST).getField(AT);
    Column isSetBack =
        col(FIRST)
            .getField(FILE)
            .equalTo(col(ContactEvent.SOURCE_FILE))
            .and(col(FIRST).getField(PLACE).lt(place))
            .and(col(ContactEvent.EVENT_AT).lt(begins))
            .and(col(ContactEvent.EVENT_AT).geq(begins.minus(expr(MOST_SET_BACK))));
    return events
        .withColumn(FIRST, first)
        .withColumn(
            ContactEvent.EVENT_AT, when(isSetBack, begins).otherwise(col(ContactEvent.EVENT_AT)))
        .drop(FIRST);
  }

  private static Column[] order() {
    return ContactEvent.ORDER.stream().map(functions::col).toArray(Column[]::new);
  }
}
