package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.time.LocalDate;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.table.TableDefinition;

/**
 * One row per contact leg with everything that is known of its outcome, surveys and reviews
 * included. It is a view, joined when it is queried, so that a survey which arrives weeks later
 * rewrites nothing. Null means unknown, never false. Pure.
 */
public final class ContactOutcome {
  public static final String IS_TRANSFERRED = "is_transferred";
  public static final String IS_DISSATISFIED = "is_dissatisfied";
  public static final String HAS_FAILED_REVIEW = "has_failed_review";
  public static final String IS_FEEDBACK_FINAL = "is_feedback_final";

  /** What the view looks like. */
  public static final TableDefinition VIEW = view();

  private ContactOutcome() {}

  private static TableDefinition view() {
    return TableDefinition.named(
            "contact_outcome",
            "A view, one row per contact leg: all that came of it. Null if it is not known, or not yet.")
        .required(Contact.CONTACT_DATE, DateType, "Local date on which the contact started.")
        .required(QualifiedContact.CONTACT_KEY, LongType, "The contact, as in qualified_contact.")
        .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
        .required(Contact.SERVICE, StringType, "The benefit or product.")
        .required(Contact.CHANNEL, StringType, "The channel.")
        .required(Contact.SITUATION_TYPE, StringType, "SIMPLE, INTERMEDIATE, COMPLEX or UNKNOWN.")
        .required(QualifiedContact.CELL_ID, LongType, "Hash of these four.")
        .optional(Contact.HANDLING_SECONDS, IntegerType, "Handling time; null if not handled.")
        .optional(NormAsOf.NORM_SECONDS, DoubleType, "The norm in force per contact.")
        .required(
            QualifiedContact.REPEAT_STATE,
            StringType,
            "Why repeats are null, as in qualified_contact.")
        .optional(QualifiedContact.HAS_EARLY_REPEAT, BooleanType, "A repeat within 1 hour.")
        .optional(QualifiedContact.HAS_REPEAT, BooleanType, "A repeat within 7 days.")
        .optional(
            QualifiedContact.HAS_PRIOR_CONTACT, BooleanType, "A contact in the 30 days before.")
        .optional(Contact.ESCALATED, BooleanType, "Whether it was raised to a higher level.")
        .required(IS_TRANSFERRED, BooleanType, "Whether it was passed on to a team or back office.")
        .optional(Contact.RESOLVED, BooleanType, "The agent's own resolution code.")
        .optional(Survey.CSAT, IntegerType, "Satisfaction in the last answer within 60 days.")
        .optional(Survey.CSAT_SCALE, IntegerType, "The highest mark of its scale.")
        .optional(
            IS_DISSATISFIED,
            BooleanType,
            "Whether that is in the lowest two fifths of the scale; null if nobody answered.")
        .optional(
            Review.QUALITY_SCORE,
            DoubleType,
            "Quality in the last review within 60 days, 0 to 100.")
        .optional(Review.COMPLIANCE_SCORE, DoubleType, "Rules kept in that review, 0 to 100.")
        .optional(
            HAS_FAILED_REVIEW,
            BooleanType,
            "Whether that review was failed; null if there is none or its source sets no bar.")
        .required(
            IS_FEEDBACK_FINAL,
            BooleanType,
            "Whether the 60 days were over on the last night: until then answers and reviews may still come.")
        .key(QualifiedContact.CONTACT_KEY)
        .build();
  }

  /**
   * The rows of the view.
   *
   * @param qualified rows of {@link QualifiedContact}
   * @param surveys rows of {@link Survey}
   * @param reviews rows of {@link Review}
   * @param asOf the last night's date
   */
  public static Dataset<Row> of(
      Dataset<Row> qualified, Dataset<Row> surveys, Dataset<Row> reviews, LocalDate asOf) {
    Column[] columns = VIEW.writtenColumns().stream().map(functions::col).toArray(Column[]::new);
    Column lastDay = date_add(col(Contact.CONTACT_DATE), ContactFeedback.REACH_DAYS);
    return ContactFeedback.join(qualified, surveys, reviews)
        .withColumns(
            Map.of(
                IS_TRANSFERRED, col(Contact.TRANSFERRED_TO).isNotNull(),
                IS_DISSATISFIED,
                    col(Survey.CSAT).multiply(5).leq(col(Survey.CSAT_SCALE).multiply(2)),
                HAS_FAILED_REVIEW, not(col(Review.PASSED)),
                IS_FEEDBACK_FINAL, lastDay.leq(lit(asOf))))
        .select(columns);
  }
}
