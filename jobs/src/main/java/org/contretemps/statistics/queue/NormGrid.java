package org.contretemps.statistics.queue;

import java.util.stream.DoubleStream;

/**
 * The norms that are compared: one tighter than today's for show, today's, ten looser ones (METHOD
 * §13).
 */
public final class NormGrid {
  private static final double[] FACTORS = {
    0.9, 1, 1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.4, 1.5, 1.75, 2
  };
  private static final double FINE_BELOW = 100;
  private static final int STEP = 5;

  private NormGrid() {}

  /** Norms in rising order, whole seconds; of 100 seconds and more in steps of 5, but today's. */
  public static int[] around(int norm) {
    return DoubleStream.of(FACTORS)
        .mapToInt(factor -> factor == 1 ? norm : rounded(factor * norm))
        .distinct()
        .sorted()
        .toArray();
  }

  private static int rounded(double seconds) {
    int step = seconds < FINE_BELOW ? 1 : STEP;
    return Math.max(1, (int) Math.rint(seconds / step) * step);
  }
}
