package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Checks that the times of a record are plausible for the delivery it came with. The time of a
 * delivery is the last change of its file, or now if that lies ahead. What happened more than a day
 * after its delivery, or longer before it than the mapping admits, comes from a wrong clock: one
 * such record would move the as-of date of the whole warehouse. The day covers time zones.
 *
 * @param happened columns with times at which something happened
 * @param bounded those of them that cannot lie too long before the delivery
 * @param announced columns with dates that may lie ahead, by up to {@link #ANNOUNCED_DAYS}
 */
public record PlausibleTimes(List<String> happened, List<String> bounded, List<String> announced) {
  /** How far ahead of its delivery a date may be announced: ten years. */
  static final int ANNOUNCED_DAYS = 3_650;

  /** Of a record of something that happened: its own time first, then later ones. */
  public static PlausibleTimes of(String own, String... later) {
    return new PlausibleTimes(
        Stream.concat(Stream.of(own), Stream.of(later)).toList(), List.of(own), List.of());
  }

  /** Of an entry that was logged, however long ago, and takes effect on a date of its own. */
  public static PlausibleTimes ofEntry(String loggedAt, String effective) {
    return new PlausibleTimes(List.of(loggedAt), List.of(), List.of(effective));
  }

  /**
   * Rejects accepted rows of {@link MappedRecord} whose times cannot be.
   *
   * @param oldestDays how many days before its delivery a record may have happened
   */
  public Dataset<Row> judge(Dataset<Row> rows, int oldestDays) {
    Column reason = reason(oldestDays);
    Column isAccepted = col(MappedRecord.STATUS).equalTo(MappedRecord.ACCEPTED);
    Column isWrong = isAccepted.and(reason.notEqual(lit("")));
    return rows.withColumns(
        Map.of(
            MappedRecord.REASON,
            when(isWrong, reason).otherwise(col(MappedRecord.REASON)),
            MappedRecord.STATUS,
            when(isWrong, lit(MappedRecord.REJECTED)).otherwise(col(MappedRecord.STATUS))));
  }

  private Column reason(int oldestDays) {
    Stream<Column> ahead =
        happened.stream()
            .map(
                time ->
                    when(isBehind(time, 1), lit(time + " is more than a day after the delivery")));
    Stream<Column> old =
        bounded.stream()
            .map(
                time ->
                    when(
                        instant(time).lt(delivered().minus(days(oldestDays))),
                        lit(
                            "%s is more than %d days before the delivery"
                                .formatted(time, oldestDays))));
    Stream<Column> farAhead =
        announced.stream()
            .map(
                time ->
                    when(
                        isBehind(time, ANNOUNCED_DAYS),
                        lit(
                            "%s is more than %d days after the delivery"
                                .formatted(time, ANNOUNCED_DAYS))));
    Column[] reasons = Stream.of(ahead, old, farAhead).flatMap(some -> some).toArray(Column[]::new);
    return concat_ws("; ", reasons);
  }

  private static Column isBehind(String time, int days) {
    return instant(time).gt(delivered().plus(days(days)));
  }

  private static Column instant(String time) {
    return col(time).cast(DataTypes.TimestampType);
  }

  private static Column delivered() {
    return least(col(MappedRecord.DELIVERED_AT), current_timestamp());
  }

  private static Column days(int days) {
    return expr("INTERVAL '%d' DAY".formatted(days));
  }
}
