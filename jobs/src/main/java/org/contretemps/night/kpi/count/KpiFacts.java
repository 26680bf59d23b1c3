package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Survey;
import org.contretemps.table.Condition;
import org.contretemps.table.Direction;
import org.contretemps.table.Objective;

/**
 * Adds to contacts the columns that measures need, such as whether the contact was answered in
 * time. Pure.
 */
public final class KpiFacts {
  static final String IS_IN_TIME = "is_answered_in_time";
  static final String IS_PASS_IN_TIME = "is_pass_answered_in_time";
  static final String IS_SHORT_ABANDON = "is_short_abandon";
  static final String IS_RETURN = "is_return";
  static final String IS_FELT = "is_felt";
  static final String IS_STATUS_CHASING = "is_status_chasing";
  static final String HAS_MEAN_TARGET = "has_mean_target";

  /** Whether the customer began it: only then is its wait one on the line. */
  static final String IS_INBOUND = Condition.is(Contact.DIRECTION, Direction.INBOUND);

  /** Whether the customer began a conversation with it. */
  static final String IS_OFFERED = QualifiedContact.IS_FIRST_LEG + " AND " + IS_INBOUND;

  /** Whether an agent answered a conversation, on the leg with which it begins. */
  public static final String IS_PICKED_UP =
      "(%s IS NOT NULL OR coalesce(%s, 0) > 0 OR %s)"
          .formatted(
              QualifiedContact.SECONDS_TO_ANSWER,
              QualifiedContact.CONVERSATION_HANDLING,
              Contact.IS_ANSWERED);

  /** Null of contacts that were neither handled nor answered for. */
  static final String SURVEY_STRATUM = "survey_stratum";

  /** {@link ContactStratum#side} of it; null of contacts that are under no norm. */
  static final String SIDE = "norm_side";

  static final String FELT_BIN = "felt_bin";

  /** Bins of ln(felt / measured wait) for each unit of it: 2 % wide. */
  public static final int FELT_BINS = 50;

  private KpiFacts() {}

  /** Contacts with the targets of their norms, and the columns that {@link KpiDay} asks for. */
  static Dataset<Row> ofContacts(Dataset<Row> contacts, IndicatorSettings settings) {
    String handled = Contact.HANDLING_SECONDS;
    return contacts.withColumns(
        Map.of(
            IS_IN_TIME,
            expr(
                "%s <= %d"
                    .formatted(QualifiedContact.SECONDS_TO_ANSWER, settings.answerWithinSeconds())),
            IS_PASS_IN_TIME,
            expr(
                "%s AND %s <= %d"
                    .formatted(
                        Contact.IS_ANSWERED, Contact.WAIT_SECONDS, settings.answerWithinSeconds())),
            IS_SHORT_ABANDON,
            expr(
                "%s AND %s < %d"
                    .formatted(
                        QualifiedContact.IS_ABANDONED,
                        QualifiedContact.CONVERSATION_WAIT,
                        settings.shortAbandonSeconds())),
            IS_RETURN,
            expr(
                "%s AND %s IS NOT NULL AND %s"
                    .formatted(QualifiedContact.HAS_PRIOR_CONTACT, handled, IS_INBOUND)),
            IS_STATUS_CHASING,
            expr(
                "%s AND %s AND array_contains(%s, '%s')"
                    .formatted(
                        QualifiedContact.HAS_PRIOR_CONTACT,
                        Condition.isNot(Contact.DIRECTION, Direction.OUTBOUND),
                        Contact.OBJECTIVES,
                        Objective.FOLLOW_UP)),
            HAS_MEAN_TARGET,
            expr("%s IS NOT NULL AND %s IS NOT NULL".formatted(NormTargets.MEAN, handled))));
  }

  /** Contacts with their stratum, null of those that no agent handled. */
  static Dataset<Row> withStrata(Dataset<Row> contacts) {
    return withSide(
        contacts.withColumn(
            SURVEY_STRATUM,
            when(col(Contact.HANDLING_SECONDS).isNotNull(), ContactStratum.ofContact())));
  }

  /** Contacts with their feedback, and the columns that {@link KpiFeedbackDay} asks for. */
  static Dataset<Row> ofFeedback(Dataset<Row> answered) {
    String isFelt =
        "%s AND %s > 0 AND %s > 0"
            .formatted(IS_INBOUND, Survey.FELT_WAIT_SECONDS, Contact.WAIT_SECONDS);
    String felt = "ln(%s / %s)".formatted(Survey.FELT_WAIT_SECONDS, Contact.WAIT_SECONDS);
    return withSide(
        answered.withColumns(
            Map.of(
                IS_FELT,
                expr(isFelt),
                FELT_BIN,
                expr(
                    "CASE WHEN %s THEN CAST(round(%s * %d) AS INT) END"
                        .formatted(isFelt, felt, FELT_BINS)),
                SURVEY_STRATUM,
                when(
                    col(Contact.HANDLING_SECONDS).isNotNull().or(col(Survey.CSAT).isNotNull()),
                    ContactStratum.ofContact()))));
  }

  /** Rows that have a stratum, with its side. */
  static Dataset<Row> withSide(Dataset<Row> rows) {
    return rows.withColumn(SIDE, ContactStratum.side(SURVEY_STRATUM));
  }
}
