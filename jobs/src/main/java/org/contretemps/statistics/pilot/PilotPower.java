package org.contretemps.statistics.pilot;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The probability that a planned pilot detects an effect, by simulation of normal weekly shares
 * with the organisation's own moments (METHOD §14).
 *
 * @param lasting as estimated
 * @param low the smallest over moves that do not last, last as estimated, and last at 0.6
 * @param high the largest
 */
public record PilotPower(double lasting, double low, double high) {
  private static final int SIMULATIONS = 400;
  private static final int OTHER_ORDERS = 199;
  private static final double LEVEL = 0.05;
  private static final double LONG_LASTING = 0.6;

  /** The power at an effect, in shares. */
  public static PilotPower of(
      StepOrders orders, PilotPeriods periods, PriorMoments moments, double effect, long seed) {
    double own = at(orders, periods, moments, effect, seed);
    double none = at(orders, periods, moments.lasting(0), effect, seed);
    double much = at(orders, periods, moments.lasting(LONG_LASTING), effect, seed);
    return new PilotPower(
        own, Math.min(own, Math.min(none, much)), Math.max(own, Math.max(none, much)));
  }

  private static double at(
      StepOrders orders, PilotPeriods periods, PriorMoments moments, double effect, long seed) {
    long found =
        IntStream.range(0, SIMULATIONS)
            .parallel()
            .filter(i -> isFound(orders, periods, moments, effect, new SplittableRandom(seed + i)))
            .count();
    return (double) found / SIMULATIONS;
  }

  private static boolean isFound(
      StepOrders orders,
      PilotPeriods periods,
      PriorMoments moments,
      double effect,
      SplittableRandom random) {
    int[] order = orders.drawn(random);
    double[][] shares = new double[orders.clusters()][];
    for (int k = 0; k < shares.length; k++) {
      int firstTreated = periods.priorWeeks() + order[k] * periods.weeks();
      shares[k] = weeks(periods, moments, k, random);
      for (int t = firstTreated; t < shares[k].length; t++) {
        shares[k][t] += effect;
      }
    }
    return PilotEffect.of(
                order,
                PilotEffect.drawn(order, OTHER_ORDERS, random.nextLong()),
                periods,
                moments,
                shares,
                false)
            .p()
        <= LEVEL;
  }

  private static double[] weeks(
      PilotPeriods periods, PriorMoments moments, int cluster, SplittableRandom random) {
    double p = moments.share();
    double chance = Math.sqrt(p * (1 - p) / moments.meanContacts().get(cluster));
    double spread = Math.sqrt(moments.variance());
    double fresh = Math.sqrt(1 - moments.lasting() * moments.lasting());
    double[] shares = new double[periods.priorWeeks() + periods.length()];
    double moved = random.nextGaussian();
    for (int t = 0; t < shares.length; t++) {
      shares[t] = p + spread * moved + chance * random.nextGaussian();
      moved = moments.lasting() * moved + fresh * random.nextGaussian();
    }
    return shares;
  }
}
