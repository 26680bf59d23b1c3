package org.contretemps.record.contact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.DataFrames;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class ContactBuilderTest {
  private static final Pseudonyms PSEUDONYMS =
      new Pseudonyms("a secret of 32 bytes, as it were".getBytes(UTF_8));

  @Test
  void handlingIsTalkAndHoldAndWrapUpOfWhatWasHandled(SparkSession spark) {
    assertHandling(
        spark,
        """
        ('all', false, 60, 20, 10, 90),
        ('talk alone', false, 60, NULL, NULL, 60),
        ('no second', false, 0, NULL, NULL, 0),
        ('talk unknown', false, NULL, 20, 10, NULL),
        ('abandoned', true, NULL, NULL, NULL, NULL),
        ('abandoned, and yet talk', true, 5, NULL, NULL, NULL)""");
  }

  /** Exports write zeros for calls that nobody took. */
  @Test
  void withoutAnAgentNoSecondIsNoHandlingTime(SparkSession spark) {
    String nobody = "CAST(NULL AS STRING)";
    Dataset<Row> zeros =
        spark.sql(
            "SELECT false AS abandoned, 0 AS talk_seconds, 0 AS hold_seconds, 0 AS wrap_up_seconds, TIMESTAMP'2026-07-14 12:00:00Z' AS started_at");
    assertThat(build(zeros, nobody).first().<Integer>getAs(Contact.HANDLING_SECONDS)).isNull();
    assertThat(build(zeros).first().<Integer>getAs(Contact.HANDLING_SECONDS)).isZero();
    assertThat(
            build(zeros.withColumn("wrap_up_seconds", lit(5)), nobody)
                .first()
                .<Integer>getAs(Contact.HANDLING_SECONDS))
        .isEqualTo(5);
  }

  /** A column that the mapping names and the file does not have is no pause of no length. */
  @Test
  void ofAFileThatLacksAPartTheHandlingTimeIsNotKnown(SparkSession spark) {
    assertThat(handling(spark, "array()")).isEqualTo(90);
    assertThat(handling(spark, "array('team')")).isEqualTo(90);
    assertThat(handling(spark, "array('hold_seconds')")).isNull();
    assertThat(handling(spark, "array('team', 'wrap_up_seconds')")).isNull();
  }

  private static Integer handling(SparkSession spark, String lacking) {
    Dataset<Row> contact =
        spark.sql(
            """
            SELECT false AS abandoned, 60 AS talk_seconds, CAST(NULL AS INT) AS hold_seconds,
              30 AS wrap_up_seconds, TIMESTAMP'2026-07-14 12:00:00Z' AS started_at,
              CAST(%s AS ARRAY<STRING>) AS _lacking_fields"""
                .formatted(lacking));
    return build(contact).first().getAs(Contact.HANDLING_SECONDS);
  }

  @Test
  void aSumThatNoIntHoldsFailsNoJobAndBreaksTheTablesRule(SparkSession spark) {
    assertHandling(
        spark,
        """
        ('enormous', false, 2147483647, 2147483647, 2147483647, 2147483647),
        ('negative', false, -2147483648, -2147483648, -2147483648, -1)""");
  }

  @Test
  void theLocalDateIsThatOfTheStartInTheZone(SparkSession spark) {
    Dataset<Row> dates =
        build(
            spark,
            started("2026-07-14 21:59:59Z"),
            started("2026-07-14 22:00:00Z"),
            started("2026-10-24 22:30:00Z"),
            started("2026-12-31 23:00:00Z"));

    assertThat(
            dates
                .select("contact_date")
                .as(org.apache.spark.sql.Encoders.LOCALDATE())
                .collectAsList())
        .extracting(LocalDate::toString)
        .containsExactly("2026-07-14", "2026-07-15", "2026-10-25", "2027-01-01");
    assertThat(dates.collectAsList())
        .extracting(row -> row.<Integer>getAs(Contact.LOCAL_HOUR))
        .containsExactly(23, 0, 0, 0);
  }

  @Test
  void aTimeAtTheEndOfAllTimesFailsNoJob(SparkSession spark) {
    Dataset<Row> dates =
        build(
            spark,
            started("+294247-01-10T04:00:54.775807Z"),
            started("-290308-12-21T19:59:05.224192Z"));

    assertThat(dates.where("contact_date IS NULL").count()).isEqualTo(2);
  }

  @Test
  void peopleBecomePseudonymsAndTheirIdentifiersGo(SparkSession spark) {
    Dataset<Row> contacts = build(spark, started("2026-07-14 12:00:00Z"));

    Row row = contacts.first();
    assertThat(row.<Long>getAs(Contact.AGENT_KEY)).isEqualTo(PSEUDONYMS.of("fund", "agent", "a1"));
    assertThat(row.<Long>getAs(Contact.CUSTOMER_KEY)).isNull();
    assertThat(contacts.columns()).doesNotContain("agent_id", "customer_id");
    assertThat(contacts.queryExecution().toString()).doesNotContain("secret");
  }

  @Test
  void whereTheSourceDoesNotSayTheDeliveryIsTheLastUpdate(SparkSession spark) {
    Row row = build(spark, started("2026-07-14 12:00:00Z")).first();

    assertThat(row.<Object>getAs(Contact.LAST_UPDATED_AT))
        .isEqualTo(row.getAs(Contact.DELIVERED_AT))
        .hasToString("2026-07-15T01:00:00Z");
    assertThat(row.<String>getAs(Contact.SOURCE)).isEqualTo("switch");
    assertThat(row.<String>getAs(Contact.SOURCE_FILE)).isEqualTo("in/a.csv");
  }

  private static void assertHandling(SparkSession spark, String rows) {
    Dataset<Row> given =
        spark
            .sql(
                "SELECT *, TIMESTAMP'2026-07-14 12:00:00Z' AS started_at FROM VALUES "
                    + rows
                    + " AS t(contact_id, abandoned, talk_seconds, hold_seconds, wrap_up_seconds, expected)")
            .coalesce(1);

    DataFrames.assertEqual(
        given.selectExpr("contact_id", "nullif(expected, -9) AS handling_seconds"),
        build(given).select("contact_id", "handling_seconds"));
  }

  private static String started(String instant) {
    return "SELECT 'c' AS contact_id, false AS abandoned, 1 AS talk_seconds, 0 AS hold_seconds, "
        + "0 AS wrap_up_seconds, CAST('%s' AS TIMESTAMP) AS started_at".formatted(instant);
  }

  private static Dataset<Row> build(SparkSession spark, String... queries) {
    return build(spark.sql(String.join(" UNION ALL ", List.of(queries))).coalesce(1));
  }

  private static Dataset<Row> build(Dataset<Row> contacts) {
    return build(contacts, "'a1'");
  }

  private static Dataset<Row> build(Dataset<Row> contacts, String agent) {
    Dataset<Row> input =
        contacts.selectExpr(
            "*",
            "'fund' AS organisation",
            agent + " AS agent_id",
            "CAST(NULL AS INT) AS agent_experience_days",
            "CAST(NULL AS STRING) AS customer_id",
            "CAST(NULL AS TIMESTAMP) AS last_updated_at",
            "'in/a.csv' AS file",
            "TIMESTAMP'2026-07-15 01:00:00Z' AS delivery");
    return new ContactBuilder("switch", ZoneId.of("Europe/Paris"), PSEUDONYMS)
        .build(input, "file", "delivery");
  }
}
