package org.contretemps.night.outcome;

import java.util.OptionalLong;

/**
 * The prior contacts and the repeats of one leg.
 *
 * @param isLastSpoken whether the customer was last spoken to on it: repeats of its conversation
 *     count there
 * @param isOutbound whether the organisation began its conversation
 * @param hasPrior whether the customer had been in contact in the days before
 * @param hasEarlyPrior whether within the hours of an early repeat
 * @param conversations how many conversations of the customer are seen from the leg's date, if
 *     these may be more than people have; else 0
 * @param conversationsBefore the same of those up to the leg's date alone
 * @param isOnManyServices whether the customer came to more services on the date than people do
 * @param secondsToRepeat from the end of the customer's part to the next conversation that the
 *     customer began on a service of this one, if it began in time
 */
record LegOutcome(
    long contactKey,
    boolean isLastSpoken,
    boolean isOutbound,
    boolean hasPrior,
    boolean hasEarlyPrior,
    int conversations,
    int conversationsBefore,
    boolean isOnManyServices,
    OptionalLong secondsToRepeat) {

  /** Whether there is more to tell of a leg than it says itself: most contacts are single. */
  boolean isNotable(Leg of) {
    return !isLastSpoken
        || isOutbound != of.isOutbound()
        || hasPrior
        || conversations > 0
        || isOnManyServices
        || secondsToRepeat.isPresent();
  }
}
