package org.contretemps.statistics.pilot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The effect of a stepped pilot by randomisation inference (METHOD §14): the order was drawn at
 * random, so the results of the other possible orders show what chance alone does. The interval is
 * for an effect common to the clusters, in closed form.
 *
 * @param estimate a, as a share
 * @param p share of orders that show as much
 * @param lower lower end of the 95 % interval; may be infinite
 * @param upper upper end
 * @param orders orders compared, the real one among them
 * @param isComplete whether these are all that there are
 */
public record PilotEffect(
    double estimate, double p, double lower, double upper, int orders, boolean isComplete) {
  private static final double LEVEL = 0.05;
  private static final double TIE = 1 - 1e-9;

  /** Beyond this an order tells nothing that the real one does not. */
  private static final double SAME = 1e-9;

  /**
   * The effect in means by cluster and period.
   *
   * @param order the step of each cluster, as drawn before the pilot
   * @param shares by cluster and week, from the first prior week that period 0 takes in
   * @param seed of the orders drawn if there are more than 10,000
   */
  public static PilotEffect of(
      int[] order, PilotPeriods periods, PriorMoments moments, double[][] shares, long seed) {
    boolean isComplete =
        StepOrders.distinct(order).compareTo(BigInteger.valueOf(StepOrders.MOST)) <= 0;
    List<int[]> orders =
        isComplete ? StepOrders.all(order) : drawn(order, StepOrders.MOST - 1, seed);
    return of(order, orders, periods, moments, shares, isComplete);
  }

  /** The real order, then others drawn. */
  static List<int[]> drawn(int[] order, int others, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<int[]> orders = new ArrayList<>();
    orders.add(order);
    for (int i = 0; i < others; i++) {
      orders.add(StepOrders.shuffled(order, random));
    }
    return orders;
  }

  static PilotEffect of(
      int[] order,
      List<int[]> orders,
      PilotPeriods periods,
      PriorMoments moments,
      double[][] shares,
      boolean isComplete) {
    ProductWeights weights = new ProductWeights(moments.weights(), periods);
    double[][] y = weights.residuals(periods.means(shares));
    double[][] z = weights.residuals(weights.treated(order));
    double root = Math.sqrt(weights.product(z, z));
    double estimate = weights.product(z, y) / (root * root);
    double[] lower = new double[orders.size()];
    double[] upper = new double[orders.size()];
    int reached = 0;
    for (int o = 0; o < lower.length; o++) {
      double[][] other = weights.residuals(weights.treated(orders.get(o)));
      double size = Math.sqrt(weights.product(other, other));
      double u = weights.product(other, y) / size;
      double c = weights.product(other, z) / size;
      reached += Math.abs(u) >= Math.abs(root * estimate) * TIE ? 1 : 0;
      boolean isSame = root - Math.abs(c) <= SAME * root;
      double one = (root * estimate - u) / (root - c);
      double two = (root * estimate + u) / (root + c);
      lower[o] = isSame ? Double.NEGATIVE_INFINITY : Math.min(one, two);
      upper[o] = isSame ? Double.POSITIVE_INFINITY : Math.max(one, two);
    }
    Arrays.sort(lower);
    Arrays.sort(upper);
    int rank = (int) Math.floor(LEVEL * lower.length);
    return new PilotEffect(
        estimate,
        (double) reached / lower.length,
        lower[rank],
        upper[upper.length - 1 - rank],
        lower.length,
        isComplete);
  }
}
