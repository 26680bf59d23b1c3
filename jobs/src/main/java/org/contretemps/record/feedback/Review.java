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
import static org.contretemps.table.InputField.withFallback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.table.Condition;
import org.contretemps.table.InputField;
import org.contretemps.table.Provenance;
import org.contretemps.table.TableDefinition;

/**
 * One row per review: a supervisor's judgement of one contact, in its latest reported version.
 * Neither reviewer nor agent is named.
 */
public final class Review {
  public static final String ORGANISATION = "organisation";
  public static final String SOURCE = Provenance.SOURCE;
  public static final String CONTACT_ID = "contact_id";
  public static final String CONTACT_SOURCE = "contact_source";
  public static final String REVIEW_ID = "review_id";
  public static final String REVIEWED_AT = "reviewed_at";
  public static final String REVIEWED_DATE = "reviewed_date";
  public static final String QUALITY_SCORE = "quality_score";
  public static final String COMPLIANCE_SCORE = "compliance_score";
  public static final String ATTENTION_TO_SMALL_THINGS = "attention_to_small_things";
  public static final String COUNSEL = "counsel";
  public static final String INFERENCE = "inference";
  public static final String PASSED = "passed";
  public static final String IS_RETRACTED = "is_retracted";
  public static final String DELIVERED_AT = Provenance.DELIVERED_AT;
  public static final String LAST_UPDATED_AT = Provenance.LAST_UPDATED_AT;

  private static final String REVIEWED_IN_OUR_TIME = Condition.inOurTime(REVIEWED_AT);

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "review",
              "One row per review: a supervisor's judgement of one contact, as its source last reported it.")
          .required(ORGANISATION, StringType, "The organisation contacted.")
          .source()
          .required(CONTACT_ID, StringType, "The contact's identifier within its source.")
          .optional(
              CONTACT_SOURCE,
              StringType,
              "The source mapping that the contact came through; null if it is not known.")
          .required(REVIEWED_AT, TimestampType, "Instant at which the contact was reviewed.")
          .required(REVIEWED_DATE, DateType, "UTC date of the review.")
          .optional(
              REVIEW_ID,
              StringType,
              "The review's identifier within its source: another version of it with another time is retracted; null if the source has none.")
          .optional(QUALITY_SCORE, DoubleType, "Quality of the exchange, 0 to 100.")
          .optional(COMPLIANCE_SCORE, DoubleType, "Rules and procedures kept, 0 to 100.")
          .optional(ATTENTION_TO_SMALL_THINGS, IntegerType, "Attention to small things, 1 to 5.")
          .optional(COUNSEL, IntegerType, "Counsel given, 1 to 5.")
          .optional(
              INFERENCE,
              IntegerType,
              "Whether the unspoken need was drawn from what was said, 1 to 5.")
          .optional(
              PASSED,
              BooleanType,
              "Whether the contact passed; a failed review is an adverse outcome. Null if the source sets no bar.")
          .required(
              IS_RETRACTED, BooleanType, "Whether the review was taken back and counts no more.")
          .version()
          .partitionedBy(REVIEWED_DATE)
          .key(ORGANISATION, SOURCE, CONTACT_ID, REVIEWED_AT, REVIEWED_DATE)
          .statisticsOn(ORGANISATION, SOURCE, REVIEWED_AT)
          .check("is_reviewed_in_our_time", REVIEWED_IN_OUR_TIME)
          .check("quality_is_a_score", Condition.nullOrBetween(QUALITY_SCORE, 0, 100))
          .check("compliance_is_a_score", Condition.nullOrBetween(COMPLIANCE_SCORE, 0, 100))
          .check(
              "attention_to_small_things_is_a_mark",
              Condition.nullOrBetween(ATTENTION_TO_SMALL_THINGS, 1, 5))
          .check("counsel_is_a_mark", Condition.nullOrBetween(COUNSEL, 1, 5))
          .check("inference_is_a_mark", Condition.nullOrBetween(INFERENCE, 1, 5))
          .build();

  /** What a source mapping fills for a review. */
  public static final List<InputField> FIELDS =
      List.of(
          required(ORGANISATION, StringType, "the organisation contacted"),
          required(CONTACT_ID, StringType, "identifier of the contact"),
          optional(CONTACT_SOURCE, StringType, "mapping of the contact"),
          required(REVIEWED_AT, TimestampType, "when the contact was reviewed"),
          optional(REVIEW_ID, StringType, "identifier of the review"),
          optional(QUALITY_SCORE, DoubleType, "quality of the exchange, 0 to 100"),
          optional(COMPLIANCE_SCORE, DoubleType, "rules kept, 0 to 100"),
          optional(ATTENTION_TO_SMALL_THINGS, IntegerType, "small things, 1 to 5"),
          optional(COUNSEL, IntegerType, "counsel given, 1 to 5"),
          optional(INFERENCE, IntegerType, "unspoken need understood, 1 to 5"),
          optional(PASSED, BooleanType, "whether the contact passed"),
          withFallback(IS_RETRACTED, BooleanType, "false", "the review was taken back"),
          optional(LAST_UPDATED_AT, TimestampType, "when the source last changed it"));

  private Review() {}

  /**
   * Rows with {@link #FIELDS} as the table declares them, with all other columns of the input: the
   * UTC date is taken. Pure.
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
    columns.put(REVIEWED_DATE, when(expr(REVIEWED_IN_OUR_TIME), to_date(col(REVIEWED_AT))));
    return input.withColumns(columns);
  }
}
