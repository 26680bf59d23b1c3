package org.contretemps.source.mapping.text;

import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.upper;
import static org.apache.spark.sql.functions.when;

import java.io.Serializable;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF2;
import org.apache.spark.sql.types.DataTypes;

/**
 * Reads times that end in the abbreviation of a time zone, such as BST, which is Dhaka's time for
 * Java and London's for a Briton. An abbreviation is read if the mapping's zone has it at that
 * time, and then it also tells which of two equal wall times is meant; any other is refused. UTC,
 * GMT and UT mean the same everywhere and are no abbreviations here.
 */
public final class ZoneAbbreviation implements Serializable {
  private static final String LETTERS = "[0-9.]\\s*([A-Za-z]{2,5})\\s*$";
  private static final String EVERYWHERE = "UTC|GMT|UT";

  private final ZoneId zone;

  ZoneAbbreviation(ZoneId zone) {
    this.zone = zone;
  }

  /** Whether a text ends in an abbreviation. */
  static Column isIn(Column text) {
    return text.rlike(LETTERS).and(not(in(text).rlike("^(" + EVERYWHERE + ")$")));
  }

  /** The instant of a text that ends in an abbreviation; an error if the zone does not have it. */
  Column instant(Column text) {
    Column wall = LocalTime.wallOfText(regexp_replace(text, "\\s*[A-Za-z]{2,5}\\s*$", ""));
    UDF2<Long, String, Long> instant = this::instant;
    return timestamp_micros(udf(instant, DataTypes.LongType).apply(unix_micros(wall), in(text)));
  }

  /** Which abbreviation cannot be read; null if a text has none. */
  Column complaint(Column text) {
    return when(
        isIn(text), concat(lit(": "), in(text), lit(" is no time of " + zone + " on that date")));
  }

  private static Column in(Column text) {
    return upper(regexp_extract(text, LETTERS, 1));
  }

  private Long instant(Long wallMicros, String abbreviation) {
    if (wallMicros == null) {
      return null;
    }
    long second = Math.floorDiv(wallMicros, 1_000_000L);
    LocalDateTime wall = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
    return zone.getRules().getValidOffsets(wall).stream()
        .filter(offset -> abbreviation.equals(abbreviation(wall, offset)))
        .findFirst()
        .map(offset -> wallMicros - 1_000_000L * offset.getTotalSeconds())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot read a time: %s has no %s then. Write an offset."
                        .formatted(zone, abbreviation)));
  }

  private String abbreviation(LocalDateTime wall, ZoneOffset offset) {
    boolean isSummer = zone.getRules().isDaylightSavings(wall.toInstant(offset));
    return TimeZone.getTimeZone(zone).getDisplayName(isSummer, TimeZone.SHORT, Locale.ENGLISH);
  }
}
