package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Start and end of a contact at a change of the clock, resolved together. Each of the two wall
 * times may mean two instants. Of the pairs that do not end before they start, the one stands whose
 * length is nearest to wait + talk + hold, of equal ones the earlier. Where no pair fits, both keep
 * the earlier offset. Pure.
 */
public final class ClockChange {
  /** The other instant that the start can mean; null nearly always. */
  public static final String STARTED_AT_OTHER = Contact.STARTED_AT + "_other";

  /** The other instant that the end can mean; null nearly always. */
  public static final String ENDED_AT_OTHER = Contact.ENDED_AT + "_other";

  private static final String PAIR = "_pair";
  private static final String SECONDS =
      "(0L + coalesce(wait_seconds, 0) + coalesce(talk_seconds, 0) + coalesce(hold_seconds, 0))";

  private ClockChange() {}

  /** Rows with the fields of {@link ContactInput} and the columns above → the same, resolved. */
  public static Dataset<Row> resolved(Dataset<Row> contacts) {
    Column started = col(PAIR).getField("started_at");
    Column ended = col(PAIR).getField("ended_at");
    return contacts
        .withColumn(PAIR, expr(best()))
        .withColumns(
            Map.of(
                Contact.STARTED_AT, coalesce(started, col(Contact.STARTED_AT)),
                Contact.ENDED_AT, coalesce(ended, col(Contact.ENDED_AT))))
        .drop(PAIR);
  }

  /** Structs are compared field by field: nearest first, then earlier. */
  private static String best() {
    String pairs =
        String.join(
            ", ",
            pair(Contact.STARTED_AT, Contact.ENDED_AT),
            pair(Contact.STARTED_AT, ENDED_AT_OTHER),
            pair(STARTED_AT_OTHER, Contact.ENDED_AT),
            pair(STARTED_AT_OTHER, ENDED_AT_OTHER));
    return "CASE WHEN %s IS NOT NULL OR %s IS NOT NULL THEN array_min(filter(array(%s), pair -> pair.ended_at >= pair.started_at)) END"
        .formatted(STARTED_AT_OTHER, ENDED_AT_OTHER, pairs);
  }

  private static String pair(String started, String ended) {
    return "named_struct('off', abs(unix_micros(%2$s) - unix_micros(%1$s) - 1000000L * %3$s), 'started_at', %1$s, 'ended_at', %2$s)"
        .formatted(started, ended, SECONDS);
  }
}
