package org.contretemps.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The lognormal distribution that fits times best by maximum likelihood (METHOD §1; service times:
 * Brown et al. 2005, §4.3). It describes, it decides nothing: a norm cuts the distribution.
 *
 * <p>Contacts of 0 s have no logarithm and are left out. Beyond 1024 s the logarithms of a bin are
 * summed from its mean m to second order: Σ ln t ≈ n ln m − Σ(t−m)²/2m², and so are the squared
 * deviations; what is neglected stays under 10⁻⁶ in μ and σ².
 *
 * @param n contacts of at least one second
 * @param mu mean of ln t, t in seconds
 * @param sigma standard deviation of ln t, with divisor n
 */
public record Lognormal(long n, double mu, double sigma) {

  /**
   * The fit to times.
   *
   * @throws IllegalArgumentException when no contact lasts a second
   */
  public static Lognormal of(TimeHistogram times) {
    int first = !times.isEmpty() && times.bin(0) == 0 ? 1 : 0;
    if (times.size() == first) {
      throw new IllegalArgumentException(
          "Cannot fit a lognormal: none of the "
              + times.total()
              + " contacts lasts a second. Leave the cell out.");
    }
    long n = first == 0 ? times.total() : times.total() - times.contacts(0);
    double mu = sumOfLogs(times, first) / n;
    double sigma = Math.sqrt(Math.max(0, sumOfSquaredLogDeviations(times, first, mu)) / n);
    return new Lognormal(n, mu, sigma);
  }

  private static double sumOfLogs(TimeHistogram times, int first) {
    double sum = 0;
    for (int index = first; index < times.size(); index++) {
      sum +=
          times.contacts(index) * Math.log(times.meanSeconds(index))
              - relativeSpread(times, index) / 2;
    }
    return sum;
  }

  /** Σ (ln t − μ)², which has the second derivative 2(1 − (ln t − μ))/t². */
  private static double sumOfSquaredLogDeviations(TimeHistogram times, int first, double mu) {
    double sum = 0;
    for (int index = first; index < times.size(); index++) {
      double deviation = Math.log(times.meanSeconds(index)) - mu;
      sum +=
          times.contacts(index) * deviation * deviation
              + relativeSpread(times, index) * (1 - deviation);
    }
    return sum;
  }

  /** Σ (t − m)² / m² within a bin; 0 for a bin one second wide. */
  private static double relativeSpread(TimeHistogram times, int index) {
    double mean = times.meanSeconds(index);
    return times.squaredDeviations(index) / (mean * mean);
  }

  /** Fitted quantile, in seconds. */
  public double quantile(double p) {
    return Math.exp(mu + sigma * NormalDistribution.of(0, 1).inverseCumulativeProbability(p));
  }
}
