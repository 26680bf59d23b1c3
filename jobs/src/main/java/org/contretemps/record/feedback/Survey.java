package org.contretemps.record.feedback;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.table.Condition;
import org.contretemps.table.InputField;
import org.contretemps.table.Provenance;
import org.contretemps.table.TableDefinition;

/**
 * One row per answered survey: what a customer said after a contact, in its latest reported
 * version. The customer is not named; people with access to the contact can see who it was.
 */
public final class Survey {
  public static final String ORGANISATION = "organisation";
  public static final String SOURCE = Provenance.SOURCE;
  public static final String CONTACT_ID = "contact_id";
  public static final String CONTACT_SOURCE = "contact_source";
  public static final String ANSWERED_AT = "answered_at";
  public static final String ANSWERED_DATE = "answered_date";
  public static final String CSAT = "csat";
  public static final String CSAT_SCALE = "csat_scale";
  public static final String CSAT_LOWEST = "csat_lowest";
  public static final String FELT_WAIT_SECONDS = "felt_wait_seconds";
  public static final String TANGIBLES_EXPECTATION = "tangibles_expectation";
  public static final String TANGIBLES_PERCEPTION = "tangibles_perception";
  public static final String RELIABILITY_EXPECTATION = "reliability_expectation";
  public static final String RELIABILITY_PERCEPTION = "reliability_perception";
  public static final String RESPONSIVENESS_EXPECTATION = "responsiveness_expectation";
  public static final String RESPONSIVENESS_PERCEPTION = "responsiveness_perception";
  public static final String ASSURANCE_EXPECTATION = "assurance_expectation";
  public static final String ASSURANCE_PERCEPTION = "assurance_perception";
  public static final String EMPATHY_EXPECTATION = "empathy_expectation";
  public static final String EMPATHY_PERCEPTION = "empathy_perception";
  public static final String SHARED_WITH_TEAM = "shared_with_team";
  public static final String COMMENT = "comment";
  public static final String SOURCE_FILE = Provenance.SOURCE_FILE;
  public static final String DELIVERED_AT = Provenance.DELIVERED_AT;
  public static final String LAST_UPDATED_AT = Provenance.LAST_UPDATED_AT;

  /** The answers on the five dimensions of SERVQUAL, expectation before perception. */
  public static final List<String> SERVQUAL =
      List.of(
          TANGIBLES_EXPECTATION,
          TANGIBLES_PERCEPTION,
          RELIABILITY_EXPECTATION,
          RELIABILITY_PERCEPTION,
          RESPONSIVENESS_EXPECTATION,
          RESPONSIVENESS_PERCEPTION,
          ASSURANCE_EXPECTATION,
          ASSURANCE_PERCEPTION,
          EMPATHY_EXPECTATION,
          EMPATHY_PERCEPTION);

  private static final String ANSWERED_IN_OUR_TIME = Condition.inOurTime(ANSWERED_AT);

