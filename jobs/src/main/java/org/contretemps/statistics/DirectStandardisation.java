package org.contretemps.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.GammaDistribution;

/**
 * A rate as it would be with the composition of a standard population (Fay &amp; Feuer 1997,
 * Statistics in Medicine 16:791; METHOD §3, §5).
 *
 * @param crudeRate events per contact as they are
 * @param rate events per contact with the standard's composition
 * @param variance of the standardised rate, from Poisson counts of events
 * @param largestWeight the most that one event can add to the rate
 */
public record DirectStandardisation(
    double crudeRate, double rate, double variance, double largestWeight) {

  private static final double LARGEST_CHANGE = 0.30;

  /**
   * The rate standardised over strata. Strata without contacts are left out, and the standard's
   * weights shared among the others.
   *
   * @throws IllegalArgumentException when the arrays differ in length, or no stratum has both
   *     contacts and weight
   */
  public static DirectStandardisation of(long[] events, long[] contacts, double[] standard) {
    requireStrata(events, contacts, standard);
    int[] used = IntStream.range(0, contacts.length).filter(s -> contacts[s] > 0).toArray();
    double weights = Arrays.stream(used).mapToDouble(s -> standard[s]).sum();
    double rate = 0;
    double variance = 0;
    double largest = 0;
    for (int s : used) {
      double perEvent = standard[s] / weights / contacts[s];
      rate += perEvent * events[s];
      variance += perEvent * perEvent * events[s];
      largest = Math.max(largest, perEvent);
    }
    double crude = (double) Arrays.stream(events).sum() / Arrays.stream(contacts).sum();
    return new DirectStandardisation(crude, rate, variance, largest);
  }

  /** The gamma interval of the standardised rate, which covers at least as often as asked. */
  public ProportionInterval interval(double confidence) {
    double tail = (1 - confidence) / 2;
    double lower = rate == 0 ? 0 : gamma(rate, variance).inverseCumulativeProbability(tail);
    double upper =
        gamma(rate + largestWeight, variance + largestWeight * largestWeight)
            .inverseSurvivalProbability(tail);
    return new ProportionInterval(lower, upper);
  }

  /**
   * Whether a crude and a standardised difference tell different stories: they disagree in sign or
   * by more than 30 % of the crude one.
   */
  public static boolean isMixEffect(double crudeDifference, double standardisedDifference) {
    return crudeDifference * standardisedDifference < 0
        || Math.abs(standardisedDifference - crudeDifference)
            > LARGEST_CHANGE * Math.abs(crudeDifference);
  }

  private static GammaDistribution gamma(double mean, double variance) {
    return GammaDistribution.of(mean * mean / variance, variance / mean);
  }

  private static void requireStrata(long[] events, long[] contacts, double[] standard) {
    int strata = contacts.length;
    boolean sameLength = events.length == strata && standard.length == strata;
    if (!sameLength
        || IntStream.range(0, strata).noneMatch(s -> contacts[s] > 0 && standard[s] > 0)) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot standardise %d counts of events in %d strata on %d weights: no stratum has contacts and a weight."
                  + " Give one of each per stratum, or leave the cell out.",
              events.length, strata, standard.length));
    }
  }
}
