package org.contretemps.night.outcome;

import java.util.Comparator;

/**
 * One leg of a customer's conversation, with the few facts that repeats depend on.
 *
 * @param date local date on which it started, as days since 1970
 * @param number its number within the conversation
 * @param startedAt microseconds since 1970
 * @param endedAt microseconds since 1970
 * @param isInbound whether the customer began it
 * @param isOutbound whether the organisation began it; both are false if a call back was requested
 * @param isHandled whether an agent handled it
 * @param isEndedByCustomer whether the customer ended it
 */
record Leg(
    int date,
    long contactKey,
    long conversationKey,
    long serviceKey,
    int number,
    long startedAt,
    long endedAt,
    boolean isInbound,
    boolean isOutbound,
    boolean isHandled,
    boolean isEndedByCustomer) {

  /**
   * The order of legs within a conversation: by number, and by time if a source does not number
   * them.
   */
  static final Comparator<Leg> ORDER =
      Comparator.comparingInt(Leg::number)
          .thenComparingLong(Leg::startedAt)
          .thenComparingLong(Leg::contactKey);

  /** The order in which legs were over. */
  static final Comparator<Leg> ORDER_OF_ENDS =
      Comparator.comparingLong(Leg::endedAt).thenComparing(ORDER);

  /**
   * Whether this leg is a consultation: it began while an agent had the customer on the other one,
   * and was over before that was, or the customer left from there.
   */
  boolean isConsultationOf(Leg other) {
    return isConsultation(
        startedAt,
        endedAt,
        other.startedAt,
        other.endedAt,
        other.isHandled,
        other.isEndedByCustomer);
  }

  /** The same for two stretches of time, the latter with the customer if it was handled. */
  static boolean isConsultation(
      long startedAt,
      long endedAt,
      long otherStartedAt,
      long otherEndedAt,
      boolean isOtherHandled,
      boolean isOtherEndedByCustomer) {
    return isOtherHandled
        && startedAt > otherStartedAt
        && startedAt < otherEndedAt
        && (endedAt < otherEndedAt || isOtherEndedByCustomer);
  }
}
