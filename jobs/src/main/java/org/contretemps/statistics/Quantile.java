package org.contretemps.statistics;

import java.util.OptionalInt;

/**
 * A quantile of times with the interval that its order statistics give, in whole seconds (METHOD
 * §1).
 *
 * <p>Beyond 1024 s the quantile is known to within its bin (1/64), and the interval takes the outer
 * edge of each bin, so that it keeps its coverage. A bound is absent if there are too few contacts
 * to have one.
 *
 * @param probability which quantile: 0.9 is the time that nine contacts in ten do not exceed
 * @param seconds the quantile, type 1
 * @param lower lower bound
 * @param upper upper bound
 */
public record Quantile(double probability, int seconds, OptionalInt lower, OptionalInt upper) {

  /**
   * The quantile at a probability, with an interval of the given confidence.
   *
   * @throws IllegalArgumentException when there are no times, or probability or confidence is not
   *     strictly between 0 and 1
   * @throws ArithmeticException beyond 2³¹ − 1 contacts
   */
  public static Quantile of(TimeHistogram times, double probability, double confidence) {
    int n = Math.toIntExact(times.total());
    OrderStatisticRanks ranks = OrderStatisticRanks.of(n, probability, confidence);
    return new Quantile(
        probability, times.quantile(probability), lower(times, ranks), upper(times, ranks));
  }

  private static OptionalInt lower(TimeHistogram times, OrderStatisticRanks ranks) {
    return ranks.hasLower()
        ? OptionalInt.of(SecondBins.lowerSeconds(times.bin(times.indexAtRank(ranks.lower()))))
        : OptionalInt.empty();
  }

  private static OptionalInt upper(TimeHistogram times, OrderStatisticRanks ranks) {
    return ranks.hasUpper()
        ? OptionalInt.of(SecondBins.upperSeconds(times.bin(times.indexAtRank(ranks.upper()))))
        : OptionalInt.empty();
  }
}
