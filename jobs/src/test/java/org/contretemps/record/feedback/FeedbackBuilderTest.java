package org.contretemps.record.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.table.InputField;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class FeedbackBuilderTest {
  private static final String FILE = "_file";
  private static final String DELIVERED_AT = "_delivered_at";

  @Test
  void theDateIsThatOfTheInstantInUtc(SparkSession spark) {
    Row survey =
        survey(spark, Map.of(Survey.ANSWERED_AT, "TIMESTAMP'2026-07-15 00:30:00+02:00'")).first();
    assertThat(survey.<Object>getAs(Survey.ANSWERED_DATE)).hasToString("2026-07-14");
    Row review =
        review(spark, Map.of(Review.REVIEWED_AT, "TIMESTAMP'2026-07-14 23:59:59Z'")).first();
    assertThat(review.<Object>getAs(Review.REVIEWED_DATE)).hasToString("2026-07-14");
  }

  @Test
  void aTimeAtTheEndOfAllTimesFailsNoJobAndBreaksARule(SparkSession spark) {
    String last = "timestamp_micros(9223372036854775807L)";
    Dataset<Row> survey = survey(spark, Map.of(Survey.ANSWERED_AT, last));
    assertThat(survey.first().<Object>getAs(Survey.ANSWERED_DATE)).isNull();
    assertThat(broken(Survey.TABLE, survey)).containsExactly("is_answered_in_our_time");
    assertThat(broken(Review.TABLE, review(spark, Map.of(Review.REVIEWED_AT, last))))
        .containsExactly("is_reviewed_in_our_time");
  }

  @Test
  void aSurveyHasAMarkWithItsScaleOrNeither(SparkSession spark) {
    assertThat(brokenSurvey(spark, Survey.CSAT, "4")).containsExactly("csat_has_its_scale");
    assertThat(brokenSurvey(spark, Survey.CSAT_SCALE, "5"))
        .as("a scale without a mark says nothing")
        .isEmpty();
    for (String mark : List.of("0", "6", "-1")) {
      Map<String, String> given = Map.of(Survey.CSAT, mark, Survey.CSAT_SCALE, "5");
      assertThat(broken(Survey.TABLE, survey(spark, given)))
          .containsExactly("csat_is_on_its_scale");
    }
  }

  @Test
  void figuresThatCannotBeAreRefused(SparkSession spark) {
    assertThat(brokenSurvey(spark, Survey.FELT_WAIT_SECONDS, "-1"))
        .containsExactly("felt_wait_is_not_negative");
    for (String answer : List.of("double('NaN')", "double('Infinity')", "1e9")) {
      assertThat(brokenSurvey(spark, Survey.EMPATHY_PERCEPTION, answer))
          .containsExactly("servqual_answers_are_marks");
    }
    assertThat(broken(Review.TABLE, review(spark, Map.of(Review.QUALITY_SCORE, "100.1"))))
        .containsExactly("quality_is_a_score");
    assertThat(broken(Review.TABLE, review(spark, Map.of(Review.COUNSEL, "6"))))
        .containsExactly("counsel_is_a_mark");
    assertThat(broken(AgentPulse.TABLE, pulse(spark, "2026-07-13", Map.of()))).isEmpty();
    assertThat(broken(AgentPulse.TABLE, pulse(spark, "2026-07-14", Map.of())))
        .containsExactly("week_begins_on_monday");
    assertThat(broken(AgentPulse.TABLE, pulse(spark, "2026-07-13", Map.of("supported", "0"))))
        .containsExactly("supported_is_a_mark");
  }

  @Test
  void whereTheSourceDoesNotSayTheDeliveryIsTheLastUpdate(SparkSession spark) {
    assertThat(List.of(survey(spark, Map.of()), review(spark, Map.of())))
        .allSatisfy(
            rows -> {
              Row row = rows.first();
              assertThat(row.<Object>getAs(Survey.LAST_UPDATED_AT))
                  .isEqualTo(row.getAs(Survey.DELIVERED_AT))
                  .hasToString("2026-07-20T01:00:00Z");
              assertThat(row.<String>getAs(Survey.SOURCE)).isEqualTo("switch");
              assertThat(row.<String>getAs(Survey.SOURCE_FILE)).isEqualTo("in/a.csv");
            });
    Row said =
        survey(spark, Map.of(Survey.LAST_UPDATED_AT, "TIMESTAMP'2026-07-16 01:00:00Z'")).first();
    assertThat(said.<Object>getAs(Survey.LAST_UPDATED_AT)).hasToString("2026-07-16T01:00:00Z");
  }

  private static List<String> brokenSurvey(SparkSession spark, String field, String sql) {
    return broken(Survey.TABLE, survey(spark, Map.of(field, sql)));
  }

  private static Dataset<Row> survey(SparkSession spark, Map<String, String> given) {
    return Survey.rows(input(spark, Survey.FIELDS, given), "switch", FILE, DELIVERED_AT);
  }

  private static Dataset<Row> review(SparkSession spark, Map<String, String> given) {
    return Review.rows(input(spark, Review.FIELDS, given), "switch", FILE, DELIVERED_AT);
  }

  private static Dataset<Row> pulse(SparkSession spark, String week, Map<String, String> given) {
    Dataset<Row> input =
        input(spark, AgentPulse.FIELDS, given)
            .withColumn(AgentPulse.WEEK, functions.expr("DATE'" + week + "'"));
    return AgentPulse.rows(input, "switch", FILE, DELIVERED_AT);
  }

  /** One record with the given fields, usual times, and nothing else. */
  private static Dataset<Row> input(
      SparkSession spark, List<InputField> fields, Map<String, String> given) {
    String columns =
        fields.stream()
            .map(field -> column(field, given))
            .collect(Collectors.joining(", ", "SELECT ", ", 'in/a.csv' AS _file"));
    return spark.sql(columns + ", TIMESTAMP'2026-07-20 01:00:00Z' AS _delivered_at");
  }

  private static String column(InputField field, Map<String, String> given) {
    boolean isWhen = List.of(Survey.ANSWERED_AT, Review.REVIEWED_AT).contains(field.name());
    String usual = isWhen ? "TIMESTAMP'2026-07-14 12:00:00Z'" : "NULL";
    return "CAST(%s AS %s) AS %s"
        .formatted(given.getOrDefault(field.name(), usual), field.type().sql(), field.name());
  }

  private static List<String> broken(TableDefinition table, Dataset<Row> rows) {
    List<String> rules = List.copyOf(table.checks().keySet());
    Column[] holds = table.checks().values().stream().map(functions::expr).toArray(Column[]::new);
    Row row = rows.select(holds).first();
    return rules.stream().filter(rule -> !row.getBoolean(rules.indexOf(rule))).toList();
  }
}