  public static final TableDefinition TABLE =
      withServqual(
              TableDefinition.named(
                      "survey",
                      "One row per answered survey: what a customer said after a contact, as its source last reported it.")
                  .required(ORGANISATION, StringType, "The organisation contacted.")
                  .source()
                  .required(CONTACT_ID, StringType, "The contact's identifier within its source.")
                  .optional(
                      CONTACT_SOURCE,
                      StringType,
                      "The source mapping that the contact came through; null if it is not known.")
                  .required(ANSWERED_AT, TimestampType, "Instant at which the customer answered.")
                  .required(ANSWERED_DATE, DateType, "UTC date of the answer.")
                  .optional(
                      CSAT,
                      IntegerType,
                      "Mark for satisfaction, from csat_lowest to csat_scale; null if not given. A mark with decimals is stored with its scale in whole parts: 4.5 of 5 as 9 of 10.")
                  .optional(
                      CSAT_SCALE,
                      IntegerType,
                      "The highest mark that could be given; null if no mark was.")
                  .optional(
                      CSAT_LOWEST,
                      IntegerType,
                      "The lowest mark that could be given; null if no mark was, and in rows loaded before this was asked, which means 1.")
                  .optional(
                      FELT_WAIT_SECONDS,
                      IntegerType,
                      "Seconds that the customer felt they waited; null if not asked."))
          .optional(
              SHARED_WITH_TEAM,
              BooleanType,
              "Whether the team heard of the answer; null if the source does not say.")
          .optional(
              COMMENT,
              StringType,
              "The customer's own words. They can name people: kept out of every aggregate.")
          .version()
          .partitionedBy(ANSWERED_DATE)
          .key(ORGANISATION, SOURCE, CONTACT_ID, ANSWERED_AT, ANSWERED_DATE)
          .statisticsOn(ORGANISATION, SOURCE, ANSWERED_AT)
          .check("is_answered_in_our_time", ANSWERED_IN_OUR_TIME)
          .check("csat_has_its_scale", CSAT + " IS NULL OR " + CSAT_SCALE + " IS NOT NULL")
          .check("a_scale_has_its_csat", CSAT_SCALE + " IS NULL OR " + CSAT + " IS NOT NULL")
          .check(
              "csat_is_on_its_scale",
              "%s IS NULL OR %s IS NULL OR %s BETWEEN coalesce(%s, 1) AND %s"
                  .formatted(CSAT, CSAT_SCALE, CSAT, CSAT_LOWEST, CSAT_SCALE))
          .check("felt_wait_is_not_negative", Condition.nullOrNotNegative(FELT_WAIT_SECONDS))
          .check("servqual_answers_are_marks", marks())
          .build();

  /** What a source mapping fills for an answered survey. */
  public static final List<InputField> FIELDS =
      Stream.concat(
              Stream.of(
                  required(ORGANISATION, StringType, "the organisation contacted"),
                  required(CONTACT_ID, StringType, "identifier of the contact"),
                  optional(CONTACT_SOURCE, StringType, "mapping of the contact"),
                  required(ANSWERED_AT, TimestampType, "when the customer answered"),
                  optional(CSAT, DoubleType, "mark for satisfaction, decimals allowed"),
                  optional(CSAT_SCALE, IntegerType, "the highest mark there is"),
                  optional(
                      CSAT_LOWEST,
                      IntegerType,
                      "the lowest; 0 on scales up to 10 and more, else 1, if not given"),
                  optional(FELT_WAIT_SECONDS, IntegerType, "seconds of wait as felt"),
                  optional(SHARED_WITH_TEAM, BooleanType, "the team heard of the answer"),
                  optional(COMMENT, StringType, "the customer's own words"),
                  optional(LAST_UPDATED_AT, TimestampType, "when the source last changed it")),
              SERVQUAL.stream().map(name -> optional(name, DoubleType, "an answer on SERVQUAL")))
          .toList();

  private Survey() {}

  /**
   * Rows with {@link #FIELDS} as the table declares them, with all other columns of the input: the
   * UTC date is taken, and a scale without a mark on it says nothing. Pure.
   *
   * @param source name of the mapping
   * @param sourceFile name of the column with the landing file
   * @param deliveredAt name of the column with the time of its delivery
   */
  public static Dataset<Row> rows(
      Dataset<Row> input, String source, String sourceFile, String deliveredAt) {
    Map<String, Column> columns =
        new LinkedHashMap<>(Provenance.columns(source, sourceFile, deliveredAt));
    // A time that the table refuses may have no date.
    columns.put(ANSWERED_DATE, when(expr(ANSWERED_IN_OUR_TIME), to_date(col(ANSWERED_AT))));
    columns.putAll(ScaledMark.columns(CSAT, CSAT_SCALE, CSAT_LOWEST));
    return input.withColumns(columns);
  }

  private static TableDefinition.Builder withServqual(TableDefinition.Builder table) {
    for (String column : SERVQUAL) {
      String[] parts = column.split("_", 2);
      table.optional(
          column,
          DoubleType,
          "SERVQUAL, %s: the customer's %s; null if not asked.".formatted(parts[0], parts[1]));
    }
    return table;
  }

  /** No mark on any scale is beyond these bounds. */
  private static String marks() {
    return SERVQUAL.stream()
        .map(column -> "(" + Condition.nullOrBetween(column, -100, 100) + ")")
        .collect(Collectors.joining(" AND "));
  }
}
