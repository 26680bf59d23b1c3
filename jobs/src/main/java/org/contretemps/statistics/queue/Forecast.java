package org.contretemps.statistics.queue;

import java.util.stream.DoubleStream;

/**
 * A number forecast by many simulated runs of a queue: their mean and their 90 % interval, the
 * order statistics of rank 0.05 (R + 1) and 0.95 (R + 1) (METHOD §13). Replicates without a value
 * play no part.
 */
public record Forecast(double mean, double lower, double upper) {
  private static final double TAIL = 0.05;

  static Forecast of(DoubleStream replicates) {
    double[] sorted = replicates.filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      return new Forecast(Double.NaN, Double.NaN, Double.NaN);
    }
    return new Forecast(
        DoubleStream.of(sorted).average().orElse(Double.NaN),
        at(sorted, TAIL * (sorted.length + 1)),
        at(sorted, (1 - TAIL) * (sorted.length + 1)));
  }

  /** The value of a rank, from 1; between two whole ones in proportion. */
  private static double at(double[] sorted, double rank) {
    double place = Math.max(0, Math.min(sorted.length - 1, rank - 1));
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
