package org.contretemps.record.event;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * Corrects event logs that report the end of a call under another call's identifier: returns such
 * ends to the call they end, and entrances into a queue to the call answered there ({@link
 * StrayEntrances}). Pure.
 *
 * <p>Asterisk does that after it has optimised a local channel away: the call is answered under one
 * identifier and completed under another. An end is stray if it reports talk and its own
 * conversation never entered that queue. It belongs to the answer of the same queue, agent and wait
 * that lies its talk before it, give or take two seconds, and that no event of its own conversation
 * ends. Each answer gets the nearest end, and each end the nearest answer.
 */
public final class StrayEnds {
  /** The conversation under which the log tells the event. */
  public static final String LOGGED_AS = "_logged_as";

  /** The conversation that a stray event belongs to. */
  public static final String ANSWERED = "_answered";

  private static final long TOLERANCE = 2;
  private static final String SECOND = "_second";
  private static final String APART = "_apart";
  private static final String RANK = "_rank";
  private static final String LAST_CLOSED = "_last_closed";
  private static final String ENTERED = "_entered";
  private static final List<String> SHARED =
      List.of(
          ContactEvent.ORGANISATION,
          ContactEvent.QUEUE,
          ContactEvent.AGENT_KEY,
          ContactEvent.WAIT_SECONDS);

  private StrayEnds() {}

  /**
   * The stray ends and entrances among events whose calls are found: their key, {@link
   * ContactEvent#ORGANISATION} and {@link #ANSWERED}.
   *
   * @param events rows of {@link ContactEvent}, of each conversation in them all
   */
  public static Dataset<Row> found(Dataset<Row> events) {
    Column near = abs(col("stray." + SECOND).minus(col("answer." + SECOND)));
    Column together =
        SHARED.stream()
            .map(column -> col("stray." + column).equalTo(col("answer." + column)))
            .reduce(near.leq(TOLERANCE), Column::and);
    List<Column> columns = new ArrayList<>();
    ContactEvent.TABLE.key().forEach(key -> columns.add(col("stray." + key)));
    columns.add(col("stray." + ContactEvent.ORGANISATION));
    columns.add(col("answer." + ContactEvent.EVENT_KEY).as(ANSWERED));
    columns.add(col("answer." + SECOND));
    columns.add(near.as(APART));
    Dataset<Row> pairs =
        strays(events)
            .as("stray")
            .join(openAnswers(events).as("answer"), together)
            .select(columns.toArray(Column[]::new))
            .unionByName(StrayEntrances.pairs(events, ANSWERED, SECOND, APART));
    Dataset<Row> ofAnswers = nearest(pairs, List.of(ContactEvent.ORGANISATION, ANSWERED, SECOND));
    return nearest(ofAnswers, ContactEvent.TABLE.key()).drop(SECOND, APART);
  }

  /**
   * Rows of {@link ContactEvent} → the same with {@link #LOGGED_AS}; stray events have the {@link
   * ContactEvent#EVENT_KEY} of the call that they belong to.
   *
   * @param found what {@link #found} gave
   */
  public static Dataset<Row> reunited(Dataset<Row> events, Dataset<Row> found) {
    Dataset<Row> logged = events.withColumn(LOGGED_AS, col(ContactEvent.EVENT_KEY));
    Column isIt =
        ContactEvent.TABLE.key().stream()
            .map(key -> col("event." + key).equalTo(col("stray." + key)))
            .reduce(Column::and)
            .orElseThrow();
    Column key = coalesce(col("stray." + ANSWERED), col("event." + ContactEvent.EVENT_KEY));
    Column[] columns =
        Arrays.stream(logged.columns())
            .map(name -> name.equals(ContactEvent.EVENT_KEY) ? key.as(name) : col("event." + name))
            .toArray(Column[]::new);
    return logged.as("event").join(broadcast(found).as("stray"), isIt, "left").select(columns);
  }

  private static Dataset<Row> nearest(Dataset<Row> pairs, List<String> of) {
    Column[] columns = of.stream().map(functions::col).toArray(Column[]::new);
    return pairs
        .withColumn(
            RANK,
            row_number()
                .over(
                    Window.partitionBy(columns)
                        .orderBy(APART, ANSWERED, ContactEvent.EVENT_KEY, SECOND)))
        .where(col(RANK).equalTo(1))
        .drop(RANK);
  }

  /** Ends with talk of conversations that never entered the queue, and when they were answered. */
  private static Dataset<Row> strays(Dataset<Row> events) {
    return events
        .withColumn(ENTERED, max(col(ContactEvent.OPENS)).over(Window.partitionBy(pass())))
        .where(col(ContactEvent.CLOSES).and(not(col(ENTERED))))
        .withColumn(
            SECOND, unix_seconds(col(ContactEvent.EVENT_AT)).minus(col(ContactEvent.TALK_SECONDS)));
  }

  /** Answers that nothing in their conversation and queue ends, and when they were. */
  private static Dataset<Row> openAnswers(Dataset<Row> events) {
    Column order = struct(ContactEvent.ORDER.stream().map(functions::col).toArray(Column[]::new));
    Column isAnswer = not(col(ContactEvent.OPENS)).and(not(col(ContactEvent.CLOSES)));
    return events
        .withColumn(
            LAST_CLOSED,
            max(when(col(ContactEvent.CLOSES), order)).over(Window.partitionBy(pass())))
        .where(isAnswer.and(coalesce(col(LAST_CLOSED).lt(order), lit(true))))
        .withColumn(SECOND, unix_seconds(col(ContactEvent.EVENT_AT)));
  }

  private static Column[] pass() {
    return new Column[] {
      col(ContactEvent.ORGANISATION), col(ContactEvent.EVENT_KEY), col(ContactEvent.QUEUE)
    };
  }
}
