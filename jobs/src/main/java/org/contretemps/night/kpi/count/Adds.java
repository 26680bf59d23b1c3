package org.contretemps.night.kpi.count;

import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Survey;
import org.contretemps.table.EndedBy;

/** What one contact adds to a {@link Measure}, as an SQL expression that is never null. */
final class Adds {
  static final String ONE = "1L";

  /** Counted of agents' days instead: {@link AgentDays}. */
  static final String NOTHING = "0L";

  /** How long the customer waited on the line in all queues, on the first leg of a conversation. */
  static final String CONVERSATION_WAIT =
      "CASE WHEN %s THEN %s END".formatted(KpiFacts.IS_OFFERED, QualifiedContact.CONVERSATION_WAIT);

  /** How long a pass through a queue took on the line. */
  static final String PASS_WAIT =
      "CASE WHEN %s THEN %s END".formatted(KpiFacts.IS_INBOUND, Contact.WAIT_SECONDS);

  /** Whether a customer tried in vain. */
  static final String IS_MISSED =
      "%s AND %s = '%s'"
          .formatted(
              KpiFacts.IS_INBOUND, QualifiedContact.REPEAT_STATE, QualifiedContact.NOT_HANDLED);

  /** Whether a survey answers 4 or 5 of 5, 8 to 10 of 10. */
  static final String IS_SATISFIED = "(%s * 5 >= %s * 4)".formatted(Survey.CSAT, Survey.CSAT_SCALE);

  private Adds() {}

  /** One if a condition holds. */
  static String where(String condition) {
    return "if(%s, 1L, 0L)".formatted(condition);
  }

  /** One if a value is known. */
  static String known(String value) {
    return where(value + " IS NOT NULL");
  }

  /** Whether a value of a leg that an agent handled is known. */
  static String ofHandled(String value) {
    return "%s IS NOT NULL AND %s IS NOT NULL".formatted(Contact.HANDLING_SECONDS, value);
  }

  /** Whether one of them ended a leg that an agent handled. */
  static String isEndedBy(EndedBy one) {
    return "%s IS NOT NULL AND coalesce(%s = '%s', false)"
        .formatted(Contact.HANDLING_SECONDS, Contact.ENDED_BY, one.name());
  }

  /** A whole number, if it is known. */
  static String value(String value) {
    return "coalesce(%s, 0L)".formatted(value);
  }
}
