package org.contretemps.night.outcome;

import java.util.Comparator;

/**
 * One leg of a customer's conversations.
 *
 * @param date local date on which it started, as days since 1970
 * @param number its number within the conversation
 * @param startedAt microseconds since 1970
 * @param endedAt microseconds since 1970
 * @param isInbound whether the customer began it
 */
record Leg(
    int date,
    long contactKey,
    long conversationKey,
    long serviceKey,
    int number,
    long startedAt,
    long endedAt,
    boolean isInbound) {

  /**
   * The order of legs within a conversation: by number, and by time where a source does not number
   * them.
   */
  static final Comparator<Leg> ORDER =
      Comparator.comparingInt(Leg::number)
          .thenComparingLong(Leg::startedAt)
          .thenComparingLong(Leg::contactKey);
}
