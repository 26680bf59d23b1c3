package org.contretemps.night.outcome;

import java.util.OptionalLong;

/**
 * What came before and after one leg.
 *
 * @param isLastLeg whether it is the last leg of its conversation, the one that repeats count on
 * @param hasPrior whether the customer had begun another conversation on the service in the days
 *     before
 * @param hasEarlyPrior whether it had begun in the hours before (those of an early repeat)
 * @param secondsToRepeat from the conversation's end to the next one that the customer began on the
 *     service, where that is a repeat
 */
record LegOutcome(
    long contactKey,
    boolean isLastLeg,
    boolean hasPrior,
    boolean hasEarlyPrior,
    OptionalLong secondsToRepeat) {

  /** Whether there is anything to tell of it: most contacts are single and stay so. */
  boolean isNotable() {
    return !isLastLeg || hasPrior || secondsToRepeat.isPresent();
  }
}
