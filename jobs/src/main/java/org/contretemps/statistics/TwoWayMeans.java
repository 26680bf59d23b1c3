package org.contretemps.statistics;

import java.util.Arrays;

/**
 * Takes the weighted means of groups off values, by one grouping and then by the other, again and
 * again until the values settle or the rounds are over (the two-way within transformation;
 * Guimarães &amp; Portugal 2010, Stata Journal 10:628; METHOD §10).
 */
final class TwoWayMeans {
  private static final int MOST_ROUNDS = 200;
  private static final double SETTLED = 1e-10;

  private TwoWayMeans() {}

  static double[] removed(double[] values, double[] weights, int[] groups, int[] others) {
    double[] left = values.clone();
    double moved = Double.MAX_VALUE;
    for (int round = 0; round < MOST_ROUNDS && moved > SETTLED; round++) {
      moved = Math.max(remove(left, weights, groups), remove(left, weights, others));
    }
    return left;
  }

  static double mean(double[] values, double[] weights) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i] * values[i];
    }
    return sum / Arrays.stream(weights).sum();
  }

  /** Takes the mean of each group off its values and returns the largest. */
  private static double remove(double[] values, double[] weights, int[] groups) {
    int count = Arrays.stream(groups).max().orElse(-1) + 1;
    double[] sums = new double[count];
    double[] totals = new double[count];
    for (int i = 0; i < values.length; i++) {
      sums[groups[i]] += weights[i] * values[i];
      totals[groups[i]] += weights[i];
    }
    double largest = 0;
    for (int i = 0; i < values.length; i++) {
      double mean = totals[groups[i]] > 0 ? sums[groups[i]] / totals[groups[i]] : 0;
      values[i] -= mean;
      largest = Math.max(largest, Math.abs(mean));
    }
    return largest;
  }
}
