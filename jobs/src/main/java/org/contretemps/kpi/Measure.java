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
      "count_if(%s = 'INBOUND' AND %s)".formatted(Contact.DIRECTION, KpiFacts.IS_SHORT_ABANDON),
      "Those abandoned before short-abandon-seconds (5 unless configured)."),
  ANSWERED_IN_TIME(
      "count_if(%s = 'INBOUND' AND %s)".formatted(Contact.DIRECTION, KpiFacts.IS_IN_TIME),
      "Those answered within answer-within-seconds (20 unless configured)."),
  WAITED("count(%s)".formatted(Contact.WAIT_SECONDS), "Contacts whose wait is known."),
  WAIT_SECONDS("sum(%s)".formatted(Contact.WAIT_SECONDS), "Their seconds of waiting."),
  WAIT_SQUARES(
      "sum(CAST(%s AS BIGINT) * %s)".formatted(Contact.WAIT_SECONDS, Contact.WAIT_SECONDS),
      "The squares of these."),
  COUNTED(
      "count(%s)".formatted(QualifiedContact.HAS_REPEAT),
      "Mature conversations of identified customers, whose repeats are counted."),
  REPEATS(
      "count_if(%s)".formatted(QualifiedContact.HAS_REPEAT), "Those followed by a repeat contact."),
  RETURNS(
      "count_if(%s)".formatted(KpiFacts.IS_RETURN),
      "Handled inbound contacts of customers who had begun one in the days before (30)."),
  RETURN_SECONDS(
      "sum(CASE WHEN %s THEN %s END)".formatted(KpiFacts.IS_RETURN, Contact.HANDLING_SECONDS),
      "Their handling seconds."),
  CODED("count(%s)".formatted(Contact.RESOLVED), "Contacts with an agent's resolution code."),
  RESOLVED("count_if(%s)".formatted(Contact.RESOLVED), "Those coded as resolved."),
  FOLLOW_UPS(
      "count_if(%s)".formatted(KpiFacts.IS_STATUS_CHASING),
      "Contacts that ask where a case stands: follow-ups that no agent began, by customers who had begun another one on the service in the days before (30)."),
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
  MEAN_NORM_CONTACTS(
      "count_if(%s)".formatted(KpiFacts.HAS_MEAN_TARGET),
      "Handled legs under a norm on mean seconds."),
  MEAN_NORM_SECONDS(
      "sum(CASE WHEN %s THEN %s END)".formatted(KpiFacts.HAS_MEAN_TARGET, Contact.HANDLING_SECONDS),
      "Their handling seconds."),
  MEAN_NORM_TARGET_SECONDS(
      "sum(CASE WHEN %s THEN CAST(round(%s) AS BIGINT) END)"
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
  SOLD("count(%s)".formatted(Contact.SALE_AGREED_AT), "Contacts in which a sale was agreed to."),
  SIGNED("count(%s)".formatted(Contact.SALE_SIGNED_AT), "Those whose sale was signed."),
  SIGNED_COUNTED(
      "count_if(%s IS NOT NULL AND %s IS NOT NULL)"
          .formatted(Contact.SALE_SIGNED_AT, QualifiedContact.HAS_REPEAT),
      "Signed sales whose repeats are counted."),
  SIGNED_KEPT(
      "count_if(%s IS NOT NULL AND NOT %s)"
          .formatted(Contact.SALE_SIGNED_AT, QualifiedContact.HAS_REPEAT),
      "Those after which the customer did not have to come back."),
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
      "count_if(%s)".formatted(KpiFacts.IS_FELT), "Answers with a felt and a measured wait."),
  REVIEWS("count(%s)".formatted(Review.COMPLIANCE_SCORE), "Reviews that score compliance."),
  COMPLIANCE_HUNDREDTHS(
      "sum(CAST(round(%s * 100) AS BIGINT))".formatted(Review.COMPLIANCE_SCORE),
      "Their scores, in hundredths of a point, added up."),
  COMPLIANCE_SQUARES(
      "sum(CAST(round(%s * 100) AS BIGINT) * CAST(round(%s * 100) AS BIGINT))"
          .formatted(Review.COMPLIANCE_SCORE, Review.COMPLIANCE_SCORE),
      "The squares of these."),
  COMPLIANT(
      "count_if(%s >= 80)".formatted(Review.COMPLIANCE_SCORE), "Those that score 80 or more."),
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
