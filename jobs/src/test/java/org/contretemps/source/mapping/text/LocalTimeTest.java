package org.contretemps.source.mapping.text;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class LocalTimeTest {
  private record Read(String text, String instant, boolean isAmbiguous) {}

  @Test
  void aWallTimeOfParisIsOneOrTwoHoursBeforeUtc(SparkSession spark) {
    assertThat(
            read(spark, "Europe/Paris", "2026-01-15 12:00:00", "2026-07-15T12:00:00", "2026-07-15"))
        .containsExactly(
            new Read("2026-01-15 12:00:00", "2026-01-15 11:00:00", false),
            new Read("2026-07-15T12:00:00", "2026-07-15 10:00:00", false),
            new Read("2026-07-15", "2026-07-14 22:00:00", false));
  }

  @Test
  void anHourThatDoesNotExistInSpringIsMovedOnByTheGap(SparkSession spark) {
    assertThat(
            read(
                spark,
                "Europe/Paris",
                "2026-03-29 01:59:59",
                "2026-03-29 02:30:00",
                "2026-03-29 03:30:00"))
        .containsExactly(
            new Read("2026-03-29 01:59:59", "2026-03-29 00:59:59", false),
            new Read("2026-03-29 02:30:00", "2026-03-29 01:30:00", false),
            new Read("2026-03-29 03:30:00", "2026-03-29 01:30:00", false));
  }

  @Test
  void anHourThatOccursTwiceInAutumnTakesTheEarlierOffsetAndIsFlagged(SparkSession spark) {
    assertThat(
            read(
                spark,
                "Europe/Paris",
                "2026-10-25 01:59:59",
                "2026-10-25 02:00:00",
                "2026-10-25 02:30:00.5",
                "2026-10-25 03:00:00"))
        .containsExactly(
            new Read("2026-10-25 01:59:59", "2026-10-24 23:59:59", false),
            new Read("2026-10-25 02:00:00", "2026-10-25 00:00:00", true),
            new Read("2026-10-25 02:30:00.5", "2026-10-25 00:30:00.5", true),
            new Read("2026-10-25 03:00:00", "2026-10-25 02:00:00", false));
  }

  @Test
  void lordHoweMovesByHalfAnHour(SparkSession spark) {
    assertThat(
            read(
                spark,
                "Australia/Lord_Howe",
                "2026-04-05 01:29:59",
                "2026-04-05 01:30:00",
                "2026-10-04 02:15:00"))
        .containsExactly(
            new Read("2026-04-05 01:29:59", "2026-04-04 14:29:59", false),
            new Read("2026-04-05 01:30:00", "2026-04-04 14:30:00", true),
            new Read("2026-10-04 02:15:00", "2026-10-03 15:45:00", false));
  }

  @Test
  void inUtcEveryTimeIsItself(SparkSession spark) {
    assertThat(read(spark, "UTC", "2026-10-25 02:30:00", "1969-12-31 23:59:59.999999"))
        .containsExactly(
            new Read("2026-10-25 02:30:00", "2026-10-25 02:30:00", false),
            new Read("1969-12-31 23:59:59.999999", "1969-12-31 23:59:59.999999", false));
  }

  @Test
  void aTextThatSaysItsOffsetIsTakenAtItsWord(SparkSession spark) {
    String[] offsets = {"Z", "+00:00", "-00:00", "+0000", "+00", " UTC", "Z ", " Africa/Abidjan"};
    assertThat(read(spark, "Europe/Paris", texts("2026-10-25T02:30:00", offsets)))
        .allSatisfy(read -> assertThat(read.instant()).isEqualTo("2026-10-25 02:30:00"))
        .noneMatch(Read::isAmbiguous);
    String[] twoHours = {"+02:00", "+0200", "+02", " +02:00", "+2:00", "+02:00 ", " Africa/Cairo"};
    assertThat(read(spark, "Europe/Paris", texts("2026-12-25 02:30:00", twoHours)))
        .allSatisfy(read -> assertThat(read.instant()).isEqualTo("2026-12-25 00:30:00"));
    assertThat(read(spark, "Europe/Paris", "2026-7-5T02:30:00-05:00", "2026-07-05 02:30:00.25-05"))
        .extracting(Read::instant)
        .containsExactly("2026-07-05 07:30:00", "2026-07-05 07:30:00.25");
  }

  /** BST is Dhaka to Java, IST Kolkata, CST Chicago; in London only London's own are read. */
  @Test
  void anAbbreviationIsReadAsTheZonesOwn(SparkSession spark) {
    assertThat(
            read(
                spark,
                "Europe/London",
                "2026-07-10 09:15:00 BST",
                "2026-07-10T09:15:00.5bst ",
                "2026-10-25 01:30:00 BST",
                "2026-10-25 01:30:00 GMT",
                "2026-07-10 09:15:00 GMT"))
        .extracting(Read::instant)
        .containsExactly(
            "2026-07-10 08:15:00",
            "2026-07-10 08:15:00.5",
            "2026-10-25 00:30:00",
            "2026-10-25 01:30:00",
            "2026-07-10 09:15:00");
    assertThat(read(spark, "America/New_York", "2026-07-10 09:15:00 EDT").get(0).instant())
        .isEqualTo("2026-07-10 13:15:00");
  }

  @Test
  void anAbbreviationThatTheZoneDoesNotHaveThenIsRefused(SparkSession spark) {
    for (String other : List.of("IST", "AST", "CST", "CEST", "EST", "PM")) {
      assertThatThrownBy(() -> read(spark, "Europe/London", "2026-07-10 09:15:00 " + other))
          .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> read(spark, "America/New_York", "2026-07-10 09:15:00 EST"))
        .hasRootCauseInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void blanksAroundAWallTimeDoNotMatter(SparkSession spark) {
    assertThat(read(spark, "Europe/Paris", "   2026-10-25 02:30:00  "))
        .extracting(Read::instant, Read::isAmbiguous)
        .containsExactly(tuple("2026-10-25 00:30:00", true));
  }

  private static String[] texts(String wall, String... offsets) {
    return Arrays.stream(offsets).map(wall::concat).toArray(String[]::new);
  }

  private static List<Read> read(SparkSession spark, String zone, String... texts) {
    LocalTime local = new LocalTime(ZoneId.of(zone));
    Dataset<Row> rows = spark.createDataset(List.of(texts), Encoders.STRING()).toDF("text");
    Column text = col("text");
    Column instant = coalesce(local.usual(text), local.anyInstantOfText(text));
    return rows
        .select(
            text, instant.cast("string"), coalesce(local.otherOfText(text).gt(instant), lit(false)))
        .coalesce(1)
        .collectAsList()
        .stream()
        .map(row -> new Read(row.getString(0), row.getString(1), row.getBoolean(2)))
        .toList();
  }
}
