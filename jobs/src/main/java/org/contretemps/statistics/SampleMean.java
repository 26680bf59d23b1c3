package org.contretemps.statistics;

import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The mean of a sample whose members are independent, with Student's interval (METHOD §10).
 *
 * @param count members, at least 2
 * @param variance of the members, with count − 1 in the denominator
 */
public record SampleMean(long count, double mean, double variance) {
  private static final double TAIL = 0.025;

  /**
   * A mean from sums.
   *
   * @param sum of the members
   * @param squares of the members, added up
   * @throws IllegalArgumentException for fewer than two members
   */
  public static SampleMean of(long count, long sum, long squares) {
    if (count < 2) {
      throw new IllegalArgumentException("A sample of %d has no variance.".formatted(count));
    }
    double mean = (double) sum / count;
    double variance = (squares - mean * sum) / (count - 1);
    return new SampleMean(count, mean, Math.max(0, variance));
  }

  /** Lower bound of the mean, 95 %. */
  public double lower() {
    return mean - half();
  }

  /** Upper bound of the mean, 95 %. */
  public double upper() {
    return mean + half();
  }

  private double half() {
    return t(count - 1.0) * Math.sqrt(squaredError());
  }

  private double squaredError() {
    return variance / count;
  }

  private static double t(double freedom) {
    return TDistribution.of(freedom).inverseSurvivalProbability(TAIL);
  }

  /**
   * This mean less another, 95 %, with the degrees of freedom of Welch (Biometrika 1947, 34:28) for
   * variances that may differ.
   */
  public MeanDifference less(SampleMean other) {
    double difference = mean - other.mean;
    double one = squaredError();
    double two = other.squaredError();
    double both = one + two;
    if (both == 0) {
      return new MeanDifference(difference, difference, difference);
    }
    double freedom = both * both / (one * one / (count - 1) + two * two / (other.count - 1));
    double half = t(freedom) * Math.sqrt(both);
    return new MeanDifference(difference, difference - half, difference + half);
  }
}
