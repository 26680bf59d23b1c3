package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Survey;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.table.Condition;
import org.contretemps.table.Direction;
import org.contretemps.table.Objective;

/**
 * What measures ask of a contact, as columns beside its own. Pure.
 *
 * <p>The stratum of a contact is four signs: whether its customer came back (1) or not or not known
 * (0); quarter of load (0 where not known); during an incident (1) or not (0); band of handling
 * time by norm, cut at 0.5, 0.85, 1 and 1.5 (0 to 4, x without a norm): METHOD §8.
 */
public final class KpiFacts {
  static final String IS_IN_TIME = "is_answered_in_time";
  static final String IS_SHORT_ABANDON = "is_short_abandon";
  static final String IS_RETURN = "is_return";
  static final String IS_FELT = "is_felt";
  static final String IS_STATUS_CHASING = "is_status_chasing";
  static final String HAS_MEAN_TARGET = "has_mean_target";

  /** Null of contacts that were neither handled nor answered for. */
  static final String SURVEY_STRATUM = "survey_stratum";

  /** {@link #side} of it; null of contacts that are under no norm. */
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
                "NOT %s AND %s <= %d"
                    .formatted(
                        Contact.ABANDONED, Contact.WAIT_SECONDS, settings.answerWithinSeconds())),
            IS_SHORT_ABANDON,
            expr(
                "%s AND %s < %d"
                    .formatted(
                        Contact.ABANDONED, Contact.WAIT_SECONDS, settings.shortAbandonSeconds())),
            IS_RETURN,
            expr(
                "%s AND %s IS NOT NULL AND %s"
                    .formatted(
                        QualifiedContact.HAS_PRIOR_CONTACT,
                        handled,
                        Condition.is(Contact.DIRECTION, Direction.INBOUND))),
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

  /** Handled contacts with their stratum. */
  static Dataset<Row> ofStrata(Dataset<Row> contacts) {
    return withSide(
        contacts
            .where(col(Contact.HANDLING_SECONDS).isNotNull())
            .withColumn(SURVEY_STRATUM, stratum()));
  }

  /** Contacts with their feedback, and the columns that {@link KpiFeedbackDay} asks for. */
  static Dataset<Row> ofFeedback(Dataset<Row> answered) {
    String isFelt = "%s > 0 AND %s > 0".formatted(Survey.FELT_WAIT_SECONDS, Contact.WAIT_SECONDS);
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
                    stratum()))));
  }

  /** Rows that have a stratum, with its side. */
  static Dataset<Row> withSide(Dataset<Row> rows) {
    Column stratum = col(SURVEY_STRATUM);
    return rows.withColumn(SIDE, when(isUnderNorm(stratum), side(stratum)));
  }

  /** The stratum of a qualified contact. */
  static Column stratum() {
    String ratio = "%s / %s".formatted(Contact.HANDLING_SECONDS, NormAsOf.NORM_SECONDS);
    String band =
        "CASE WHEN %s IS NULL THEN 'x' WHEN %s <= 0.5 THEN '0' WHEN %s <= 0.85 THEN '1' WHEN %s <= 0 THEN '2' WHEN %s <= 1.5 THEN '3' ELSE '4' END"
            .formatted(QualifiedContact.NORM_BIN, ratio, ratio, QualifiedContact.NORM_BIN, ratio);
    return expr(
        "concat(if(coalesce(%s, false), '1', '0'), coalesce(%s, 0), if(%s, '1', '0'), %s)"
            .formatted(
                QualifiedContact.HAS_REPEAT,
                QualifiedContact.LOAD_QUARTILE,
                QualifiedContact.IS_DURING_INCIDENT,
                band));
  }

  /** Of a stratum under a norm only the quarter of load and the side of the norm. */
  private static Column side(Column stratum) {
    Column band = stratum.substr(4, 1);
    return concat(
        lit("0"), stratum.substr(2, 1), lit("0"), when(band.leq("2"), "2").otherwise("3"));
  }

  /** Whether the contacts of a stratum are under a norm. */
  private static Column isUnderNorm(Column stratum) {
    return stratum.substr(4, 1).notEqual("x");
  }

  /** Whether the customer of a stratum's contacts came back. */
  public static boolean isAdverse(String stratum) {
    return stratum.charAt(0) == '1';
  }

  /** The quarter of load. */
  public static String load(String stratum) {
    return stratum.substring(1, 2);
  }

  /** Whether its contacts kept to their norm. */
  public static boolean isWithinNorm(String stratum) {
    return stratum.charAt(3) <= '2';
  }
}
