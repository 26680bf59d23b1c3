package org.contretemps.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A two-sided confidence interval of a share, as fractions of 1.
 *
 * @param lower lower bound, at least 0
 * @param upper upper bound, at most 1
 */
public record ProportionInterval(double lower, double upper) {

  /**
   * Wilson's score interval (Wilson 1927; method 3 of Newcombe 1998, Statistics in Medicine
   * 17:857).
   *
   * @throws IllegalArgumentException unless 0 ≤ events ≤ trials, trials &gt; 0 and 0 &lt;
   *     confidence &lt; 1
   */
  public static ProportionInterval wilson(long events, long trials, double confidence) {
    return wilson((double) events, (double) trials, confidence);
  }

  /**
   * Wilson's interval for weighted counts, such as a share of Kish's effective sample size (METHOD
   * §8).
   *
   * @throws IllegalArgumentException unless 0 ≤ events ≤ trials, trials &gt; 0 and 0 &lt;
   *     confidence &lt; 1
   */
  public static ProportionInterval wilson(double events, double trials, double confidence) {
    requireShare(events, trials, confidence);
    double z = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - confidence) / 2);
    // The lower bound of a share is one less the upper bound of its complement.
    double lower = 1 - upperScore(trials - events, trials, z);
    return new ProportionInterval(lower, upperScore(events, trials, z));
  }

  private static double upperScore(double events, double trials, double z) {
    if (events >= trials) {
      return 1;
    }
    double centre = events + z * z / 2;
    double reach = z * Math.sqrt(events * (trials - events) / trials + z * z / 4);
    return Math.min(1, (centre + reach) / (trials + z * z));
  }

  private static void requireShare(double events, double trials, double confidence) {
    if (!(trials > 0 && events >= 0 && events <= trials && confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot give an interval for %s events in %s trials with confidence %s: that is no share."
                  + " Give trials above 0, events among them and a confidence between 0 and 1.",
              events, trials, confidence));
    }
  }
}
