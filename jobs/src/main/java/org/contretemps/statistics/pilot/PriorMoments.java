package org.contretemps.statistics.pilot;

import java.util.Arrays;
import java.util.List;

/**
 * How much the clusters of a pilot vary from week to week, estimated from the 26 weeks before
 * (METHOD §14).
 *
 * @param share p, the pooled share
 * @param variance τ² of a cluster's week beyond chance
 * @param lasting ρ, its correlation with the next week, 0 to 0.8
 * @param meanContacts n̄_k a week
 */
public record PriorMoments(
    double share, double variance, double lasting, List<Double> meanContacts) {
  public static final int WEEKS = 26;

  private static final int ROUNDS = 8;
  private static final double MOST_LASTING = 0.8;
  private static final double LASTING_FOR_PRIOR_WEEKS = 0.5;
  private static final int PRIOR_WEEKS = 13;

  /** The moments of the weeks before. */
  public static PriorMoments of(WeeklyCounts before) {
    double p = before.pooledShare();
    double chance = p * (1 - p) * before.meanInverse();
    double[][] rest = twoWayResiduals(before.shares());
    int weeks = before.weeks();
    double clusters = before.clusters() - 1.0;
    double own = lagged(rest, 0) / (clusters * weeks);
    double next = lagged(rest, 1) / (clusters * (weeks - 1));
    double lasting = 0;
    double variance = Math.max(0, own * weeks / (weeks - 1) - chance);
    for (int round = 0; round < ROUNDS; round++) {
      double mean = (variance * (1 + lasting) / (1 - lasting) + chance) / weeks;
      variance = Math.max(0, own + mean - chance);
      lasting = variance == 0 ? 0 : Math.max(0, Math.min(MOST_LASTING, (next + mean) / variance));
    }
    return new PriorMoments(
        p, variance, lasting, Arrays.stream(before.meanContacts()).boxed().toList());
  }

  /** How many prior weeks period 0 takes in: none if moves last so long that they are stale. */
  public int priorWeeksUsed() {
    return lasting <= LASTING_FOR_PRIOR_WEEKS ? PRIOR_WEEKS : 0;
  }

  /** w_k = n̄_k/(1 + n̄_k τ²/(p(1 − p))): neither order nor norm can move it. */
  double[] weights() {
    double[] weights = new double[meanContacts.size()];
    for (int k = 0; k < weights.length; k++) {
      double n = meanContacts.get(k);
      weights[k] = n / (1 + n * variance / (share * (1 - share)));
    }
    return weights;
  }

  PriorMoments lasting(double other) {
    return new PriorMoments(share, variance, other, meanContacts);
  }

  private static double[][] twoWayResiduals(double[][] values) {
    int clusters = values.length;
    int weeks = values[0].length;
    double[] ofCluster = new double[clusters];
    double[] ofWeek = new double[weeks];
    double all = 0;
    for (int k = 0; k < clusters; k++) {
      for (int t = 0; t < weeks; t++) {
        ofCluster[k] += values[k][t] / weeks;
        ofWeek[t] += values[k][t] / clusters;
        all += values[k][t] / clusters / weeks;
      }
    }
    double[][] rest = new double[clusters][weeks];
    for (int k = 0; k < clusters; k++) {
      for (int t = 0; t < weeks; t++) {
        rest[k][t] = values[k][t] - ofCluster[k] - ofWeek[t] + all;
      }
    }
    return rest;
  }

  private static double lagged(double[][] rest, int lag) {
    double sum = 0;
    for (double[] cluster : rest) {
      for (int t = 0; t + lag < cluster.length; t++) {
        sum += cluster[t] * cluster[t + lag];
      }
    }
    return sum;
  }
}
