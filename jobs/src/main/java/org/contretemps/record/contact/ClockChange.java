package org.contretemps.record.contact;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF5;
import org.apache.spark.sql.types.DataTypes;

/**
 * Resolves the start and end of a contact together when the clocks change. Each of the two wall
 * times may mean two instants. Of the pairs that do not end before they start, the one is taken
 * whose length is nearest to wait + talk + hold, and among equals the earlier. If no pair fits,
 * both keep the earlier offset. Pure.
 */
public final class ClockChange {
  /** The other instant that the start can mean; null nearly always. */
  public static final String STARTED_AT_OTHER = Contact.STARTED_AT + "_other";

  /** The other instant that the end can mean; null nearly always. */
  public static final String ENDED_AT_OTHER = Contact.ENDED_AT + "_other";

  private static final String SECONDS =
      "(0L + coalesce(wait_seconds, 0) + coalesce(talk_seconds, 0) + coalesce(hold_seconds, 0))";

  private static final UDF5<Long, Long, Long, Long, Long, Long> START =
      (start, startOther, end, endOther, seconds) ->
          Pair.best(start, startOther, end, endOther, seconds).start();

  private static final UDF5<Long, Long, Long, Long, Long, Long> END =
      (start, startOther, end, endOther, seconds) ->
          Pair.best(start, startOther, end, endOther, seconds).end();

  private ClockChange() {}

  /** Rows with the fields of {@link ContactInput} and the columns above → the same, resolved. */
  public static Dataset<Row> resolved(Dataset<Row> contacts) {
    return contacts.withColumns(
        Map.of(Contact.STARTED_AT, resolved(START), Contact.ENDED_AT, resolved(END)));
  }

  /**
   * Called non-deterministic, which it is not, so that Spark does not move it. Else the call would
   * be written into every condition that looks at a time, and into those that these are written
   * into: half a million expressions for a load of a dozen sources.
   */
  private static Column resolved(UDF5<Long, Long, Long, Long, Long, Long> function) {
    return timestamp_micros(
        udf(function, DataTypes.LongType)
            .asNondeterministic()
            .apply(
                unix_micros(col(Contact.STARTED_AT)),
                unix_micros(col(STARTED_AT_OTHER)),
                unix_micros(col(Contact.ENDED_AT)),
                unix_micros(col(ENDED_AT_OTHER)),
                expr(SECONDS)));
  }

  /** Start and end, in microseconds of the epoch; null if not known. */
  private record Pair(Long start, Long end) {
    private static final Comparator<Pair> EARLIER =
        Comparator.comparing(Pair::start).thenComparing(Pair::end);

    /** The pair that stands; others are null if a wall time means one instant. */
    static Pair best(Long start, Long startOther, Long end, Long endOther, long seconds) {
      Pair told = new Pair(start, end);
      if (startOther == null && endOther == null) {
        return told;
      }
      return Stream.of(
              told,
              new Pair(start, endOther),
              new Pair(startOther, end),
              new Pair(startOther, endOther))
          .filter(Pair::isPossible)
          .min(
              Comparator.<Pair>comparingLong(pair -> pair.distanceTo(seconds))
                  .thenComparing(EARLIER))
          .orElse(told);
    }

    private boolean isPossible() {
      return start != null && end != null && end >= start;
    }

    private long distanceTo(long seconds) {
      return Math.abs(end - start - 1_000_000L * seconds);
    }
  }
}
