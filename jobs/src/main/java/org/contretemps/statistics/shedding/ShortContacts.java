package org.contretemps.statistics.shedding;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.contretemps.statistics.Lognormal;

/**
 * How many contacts end at once, and how many would naturally (METHOD §7; lognormal service times:
 * Brown et al. 2005, JASA 100:36).
 *
 * @param contacts all contacts that an agent answered
 * @param ended those shorter than the threshold
 * @param expected those that would be, were all times of the lognormal of the others
 */
public record ShortContacts(long contacts, long ended, double expected) {

  /** The threshold unless configured otherwise, in seconds: a short contact lasts less. */
  public static final int THRESHOLD_SECONDS = 10;

  /**
   * The short contacts of a cell: by nature n_long Φ(z)/(1 − Φ(z)), z = (ln threshold − μ)/σ.
   *
   * @param ended how many contacts are short
   * @param others the lognormal of those that are not
   * @param thresholdSeconds how long a contact must last not to be short
   * @throws IllegalArgumentException when the count or the threshold is out of range
   */
  public static ShortContacts of(long ended, Lognormal others, int thresholdSeconds) {
    if (ended < 0 || thresholdSeconds < 1) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot count %d contacts under %d s as short: there are none such. Give a count and a threshold of at least 1 s.",
              ended, thresholdSeconds));
    }
    return new ShortContacts(
        ended + others.n(), ended, others.n() * oddsBelow(others, thresholdSeconds));
  }

  /** The share of all contacts that is short beyond what is normal; negative if fewer are. */
  public double excessShare() {
    return contacts == 0 ? 0 : (ended - expected) / contacts;
  }

  /** Φ(z)/(1 − Φ(z)). Times that are all the same leave nothing below them. */
  private static double oddsBelow(Lognormal others, int thresholdSeconds) {
    if (others.sigma() == 0) {
      return 0;
    }
    double z = (Math.log(thresholdSeconds) - others.mu()) / others.sigma();
    NormalDistribution normal = NormalDistribution.of(0, 1);
    return normal.cumulativeProbability(z) / normal.survivalProbability(z);
  }
}
