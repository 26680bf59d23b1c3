package org.contretemps.night.outcome;

import java.util.Comparator;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * One leg of a conversation, seen as one pass through a queue.
 *
 * @param number its number within the conversation
 * @param startedAt microseconds since 1970
 * @param endedAt microseconds since 1970
 * @param isInbound whether the customer waited on the line
 * @param waited seconds in the queue, if known
 * @param isAbandoned whether the customer left it before an agent answered
 * @param isAnswered whether an agent answered
 * @param isEndedByCustomer whether the customer ended it
 * @param handling seconds, where an agent handled it
 */
record Pass(
    long contactKey,
    int number,
    long startedAt,
    long endedAt,
    boolean isInbound,
    OptionalInt waited,
    boolean isAbandoned,
    boolean isAnswered,
    boolean isEndedByCustomer,
    OptionalInt handling) {

  static final Comparator<Pass> ORDER =
      Comparator.comparingInt(Pass::number)
          .thenComparingLong(Pass::startedAt)
          .thenComparingLong(Pass::contactKey);

  /** When the wait in the queue was over; its start if no wait is known. */
  long waitedUntil() {
    return startedAt + TimeUnit.SECONDS.toMicros(waited.orElse(0));
  }

  /** Whether the customer went through it: agents who consult each other wait for themselves. */
  boolean isConsultationOf(Pass other) {
    return Leg.isConsultation(
        startedAt,
        endedAt,
        other.startedAt,
        other.endedAt,
        other.handling.isPresent(),
        other.isEndedByCustomer);
  }
}
