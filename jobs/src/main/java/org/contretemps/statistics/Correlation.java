package org.contretemps.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A correlation with Fisher's interval (Fisher 1921, Metron 1:3; METHOD §10).
 *
 * @param r the correlation, −1 to 1
 * @param standardError of atanh r
 * @param units how many pairs it is taken over
 */
public record Correlation(double r, double standardError, int units) {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final int LEAST_UNITS = 5;

  /** Bonett &amp; Wright 2000, Psychometrika 65:23: the ranks make the error a little larger. */
  private static final double RANK_FACTOR = 2;

  /**
   * Pearson's correlation of weighted pairs, on Kish's effective number of them; empty for fewer
   * than five, or if one side does not vary.
   *
   * @throws IllegalArgumentException when the arrays differ in length
   */
  public static Optional<Correlation> weighted(double[] x, double[] y, double[] weights) {
    requireSameLength(x, y, weights);
    return of(x, y, weights, kish(weights));
  }

  /** Spearman's correlation of ranks, ties sharing theirs; empty for fewer than five pairs. */
  public static Optional<Correlation> ofRanks(double[] x, double[] y) {
    double[] ones = new double[x.length];
    Arrays.fill(ones, 1);
    requireSameLength(x, y, ones);
    return of(ranks(x), ranks(y), ones, x.length)
        .map(
            c ->
                new Correlation(
                    c.r, c.standardError * Math.sqrt(1 + c.r * c.r / RANK_FACTOR), c.units));
  }

  /**
   * The correlation of what is left of weighted pairs when the means of both their groups are taken
   * out, as of teams and days; each group takes a degree of freedom.
   *
   * @param groups number of the first group of each pair, from 0
   * @param others number of its second group, from 0
   */
  public static Optional<Correlation> within(
      double[] x, double[] y, double[] weights, int[] groups, int[] others) {
    requireSameLength(x, y, weights);
    double parameters =
        (double) Arrays.stream(groups).distinct().count()
            + Arrays.stream(others).distinct().count()
            - 1;
    double left = kish(weights) * (1 - parameters / x.length);
    return of(
        TwoWayMeans.removed(x, weights, groups, others),
        TwoWayMeans.removed(y, weights, groups, others),
        weights,
        left);
  }

  private static Optional<Correlation> of(
      double[] x, double[] y, double[] weights, double effective) {
    if (x.length < LEAST_UNITS || !(effective > 3)) {
      return Optional.empty();
    }
    double xy = product(x, y, weights);
    double xx = product(x, x, weights);
    double yy = product(y, y, weights);
    double scale = Math.sqrt(xx * yy);
    if (!(xx > 1e-12) || !(yy > 1e-12)) {
      return Optional.empty();
    }
    double r = Math.max(-1, Math.min(1, xy / scale));
    return Optional.of(new Correlation(r, 1 / Math.sqrt(effective - 3), x.length));
  }

  /** Two-sided p against no correlation. */
  public double p() {
    return Math.min(1, 2 * NORMAL.survivalProbability(Math.abs(bounded()) / standardError));
  }

  /** The bound a number of standard errors away; a negative number gives the lower one. */
  public double plusErrors(double errors) {
    return Math.tanh(bounded() + errors * standardError);
  }

  /** atanh r, which has no end at ±1. */
  private double bounded() {
    double inside = Math.max(-1 + 1e-12, Math.min(1 - 1e-12, r));
    return 0.5 * Math.log((1 + inside) / (1 - inside));
  }

  private static double product(double[] x, double[] y, double[] weights) {
    double xMean = TwoWayMeans.mean(x, weights);
    double yMean = TwoWayMeans.mean(y, weights);
    return IntStream.range(0, x.length)
        .mapToDouble(i -> weights[i] * (x[i] - xMean) * (y[i] - yMean))
        .sum();
  }

  private static double kish(double[] weights) {
    double sum = Arrays.stream(weights).sum();
    return sum * sum / Arrays.stream(weights).map(w -> w * w).sum();
  }

  private static double[] ranks(double[] values) {
    Integer[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> values[i]))
            .toArray(Integer[]::new);
    double[] ranks = new double[values.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && values[order[to]] == values[order[from]]) {
        to++;
      }
      for (int i = from; i < to; i++) {
        ranks[order[i]] = (from + to + 1) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  private static void requireSameLength(double[] x, double[] y, double[] weights) {
    if (x.length != y.length || x.length != weights.length) {
      throw new IllegalArgumentException(
          "Cannot correlate %d with %d values by %d weights: each pair needs a weight. Give one of each."
              .formatted(x.length, y.length, weights.length));
    }
  }
}
