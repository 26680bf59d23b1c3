package org.contretemps.record.event;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.unix_seconds;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * Finds queue entries that were logged under the identifier of an agent's consultation call, each
 * with the answered calls that it may belong to. Pure.
 *
 * <p>An agent who passes a caller on to another queue, and stays until it is certain, enters that
 * queue with a call of their own. Once the caller takes its place the log goes on under the
 * caller's identifier: the answer is in a call that never entered the queue, and the entrance in
 * one that nobody answered. They are matched by queue, and by the wait in the answer, give or take
 * two seconds.
 */
final class StrayEntrances {
  private static final long TOLERANCE = 2;
  private static final String EVENTS = "_events";
  private static final String ENTERED = "_entered";
  private static final String SECOND = "_second";

  private StrayEntrances() {}

  /** Pairs of a stray entrance and an answer, with the seconds that they are apart. */
  static Dataset<Row> pairs(Dataset<Row> events, String answered, String second, String apart) {
    Dataset<Row> passes =
        events
            .withColumn(EVENTS, count(lit(1)).over(Window.partitionBy(pass())))
            .withColumn(ENTERED, max(col(ContactEvent.OPENS)).over(Window.partitionBy(pass())))
            .withColumn(SECOND, unix_seconds(col(ContactEvent.EVENT_AT)));
    Dataset<Row> alone =
        passes.where(
            col(ContactEvent.OPENS).and(not(col(ContactEvent.CLOSES))).and(col(EVENTS).equalTo(1)));
    Dataset<Row> answers =
        passes.where(not(col(ENTERED)).and(not(col(ContactEvent.CLOSES))).and(isAnswer()));
    Column near =
        abs(
            col("stray." + SECOND)
                .plus(col("answer." + ContactEvent.WAIT_SECONDS))
                .minus(col("answer." + SECOND)));
    List<Column> columns = new ArrayList<>();
    ContactEvent.TABLE.key().forEach(key -> columns.add(col("stray." + key)));
    columns.add(col("stray." + ContactEvent.ORGANISATION));
    columns.add(col("answer." + ContactEvent.EVENT_KEY).as(answered));
    columns.add(col("answer." + SECOND).as(second));
    columns.add(near.as(apart));
    return alone
        .as("stray")
        .join(
            answers.as("answer"),
            same(ContactEvent.ORGANISATION, ContactEvent.QUEUE).and(near.leq(TOLERANCE)))
        .select(columns.toArray(Column[]::new));
  }

  private static Column isAnswer() {
    return col(ContactEvent.AGENT_KEY).isNotNull().and(col(ContactEvent.WAIT_SECONDS).isNotNull());
  }

  private static Column same(String one, String other) {
    return col("stray." + one)
        .equalTo(col("answer." + one))
        .and(col("stray." + other).equalTo(col("answer." + other)));
  }

  private static Column[] pass() {
    return new Column[] {
      col(ContactEvent.ORGANISATION), col(ContactEvent.EVENT_KEY), col(ContactEvent.QUEUE)
    };
  }
}
