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
  CONTACTS("1L", "Contact legs."),
  CONVERSATIONS(
      "if(%s = 1 AND %s IS NOT NULL, 1L, 0L)".formatted(Contact.LEG, Contact.HANDLING_SECONDS),
      "Conversations whose first leg was handled."),
  HANDLED("if(%s IS NOT NULL, 1L, 0L)".formatted(Contact.HANDLING_SECONDS), "Handled legs."),
  HANDLED_SECONDS(
      "coalesce(%s, 0L)".formatted(Contact.HANDLING_SECONDS), "Their handling seconds."),
  OFFERED(
      "if(%s = 'INBOUND', 1L, 0L)".formatted(Contact.DIRECTION),
      "Inbound contacts; callbacks are left out."),
  ABANDONED(
      "if(%s = 'INBOUND' AND %s, 1L, 0L)".formatted(Contact.DIRECTION, Contact.ABANDONED),
      "Those abandoned before an agent answered."),
  ABANDONED_AT_ONCE(
      "if(%s = 'INBOUND' AND %s, 1L, 0L)".formatted(Contact.DIRECTION, KpiFacts.IS_SHORT_ABANDON),
      "Those abandoned before short-abandon-seconds (5 unless configured)."),
  ANSWERED_IN_TIME(
      "if(%s = 'INBOUND' AND %s, 1L, 0L)".formatted(Contact.DIRECTION, KpiFacts.IS_IN_TIME),
      "Those answered within answer-within-seconds (20 unless configured)."),
  WAITED(
      "if(%s IS NOT NULL, 1L, 0L)".formatted(Contact.WAIT_SECONDS),
      "Contacts whose wait is known."),
  WAIT_SECONDS("coalesce(%s, 0L)".formatted(Contact.WAIT_SECONDS), "Their seconds of waiting."),
  WAIT_SQUARES(
      "coalesce(CAST(%s AS BIGINT) * %s, 0L)".formatted(Contact.WAIT_SECONDS, Contact.WAIT_SECONDS),
      "The squares of these."),
  COUNTED(
      "if(%s IS NOT NULL, 1L, 0L)".formatted(QualifiedContact.HAS_REPEAT),
      "Mature conversations of identified customers, whose repeats are counted."),
  REPEATS(
      "if(%s, 1L, 0L)".formatted(QualifiedContact.HAS_REPEAT),
      "Those followed by a repeat contact."),
  RETURNS(
      "if(%s, 1L, 0L)".formatted(KpiFacts.IS_RETURN),
      "Handled inbound contacts of customers who had begun one in the days before (30)."),
  RETURN_SECONDS(
      "coalesce(CASE WHEN %s THEN %s END, 0L)"
          .formatted(KpiFacts.IS_RETURN, Contact.HANDLING_SECONDS),
      "Their handling seconds."),
  CODED(
      "if(%s IS NOT NULL, 1L, 0L)".formatted(Contact.RESOLVED),
      "Contacts with an agent's resolution code."),
  RESOLVED("if(%s, 1L, 0L)".formatted(Contact.RESOLVED), "Those coded as resolved."),
  FOLLOW_UPS(
      "if(%s, 1L, 0L)".formatted(KpiFacts.IS_STATUS_CHASING),
      "Contacts that ask where a case stands: follow-ups that no agent began, by customers who had begun another one on the service in the days before (30)."),
  FILES(
      "if(%s IS NOT NULL, 1L, 0L)".formatted(Contact.FILE_COMPLETE),
      "Contacts after which a file was looked at."),
  COMPLETE_FILES(
      "if(%s, 1L, 0L)".formatted(Contact.FILE_COMPLETE), "Those after which it was complete."),
  WITH_NORM(
      "if(%s IS NOT NULL, 1L, 0L)".formatted(QualifiedContact.NORM_BIN),
      "Handled legs under a norm of seconds per contact."),
  WITHIN_NORM(
      "if(%s <= 0, 1L, 0L)".formatted(QualifiedContact.NORM_BIN), "Those that kept to the norm."),
  WITH_TARGET(
      "if(%s IS NOT NULL AND %s IS NOT NULL, 1L, 0L)"
          .formatted(QualifiedContact.NORM_BIN, NormAsOf.NORM_ATTAINMENT_TARGET),
      "Handled legs under a norm that sets a share to attain."),
  TARGET_MILLIONTHS(
      "coalesce(CASE WHEN %s IS NOT NULL THEN CAST(round(%s * 1e6) AS BIGINT) END, 0L)"
          .formatted(QualifiedContact.NORM_BIN, NormAsOf.NORM_ATTAINMENT_TARGET),
      "The shares to attain, in millionths, added up over them."),
  MEAN_NORM_CONTACTS(
      "if(%s, 1L, 0L)".formatted(KpiFacts.HAS_MEAN_TARGET),
      "Handled legs under a norm on mean seconds."),
  MEAN_NORM_SECONDS(
      "coalesce(CASE WHEN %s THEN %s END, 0L)"
          .formatted(KpiFacts.HAS_MEAN_TARGET, Contact.HANDLING_SECONDS),
      "Their handling seconds."),
  MEAN_NORM_TARGET_SECONDS(
      "coalesce(CASE WHEN %s THEN CAST(round(%s) AS BIGINT) END, 0L)"
          .formatted(KpiFacts.HAS_MEAN_TARGET, NormTargets.MEAN),
      "The seconds that their norms set, added up."),
  AGENT_DAYS(Kind.NOT_OF_CONTACTS, "Agents at work, each day anew."),
  PER_DAY_AGENT_DAYS(
      Kind.NOT_OF_CONTACTS,
      "Agents at work under a norm of contacts per day, each day and norm anew."),
  PER_DAY_CONTACTS(Kind.NOT_OF_CONTACTS, "Contacts that they handled under it."),
  PER_DAY_TARGET_HUNDREDTHS(Kind.NOT_OF_CONTACTS, "What these norms set, in hundredths, added up."),
  MINUTES_AGENT_DAYS(
      Kind.NOT_OF_CONTACTS,
      "Agents at work under a norm of minutes per day, each day and norm anew."),
  MINUTES_SECONDS(Kind.NOT_OF_CONTACTS, "Seconds that they spent on what it is for."),
  MINUTES_TARGET_SECONDS(Kind.NOT_OF_CONTACTS, "What these norms set, in seconds, added up."),
  SOLD(
      "if(%s IS NOT NULL, 1L, 0L)".formatted(Contact.SALE_AGREED_AT),
      "Contacts in which a sale was agreed to."),
  SIGNED(
      "if(%s IS NOT NULL, 1L, 0L)".formatted(Contact.SALE_SIGNED_AT),
      "Those whose sale was signed."),
  SIGNED_COUNTED(
      "if(%s IS NOT NULL AND %s IS NOT NULL, 1L, 0L)"
          .formatted(Contact.SALE_SIGNED_AT, QualifiedContact.HAS_REPEAT),
      "Signed sales whose repeats are counted."),
  SIGNED_KEPT(
      "if(%s IS NOT NULL AND NOT %s, 1L, 0L)"
          .formatted(Contact.SALE_SIGNED_AT, QualifiedContact.HAS_REPEAT),
      "Those after which the customer did not have to come back."),
  ANSWERS(
      "if(%s IS NOT NULL, 1L, 0L)".formatted(Survey.CSAT), "Surveys that answer for satisfaction."),
  SATISFIED(
      "if(%s, 1L, 0L)".formatted(Satisfaction.IS_SATISFIED),
      "Those in the top fifths of the scale."),
  SATISFIED_TOLD(
      "if(%s AND %s IS NOT NULL, 1L, 0L)"
          .formatted(Satisfaction.IS_SATISFIED, Survey.SHARED_WITH_TEAM),
      "Satisfied answers of which is known whether the team was told."),
  SATISFIED_SHARED(
      "if(%s AND %s, 1L, 0L)".formatted(Satisfaction.IS_SATISFIED, Survey.SHARED_WITH_TEAM),
      "Those that the team was told of."),
  DISSATISFIED_TOLD(
      "if(NOT %s AND %s IS NOT NULL, 1L, 0L)"
          .formatted(Satisfaction.IS_SATISFIED, Survey.SHARED_WITH_TEAM),
      "Other answers of which is known whether the team was told."),
  DISSATISFIED_SHARED(
      "if(NOT %s AND %s, 1L, 0L)".formatted(Satisfaction.IS_SATISFIED, Survey.SHARED_WITH_TEAM),
      "Those that the team was told of."),
  FELT_WAITS(
      "if(%s, 1L, 0L)".formatted(KpiFacts.IS_FELT), "Answers with a felt and a measured wait."),
  REVIEWS(
      "if(%s IS NOT NULL, 1L, 0L)".formatted(Review.COMPLIANCE_SCORE),
      "Reviews that score compliance."),
  COMPLIANCE_HUNDREDTHS(
      "coalesce(CAST(round(%s * 100) AS BIGINT), 0L)".formatted(Review.COMPLIANCE_SCORE),
      "Their scores, in hundredths of a point, added up."),
  COMPLIANCE_SQUARES(
      "coalesce(CAST(round(%s * 100) AS BIGINT) * CAST(round(%s * 100) AS BIGINT), 0L)"
          .formatted(Review.COMPLIANCE_SCORE, Review.COMPLIANCE_SCORE),
      "The squares of these."),
  COMPLIANT(
      "if(%s >= 80, 1L, 0L)".formatted(Review.COMPLIANCE_SCORE), "Those that score 80 or more."),
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

  /** What a contact with its feedback adds, a whole number, in Spark SQL. */
  String expression() {
    return expression;
  }

  /** What it counts, a sentence. */
  public String comment() {
    return comment;
  }

  /** Measures that are not counted contact by contact. */
  private static final class Kind {
    /** Counted of agents' days instead: {@link AgentDays}. */
    static final String NOT_OF_CONTACTS = "0L";
  }

  /** Conditions on a contact's survey. */
  private static final class Satisfaction {
    /** 4 or 5 of 5, 8 to 10 of 10. */
    static final String IS_SATISFIED =
        "(%s * 5 >= %s * 4)".formatted(Survey.CSAT, Survey.CSAT_SCALE);
  }
}
