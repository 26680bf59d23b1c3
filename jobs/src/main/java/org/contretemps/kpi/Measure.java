package org.contretemps.kpi;

import java.util.Locale;
import org.contretemps.contact.Contact;
import org.contretemps.feedback.Review;
import org.contretemps.feedback.Survey;
import org.contretemps.norm.NormAsOf;
import org.contretemps.qualification.QualifiedContact;

/**
 * What is counted of contacts. Every measure is a whole number, so that sums are the same in any
 * order and over any dates.
 */
public enum Measure {
  CONTACTS("count(1)", "Contact legs."),
  CONVERSATIONS(
      "count_if(%s = 1 AND %s IS NOT NULL)".formatted(Contact.LEG, Contact.HANDLING_SECONDS),
      "Conversations whose first leg was handled."),
  HANDLED("count(%s)".formatted(Contact.HANDLING_SECONDS), "Handled legs."),
  HANDLED_SECONDS("sum(%s)".formatted(Contact.HANDLING_SECONDS), "Their handling seconds."),
  OFFERED(
      "count_if(%s = 'INBOUND')".formatted(Contact.DIRECTION),
      "Inbound contacts; callbacks are left out."),
  ABANDONED(
      "count_if(%s = 'INBOUND' AND %s)".formatted(Contact.DIRECTION, Contact.ABANDONED),
      "Those abandoned before an agent answered."),
  ABANDONED_AT_ONCE(
      "count_if(%s = 'INBOUND' AND %s AND %s < 5)"
          .formatted(Contact.DIRECTION, Contact.ABANDONED, Contact.WAIT_SECONDS),
      "Those abandoned within 5 seconds."),
  ANSWERED_IN_TIME(
      "count_if(%s = 'INBOUND' AND NOT %s AND %s <= 20)"
          .formatted(Contact.DIRECTION, Contact.ABANDONED, Contact.WAIT_SECONDS),
      "Those answered within 20 seconds."),
  WAITED("count(%s)".formatted(Contact.WAIT_SECONDS), "Contacts whose wait is known."),
  WAIT_SECONDS("sum(%s)".formatted(Contact.WAIT_SECONDS), "Their seconds of waiting."),
  COUNTED(
      "count(%s)".formatted(QualifiedContact.HAS_REPEAT),
      "Mature conversations of identified customers, whose repeats are counted."),
  REPEATS(
      "count_if(%s)".formatted(QualifiedContact.HAS_REPEAT), "Those followed by a repeat contact."),
  CODED("count(%s)".formatted(Contact.RESOLVED), "Contacts with an agent's resolution code."),
  RESOLVED("count_if(%s)".formatted(Contact.RESOLVED), "Those coded as resolved."),
  FOLLOW_UPS(
      "count_if(array_contains(%s, 'FOLLOW_UP'))".formatted(Contact.OBJECTIVES),
      "Contacts that ask where a case stands."),
  FILES("count(%s)".formatted(Contact.FILE_COMPLETE), "Contacts after which a file was looked at."),
  COMPLETE_FILES(
      "count_if(%s)".formatted(Contact.FILE_COMPLETE), "Those after which it was complete."),
  WITH_NORM(
      "count(%s)".formatted(QualifiedContact.NORM_BIN),
      "Handled legs under a norm of seconds per contact."),
  WITHIN_NORM(
      "count_if(%s <= 0)".formatted(QualifiedContact.NORM_BIN), "Those that kept to the norm."),
  WITH_TARGET(
      "count_if(%s IS NOT NULL AND %s IS NOT NULL)"
          .formatted(QualifiedContact.NORM_BIN, NormAsOf.NORM_ATTAINMENT_TARGET),
      "Handled legs under a norm that sets a share to attain."),
  TARGET_MILLIONTHS(
      "sum(CASE WHEN %s IS NOT NULL THEN CAST(round(%s * 1e6) AS BIGINT) END)"
          .formatted(QualifiedContact.NORM_BIN, NormAsOf.NORM_ATTAINMENT_TARGET),
      "The shares to attain, in millionths, added up over them."),
  ANSWERS("count(%s)".formatted(Survey.CSAT), "Surveys that answer for satisfaction."),
  SATISFIED(
      "count_if(%s)".formatted(Satisfaction.IS_SATISFIED), "Those in the top fifths of the scale."),
  SATISFIED_TOLD(
      "count_if(%s AND %s IS NOT NULL)"
          .formatted(Satisfaction.IS_SATISFIED, Survey.SHARED_WITH_TEAM),
      "Satisfied answers of which is known whether the team was told."),
  SATISFIED_SHARED(
      "count_if(%s AND %s)".formatted(Satisfaction.IS_SATISFIED, Survey.SHARED_WITH_TEAM),
      "Those that the team was told of."),
  DISSATISFIED_TOLD(
      "count_if(NOT %s AND %s IS NOT NULL)"
          .formatted(Satisfaction.IS_SATISFIED, Survey.SHARED_WITH_TEAM),
      "Other answers of which is known whether the team was told."),
  DISSATISFIED_SHARED(
      "count_if(NOT %s AND %s)".formatted(Satisfaction.IS_SATISFIED, Survey.SHARED_WITH_TEAM),
      "Those that the team was told of."),
  FELT_WAITS(
      "count_if(%s)".formatted(Satisfaction.IS_FELT), "Answers with a felt and a measured wait."),
  FELT_LOG_MILLIONTHS(
      "sum(CASE WHEN %s THEN CAST(round(ln(%s / %s) * 1e6) AS BIGINT) END)"
          .formatted(Satisfaction.IS_FELT, Survey.FELT_WAIT_SECONDS, Contact.WAIT_SECONDS),
      "ln(felt wait / measured wait), in millionths, added up."),
  REVIEWS("count(%s)".formatted(Review.COMPLIANCE_SCORE), "Reviews that score compliance."),
  COMPLIANCE_HUNDREDTHS(
      "sum(CAST(round(%s * 100) AS BIGINT))".formatted(Review.COMPLIANCE_SCORE),
      "Their scores, in hundredths of a point, added up."),
  COMPLIANCE_SQUARES(
      "sum(CAST(round(%s * 100) AS BIGINT) * CAST(round(%s * 100) AS BIGINT))"
          .formatted(Review.COMPLIANCE_SCORE, Review.COMPLIANCE_SCORE),
      "The squares of these."),
  TANGIBLES(Servqual.TANGIBLES.count(), Servqual.COUNT),
  TANGIBLES_GAP(Servqual.TANGIBLES.sum(), Servqual.SUM),
  TANGIBLES_SQUARES(Servqual.TANGIBLES.squares(), Servqual.SQUARES),
  RELIABILITY(Servqual.RELIABILITY.count(), Servqual.COUNT),
  RELIABILITY_GAP(Servqual.RELIABILITY.sum(), Servqual.SUM),
  RELIABILITY_SQUARES(Servqual.RELIABILITY.squares(), Servqual.SQUARES),
  RESPONSIVENESS(Servqual.RESPONSIVENESS.count(), Servqual.COUNT),
  RESPONSIVENESS_GAP(Servqual.RESPONSIVENESS.sum(), Servqual.SUM),
  RESPONSIVENESS_SQUARES(Servqual.RESPONSIVENESS.squares(), Servqual.SQUARES),
  ASSURANCE(Servqual.ASSURANCE.count(), Servqual.COUNT),
  ASSURANCE_GAP(Servqual.ASSURANCE.sum(), Servqual.SUM),
  ASSURANCE_SQUARES(Servqual.ASSURANCE.squares(), Servqual.SQUARES),
  EMPATHY(Servqual.EMPATHY.count(), Servqual.COUNT),
  EMPATHY_GAP(Servqual.EMPATHY.sum(), Servqual.SUM),
  EMPATHY_SQUARES(Servqual.EMPATHY.squares(), Servqual.SQUARES);

  private final String expression;
  private final String comment;

  Measure(String expression, String comment) {
    this.expression = expression;
    this.comment = comment;
  }

  /** Name of the column that holds it. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A Spark SQL aggregate over contacts with their feedback. */
  String expression() {
    return expression;
  }

  /** What it counts, a sentence. */
  public String comment() {
    return comment;
  }

  /** Conditions on a contact's survey. */
  private static final class Satisfaction {
    /** 4 or 5 of 5, 8 to 10 of 10. */
    static final String IS_SATISFIED =
        "(%s * 5 >= %s * 4)".formatted(Survey.CSAT, Survey.CSAT_SCALE);

    static final String IS_FELT =
        "(%s > 0 AND %s > 0)".formatted(Survey.FELT_WAIT_SECONDS, Contact.WAIT_SECONDS);
  }
}
