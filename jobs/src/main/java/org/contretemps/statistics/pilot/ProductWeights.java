package org.contretemps.statistics.pilot;

/**
 * Removes the means of clusters and periods from the data of a pilot under weights w_k m_q (METHOD
 * §14): exact in one pass, because the weight is a product.
 */
final class ProductWeights {
  private final double[] clusters;
  private final double[] periods;
  private final double allClusters;
  private final double allPeriods;

  ProductWeights(double[] clusters, PilotPeriods of) {
    this.clusters = clusters;
    this.periods = new double[of.count()];
    double sum = 0;
    for (int q = 0; q < periods.length; q++) {
      periods[q] = of.size(q);
      sum += periods[q];
    }
    this.allPeriods = sum;
    double all = 0;
    for (double weight : clusters) {
      all += weight;
    }
    this.allClusters = all;
  }

  /** z_kq = 1 from the cluster's step on. */
  double[][] treated(int[] order) {
    double[][] treated = new double[clusters.length][periods.length];
    for (int k = 0; k < treated.length; k++) {
      for (int q = order[k]; q < periods.length; q++) {
        treated[k][q] = 1;
      }
    }
    return treated;
  }

  /** a − Σ_k w_k a/Σw − Σ_q m_q a/Σm + Σ_kq w_k m_q a/(ΣwΣm). */
  double[][] residuals(double[][] values) {
    double[] ofPeriod = new double[periods.length];
    double[] ofCluster = new double[clusters.length];
    double all = 0;
    for (int k = 0; k < clusters.length; k++) {
      for (int q = 0; q < periods.length; q++) {
        ofPeriod[q] += clusters[k] * values[k][q] / allClusters;
        ofCluster[k] += periods[q] * values[k][q] / allPeriods;
        all += clusters[k] * periods[q] * values[k][q] / allClusters / allPeriods;
      }
    }
    double[][] rest = new double[clusters.length][periods.length];
    for (int k = 0; k < clusters.length; k++) {
      for (int q = 0; q < periods.length; q++) {
        rest[k][q] = values[k][q] - ofPeriod[q] - ofCluster[k] + all;
      }
    }
    return rest;
  }

  /** Σ w m a b. */
  double product(double[][] one, double[][] other) {
    double sum = 0;
    for (int k = 0; k < clusters.length; k++) {
      for (int q = 0; q < periods.length; q++) {
        sum += clusters[k] * periods[q] * one[k][q] * other[k][q];
      }
    }
    return sum;
  }
}
