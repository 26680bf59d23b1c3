package org.contretemps.source.mapping.text;

import static org.apache.spark.sql.functions.length;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.source.value.Calls;
import org.contretemps.source.value.UsualTimes;

/**
 * Converts wall-clock times of a time zone to instants, also when the clocks change. A time that
 * occurs twice in autumn is taken with the earlier offset; one that does not occur in spring is
 * moved on by the length of the gap. Wall times are carried as timestamps in UTC, the session's
 * zone.
 */
public final class LocalTime {
  private static final int MOST_LETTERS = 100;

  private final ZoneId zone;

  LocalTime(ZoneId zone) {
    this.zone = zone;
  }

  /** The instant of a wall time. */
  Column instant(Column wall) {
    return to_utc_timestamp(wall, zone.getId());
  }

  /** The instant of a wall time in its usual form; null for another text. */
  Column usual(Column text) {
    return Calls.on(new UsualTimes(zone), "instant", DataTypes.TimestampType, text);
  }

  /**
   * A text as an instant: one that ends in Z, an offset or a zone says so itself, any other is a
   * wall time. One that ends in an abbreviation is read by {@link ZoneAbbreviation}. One without a
   * date is neither; Spark would take today's.
   */
  Column anyInstantOfText(Column text) {
    Column told =
        when(ZoneAbbreviation.isIn(text), new ZoneAbbreviation(zone).instant(text))
            .otherwise(text.cast(DataTypes.TimestampType));
    return when(hasOffset(text), told).otherwise(instant(wallOfText(text)));
  }

  /**
   * The other instant that a wall time can mean, null if it means one: of a time that occurred
   * twice the later, of one that did not occur that of a clock which was set forward already. A
   * function of our own, because SQL has none for it.
   */
  Column other(Column wall) {
    ZoneRules rules = zone.getRules();
    if (rules.isFixedOffset()) {
      return lit(null).cast(DataTypes.TimestampType);
    }
    UDF1<Long, Long> other = micros -> other(rules, micros);
    return timestamp_micros(udf(other, DataTypes.LongType).apply(unix_micros(wall)));
  }

  /** The same for a text; null if it says its offset. */
  Column otherOfText(Column text) {
    UsualTimes usual = new UsualTimes(zone);
    return when(
            Calls.on(usual, "isRead", DataTypes.BooleanType, text),
            Calls.on(usual, "other", DataTypes.TimestampType, text))
        .when(hasOffset(text).equalTo(lit(false)), other(wallOfText(text)));
  }

  private static Long other(ZoneRules rules, Long micros) {
    ZoneOffsetTransition change = micros == null ? null : rules.getTransition(wallTime(micros));
    return change == null ? null : micros - 1_000_000L * change.getOffsetAfter().getTotalSeconds();
  }

  static Column wallOfText(Column text) {
    return text.cast(DataTypes.TimestampNTZType).cast(DataTypes.TimestampType);
  }

  /** Whether there is a sign after yyyy-MM-dd, or a letter at the end. */
  private static Column hasOffset(Column text) {
    // A text with the length of "2026-01-05 08:15:23" and its colons has room for neither.
    Column isUsual = length(text).equalTo(19).and(isColon(text, 14)).and(isColon(text, 17));
    Column trimmed = trim(text);
    Column behindDate = trimmed.substr(11, MOST_LETTERS);
    Column isDated = trimmed.substr(5, 1).equalTo("-");
    Column endsInLetter = length(behindDate).gt(1).and(trimmed.substr(-1, 1).geq("A"));
    return not(isUsual)
        .and(isDated)
        .and(behindDate.contains(lit("+")).or(behindDate.contains(lit("-"))).or(endsInLetter));
  }

  private static Column isColon(Column text, int position) {
    return text.substr(position, 1).equalTo(":");
  }

  private static LocalDateTime wallTime(long micros) {
    return LocalDateTime.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), 0, ZoneOffset.UTC);
  }
}
