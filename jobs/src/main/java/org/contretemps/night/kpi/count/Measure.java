package org.contretemps.night.kpi.count;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.table.EndedBy;

/**
 * The measures that are counted over contacts for the indicators, such as answered in time or
 * repeated. Every measure is a whole number, so that sums are the same in any order and over any
 * dates. People are not counted but marked ({@link PeopleMarks}), so that nobody counts twice over
 * dates and groups.
 */
public enum Measure {
  CONTACTS(Adds.ONE, "Contact legs."),
  CONVERSATIONS(
      Adds.known(QualifiedContact.CONVERSATION_HANDLING),
      "Conversations that an agent handled, each once, whichever leg it was."),
  HANDLED(Adds.known(Contact.HANDLING_SECONDS), "Handled legs."),
  HANDLED_SECONDS(Adds.value(Contact.HANDLING_SECONDS), "Their handling seconds."),
  WITH_HOLD(
      Adds.where(Adds.ofHandled(Contact.HOLD_SECONDS)),
      "Handled legs whose time on hold is known."),
  HOLD_SECONDS(
      Adds.value(
          "CASE WHEN %s THEN %s END"
              .formatted(Adds.ofHandled(Contact.HOLD_SECONDS), Contact.HOLD_SECONDS)),
      "Their seconds on hold."),
  WITH_WRAP_UP(
      Adds.where(Adds.ofHandled(Contact.WRAP_UP_SECONDS)), "Handled legs whose wrap-up is known."),
  WRAP_UP_SECONDS(
      Adds.value(
          "CASE WHEN %s THEN %s END"
              .formatted(Adds.ofHandled(Contact.WRAP_UP_SECONDS), Contact.WRAP_UP_SECONDS)),
      "Their seconds of wrap-up."),
  ENDS_KNOWN(
      Adds.where(Adds.ofHandled(Contact.ENDED_BY)),
      "Handled legs of which it is known who ended them."),
  ENDED_BY_AGENT(Adds.where(Adds.isEndedBy(EndedBy.AGENT)), "Those that the agent ended."),
  ENDED_BY_SYSTEM(
      Adds.where(Adds.isEndedBy(EndedBy.SYSTEM)),
      "Those that neither agent nor customer ended: cut, or closed by the system."),
  OFFERED(
      Adds.where(KpiFacts.IS_OFFERED),
      "Conversations that customers began, each once, however many queues they went through; callbacks are left out."),
  ANSWERED(
      Adds.where(KpiFacts.IS_OFFERED + " AND " + KpiFacts.IS_PICKED_UP),
      "Those that an agent answered, in whichever queue."),
  ABANDONED(
      Adds.where(KpiFacts.IS_OFFERED + " AND " + QualifiedContact.IS_ABANDONED),
      "Those in which the customer left a queue and no agent had answered in any."),
  ABANDONED_AT_ONCE(
      Adds.where(KpiFacts.IS_OFFERED + " AND " + KpiFacts.IS_SHORT_ABANDON),
      "Those abandoned before short-abandon-seconds (5 unless configured)."),
  ANSWERED_IN_TIME(
      Adds.where(KpiFacts.IS_OFFERED + " AND " + KpiFacts.IS_IN_TIME),
      "Those that an agent answered within answer-within-seconds (20 unless configured), waits in earlier queues included."),
  WAITED(
      Adds.known(Adds.CONVERSATION_WAIT),
      "Conversations that customers began whose wait is known; who is called back does not wait on the line."),
  WAIT_SECONDS(
      Adds.value(Adds.CONVERSATION_WAIT), "Their seconds of waiting, in all queues together."),
  WAIT_SQUARES(
      Adds.value(
          "CAST(%s AS BIGINT) * %s".formatted(Adds.CONVERSATION_WAIT, Adds.CONVERSATION_WAIT)),
      "The squares of these."),
  QUEUE_PASSES(
      Adds.where(KpiFacts.IS_INBOUND),
      "Passes through queues: inbound legs, of which a conversation may have several."),
  QUEUE_ANSWERED_IN_TIME(
      Adds.where(KpiFacts.IS_INBOUND + " AND " + KpiFacts.IS_PASS_IN_TIME),
      "Those that an agent answered within answer-within-seconds of the queue's own wait."),
  QUEUE_WAITED(Adds.known(Adds.PASS_WAIT), "Passes whose wait is known."),
  QUEUE_WAIT_SECONDS(Adds.value(Adds.PASS_WAIT), "Their seconds of waiting."),
  COUNTED(
      Adds.known(QualifiedContact.HAS_REPEAT),
      "Handled conversations of identified customers, mature and not begun by the organisation, whose repeats are counted."),
  REPEATS(Adds.where(QualifiedContact.HAS_REPEAT), "Those followed by a repeat contact."),
  MISSED(
      Adds.where(Adds.IS_MISSED),
      "Inbound conversations of identified customers, mature, that no agent handled: abandoned or left in another way."),
  RETRIED(
      Adds.where(Adds.IS_MISSED + " AND " + QualifiedContact.SECONDS_TO_REPEAT + " IS NOT NULL"),
      "Those whose customer tried again within the repeat window."),
  RETURNS(
      Adds.where(KpiFacts.IS_RETURN),
      "Handled inbound contacts of customers who had begun one in the days before (30)."),
  RETURN_SECONDS(
      Adds.value(
          "CASE WHEN %s THEN %s END".formatted(KpiFacts.IS_RETURN, Contact.HANDLING_SECONDS)),
      "Their handling seconds."),
  CODED(Adds.known(Contact.RESOLVED), "Contacts with an agent's resolution code."),
  RESOLVED(Adds.where(Contact.RESOLVED), "Those coded as resolved."),
  FOLLOW_UPS(
      Adds.where(KpiFacts.IS_STATUS_CHASING),
      "Contacts that ask where a case stands: follow-ups that no agent began, by customers who had begun another one on the service in the days before (30)."),
  FILES(Adds.known(Contact.FILE_COMPLETE), "Contacts after which a file was looked at."),
  COMPLETE_FILES(Adds.where(Contact.FILE_COMPLETE), "Those after which it was complete."),
  WITH_NORM(
      Adds.known(QualifiedContact.NORM_BIN), "Handled legs under a norm of seconds per contact."),
  WITHIN_NORM(
      Adds.where("%s <= 0".formatted(QualifiedContact.NORM_BIN)), "Those that kept to the norm."),
  WITH_TARGET(
      Adds.where(
          "%s IS NOT NULL AND %s IS NOT NULL"
              .formatted(QualifiedContact.NORM_BIN, NormAsOf.NORM_ATTAINMENT_TARGET)),
      "Handled legs under a norm that sets a share to attain."),
  TARGET_MILLIONTHS(
      Adds.value(
          "CASE WHEN %s IS NOT NULL THEN CAST(round(%s * 1e6) AS BIGINT) END"
              .formatted(QualifiedContact.NORM_BIN, NormAsOf.NORM_ATTAINMENT_TARGET)),
      "The shares to attain, in millionths, added up over them."),
  MEAN_NORM_CONTACTS(
      Adds.where(KpiFacts.HAS_MEAN_TARGET), "Handled legs under a norm on mean seconds."),
  MEAN_NORM_SECONDS(
      Adds.value(
          "CASE WHEN %s THEN %s END".formatted(KpiFacts.HAS_MEAN_TARGET, Contact.HANDLING_SECONDS)),
      "Their handling seconds."),
  MEAN_NORM_TARGET_SECONDS(
      Adds.value(
          "CASE WHEN %s THEN CAST(round(%s) AS BIGINT) END"
              .formatted(KpiFacts.HAS_MEAN_TARGET, NormTargets.MEAN)),
      "The seconds that their norms set, added up."),
  AGENT_DAYS(Adds.NOTHING, "Agents at work, counted once per day."),
  PER_DAY_AGENT_DAYS(
      Adds.NOTHING,
      "Agents at work under a norm of contacts per day, counted once per day and norm."),
  PER_DAY_CONTACTS(Adds.NOTHING, "Contacts that they handled under it."),
  PER_DAY_TARGET_HUNDREDTHS(Adds.NOTHING, "What these norms set, in hundredths, added up."),
  MINUTES_AGENT_DAYS(
      Adds.NOTHING,
      "Agents at work under a norm of minutes per day, counted once per day and norm."),
  MINUTES_SECONDS(Adds.NOTHING, "Seconds that they spent on what it is for."),
  MINUTES_TARGET_SECONDS(Adds.NOTHING, "What these norms set, in seconds, added up."),
  SOLD(Adds.known(Contact.SALE_AGREED_AT), "Contacts in which a sale was agreed to."),
  SIGNED(Adds.known(Contact.SALE_SIGNED_AT), "Those whose sale was signed."),
  SIGNED_COUNTED(
      Adds.where(
          "%s IS NOT NULL AND %s IS NOT NULL"
              .formatted(Contact.SALE_SIGNED_AT, QualifiedContact.HAS_REPEAT)),
      "Signed sales whose repeats are counted."),
  SIGNED_KEPT(
      Adds.where(
          "%s IS NOT NULL AND NOT %s"
              .formatted(Contact.SALE_SIGNED_AT, QualifiedContact.HAS_REPEAT)),
      "Those after which the customer did not have to come back."),
  AGENT_MARKS(
      PeopleMarks.of(Contact.AGENT_KEY),
      "One of 64 bits for each agent: there are at least as many agents as bits."),
  CUSTOMER_MARKS(
      PeopleMarks.of(Contact.CUSTOMER_KEY),
      "One of 64 bits for each customer: there are at least as many customers as bits."),
  ANSWERS(Part.FEEDBACK, Adds.known(Survey.CSAT), "Surveys that answer for satisfaction."),
  UNHANDLED_ANSWERS(
      Part.FEEDBACK,
      Adds.where("%s IS NOT NULL AND %s IS NULL".formatted(Survey.CSAT, Contact.HANDLING_SECONDS)),
      "Those on contacts that no agent handled."),
  SATISFIED(Part.FEEDBACK, Adds.where(Adds.IS_SATISFIED), "Those in the top fifths of the scale."),
  SATISFIED_TOLD(
      Part.FEEDBACK,
      Adds.where("%s AND %s IS NOT NULL".formatted(Adds.IS_SATISFIED, Survey.SHARED_WITH_TEAM)),
      "Satisfied answers of which it is known whether the team heard of them."),
  SATISFIED_SHARED(
      Part.FEEDBACK,
      Adds.where("%s AND %s".formatted(Adds.IS_SATISFIED, Survey.SHARED_WITH_TEAM)),
      "Those that the team heard of."),
  DISSATISFIED_TOLD(
      Part.FEEDBACK,
      Adds.where("NOT %s AND %s IS NOT NULL".formatted(Adds.IS_SATISFIED, Survey.SHARED_WITH_TEAM)),
      "Other answers of which it is known whether the team heard of them."),
  DISSATISFIED_SHARED(
      Part.FEEDBACK,
      Adds.where("NOT %s AND %s".formatted(Adds.IS_SATISFIED, Survey.SHARED_WITH_TEAM)),
      "Those that the team heard of."),
  FELT_WAITS(
      Part.FEEDBACK, Adds.where(KpiFacts.IS_FELT), "Answers with a felt and a measured wait."),
  REVIEWS(Part.FEEDBACK, Adds.known(Review.COMPLIANCE_SCORE), "Reviews that score compliance."),
  COMPLIANCE_HUNDREDTHS(
      Part.FEEDBACK,
      Adds.value("CAST(round(%s * 100) AS BIGINT)".formatted(Review.COMPLIANCE_SCORE)),
      "Their scores, in hundredths of a point, added up."),
  COMPLIANCE_SQUARES(
      Part.FEEDBACK,
      Adds.value(
          "CAST(round(%s * 100) AS BIGINT) * CAST(round(%s * 100) AS BIGINT)"
              .formatted(Review.COMPLIANCE_SCORE, Review.COMPLIANCE_SCORE)),
      "The squares of these."),
  COMPLIANT(
      Part.FEEDBACK,
      Adds.where("%s >= 80".formatted(Review.COMPLIANCE_SCORE)),
      "Those that score 80 or more."),
  TANGIBLES(Part.FEEDBACK, Servqual.TANGIBLES.count(), Servqual.COUNT),
  TANGIBLES_GAP(Part.FEEDBACK, Servqual.TANGIBLES.sum(), Servqual.SUM),
  TANGIBLES_SQUARES(Part.FEEDBACK, Servqual.TANGIBLES.squares(), Servqual.SQUARES),
  RELIABILITY(Part.FEEDBACK, Servqual.RELIABILITY.count(), Servqual.COUNT),
  RELIABILITY_GAP(Part.FEEDBACK, Servqual.RELIABILITY.sum(), Servqual.SUM),
  RELIABILITY_SQUARES(Part.FEEDBACK, Servqual.RELIABILITY.squares(), Servqual.SQUARES),
  RESPONSIVENESS(Part.FEEDBACK, Servqual.RESPONSIVENESS.count(), Servqual.COUNT),
  RESPONSIVENESS_GAP(Part.FEEDBACK, Servqual.RESPONSIVENESS.sum(), Servqual.SUM),
  RESPONSIVENESS_SQUARES(Part.FEEDBACK, Servqual.RESPONSIVENESS.squares(), Servqual.SQUARES),
  ASSURANCE(Part.FEEDBACK, Servqual.ASSURANCE.count(), Servqual.COUNT),
  ASSURANCE_GAP(Part.FEEDBACK, Servqual.ASSURANCE.sum(), Servqual.SUM),
  ASSURANCE_SQUARES(Part.FEEDBACK, Servqual.ASSURANCE.squares(), Servqual.SQUARES),
  EMPATHY(Part.FEEDBACK, Servqual.EMPATHY.count(), Servqual.COUNT),
  EMPATHY_GAP(Part.FEEDBACK, Servqual.EMPATHY.sum(), Servqual.SUM),
  EMPATHY_SQUARES(Part.FEEDBACK, Servqual.EMPATHY.squares(), Servqual.SQUARES),
  SMALL_THINGS(Part.FEEDBACK, ReviewMark.SMALL_THINGS.countAdds(), ReviewMark.COUNT),
  SMALL_THINGS_SUM(Part.FEEDBACK, ReviewMark.SMALL_THINGS.sumAdds(), ReviewMark.SUM),
  SMALL_THINGS_SQUARES(Part.FEEDBACK, ReviewMark.SMALL_THINGS.squaresAdd(), ReviewMark.SQUARES),
  COUNSEL(Part.FEEDBACK, ReviewMark.COUNSEL.countAdds(), ReviewMark.COUNT),
  COUNSEL_SUM(Part.FEEDBACK, ReviewMark.COUNSEL.sumAdds(), ReviewMark.SUM),
  COUNSEL_SQUARES(Part.FEEDBACK, ReviewMark.COUNSEL.squaresAdd(), ReviewMark.SQUARES),
  INFERENCE(Part.FEEDBACK, ReviewMark.INFERENCE.countAdds(), ReviewMark.COUNT),
  INFERENCE_SUM(Part.FEEDBACK, ReviewMark.INFERENCE.sumAdds(), ReviewMark.SUM),
  INFERENCE_SQUARES(Part.FEEDBACK, ReviewMark.INFERENCE.squaresAdd(), ReviewMark.SQUARES);

  /** The table in which a measure is counted: one of the two tables of days. */
  public enum Part {
    /** Contacts and what came of them: {@link KpiDay}. */
    CONTACTS,
    /** What was said of them, which comes weeks later: {@link KpiFeedbackDay}. */
    FEEDBACK
  }

  private final Part part;
  private final String expression;
  private final String comment;

  Measure(String expression, String comment) {
    this(Part.CONTACTS, expression, comment);
  }

  Measure(Part part, String expression, String comment) {
    this.part = part;
    this.expression = expression;
    this.comment = comment;
  }

  /** The measures that are counted in a part, in their order. */
  public static List<Measure> of(Part part) {
    return Arrays.stream(values()).filter(measure -> measure.part == part).toList();
  }

  /** Name of the column that holds it. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What a contact with its feedback adds, a whole number, in Spark SQL. */
  String expression() {
    return expression;
  }

  /** Whether it marks people. */
  boolean isOfPeople() {
    return this == AGENT_MARKS || this == CUSTOMER_MARKS;
  }

  /** What two groups have together. */
  long together(long one, long other) {
    return isOfPeople() ? one | other : one + other;
  }

  /** What it counts, a sentence. */
  public String comment() {
    return comment;
  }
}
