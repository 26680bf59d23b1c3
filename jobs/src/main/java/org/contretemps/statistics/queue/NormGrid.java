package org.contretemps.statistics.queue;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.contretemps.statistics.clash.NormSteps;

/**
 * The norms that are compared: one tighter than today's for show, today's, up to ten looser ones up
 * to twice as long, in the steps in which norms are set (METHOD §13).
 */
public final class NormGrid {
  private static final double TIGHTER = 0.9;
  private static final double[] LOOSER = {1.05, 1.1, 1.15, 1.2, 1.25, 1.3, 1.4, 1.5, 1.75, 2};

  private NormGrid() {}

  /** Norms in rising order, whole seconds, today's among them as it is. */
  public static int[] around(int norm) {
    return IntStream.concat(
            IntStream.of(norm, NormSteps.nearest(TIGHTER * norm)).filter(each -> each <= norm),
            DoubleStream.of(LOOSER)
                .mapToInt(factor -> NormSteps.nearest(factor * norm))
                .filter(each -> each > norm))
        .distinct()
        .sorted()
        .toArray();
  }
}
