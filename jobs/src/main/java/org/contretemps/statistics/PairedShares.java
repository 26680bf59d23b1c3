package org.contretemps.statistics;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Compares the same people before and after: how many changed in each direction (McNemar 1947,
 * Psychometrika 12:153; METHOD §10).
 *
 * @param pairs people seen both times
 * @param gained those who have the property only afterwards
 * @param lost those who have it only before
 */
public record PairedShares(long pairs, long gained, long lost) {
  private static final long EXACT_UP_TO = 50;

  /**
   * @throws IllegalArgumentException when more changed than there are, or counts are negative
   */
  public PairedShares {
    if (gained < 0 || lost < 0 || gained + lost > pairs) {
      throw new IllegalArgumentException(
          "Cannot compare %d pairs of which %d gained and %d lost: these are among the pairs. Give each count in its place."
              .formatted(pairs, gained, lost));
    }
  }

  /** Share afterwards less share before. */
  public double difference() {
    return (double) (gained - lost) / pairs;
  }

  /** Two-sided p of no change: exact up to 50 that changed, else χ² with continuity correction. */
  public double p() {
    long changed = gained + lost;
    if (changed == 0) {
      return 1;
    }
    if (changed <= EXACT_UP_TO) {
      BinomialDistribution half = BinomialDistribution.of((int) changed, 0.5);
      return Math.min(1, 2 * half.cumulativeProbability((int) Math.min(gained, lost)));
    }
    double apart = Math.max(0, Math.abs(gained - lost) - 1);
    return ChiSquaredDistribution.of(1).survivalProbability(apart * apart / changed);
  }

  /**
   * The difference with Wald's standard error, with half a person added to each of those counts.
   */
  public Estimate estimate() {
    double g = gained + 0.5;
    double l = lost + 0.5;
    double n = pairs + 2;
    double variance = (g + l - (g - l) * (g - l) / n) / (n * n);
    return new Estimate(difference(), Math.sqrt(variance));
  }
}
