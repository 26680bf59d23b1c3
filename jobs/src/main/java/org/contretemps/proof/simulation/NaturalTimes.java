package org.contretemps.proof.simulation;

import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The handling times of simulated cells before any hurrying: a mixture of lognormals over the
 * levels of difficulty, weighted by how often a level appears as the cell's situation type.
 */
final class NaturalTimes {
  /** Standard deviation of the logarithm within a difficulty level, everything included. */
  static final double LOG_DEVIATION = 0.40;

  /** Mean effect of tenure, outages and load on the logarithm. */
  private static final double MEAN_EFFECT = 0.045;

  /** What the hidden sub-type adds to the logarithm. */
  static final double HIDDEN_EFFECT = 0.40;

  private static final int SITUATIONS_PER_LEVEL = 4_000;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final double[][] typeShareOfLevel = new double[Difficulty.LEVELS][];

  /** Learns from a fixed sample of situations how the scoring sorts the levels into types. */
  NaturalTimes(SituationScoring scoring) {
    int types = SimulatedSituationType.values().length;
    for (int level = 0; level < Difficulty.LEVELS; level++) {
      Draws draws = new Draws(level);
      double[] shares = new double[types];
      for (int i = 0; i < SITUATIONS_PER_LEVEL; i++) {
        SimulatedSituationType type = scoring.type(Difficulty.situation(level, draws));
        shares[SimulatedWorld.indexOf(type)] += 1.0 / SITUATIONS_PER_LEVEL;
      }
      typeShareOfLevel[level] = shares;
    }
  }

  /** Share of the contacts that have this situation type. */
  double share(SimulatedSituationType type) {
    double share = 0;
    for (int level = 0; level < Difficulty.LEVELS; level++) {
      share += weight(level, type);
    }
    return share;
  }

  /** Share of the natural times that are at most {@code seconds}. */
  double cumulative(
      SimulatedSituationType type, double logScale, double hiddenShare, double seconds) {
    double covered = 0;
    for (int level = 0; level < Difficulty.LEVELS; level++) {
      double centre = StrictMath.log(Difficulty.medianSeconds(level)) + logScale + MEAN_EFFECT;
      double z = (StrictMath.log(seconds) - centre) / LOG_DEVIATION;
      double hiddenZ = z - HIDDEN_EFFECT / LOG_DEVIATION;
      covered +=
          weight(level, type)
              * ((1 - hiddenShare) * NORMAL.cumulativeProbability(z)
                  + hiddenShare * NORMAL.cumulativeProbability(hiddenZ));
    }
    return covered / share(type);
  }

  /** The multiple of 15 s nearest to a quantile of the natural times. */
  int normAt(SimulatedSituationType type, double logScale, double hiddenShare, double quantile) {
    double low = 15;
    double high = 7_200;
    while (high - low > 0.01) {
      double middle = (low + high) / 2;
      if (cumulative(type, logScale, hiddenShare, middle) < quantile) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return onGrid(low);
  }

  static int onGrid(double seconds) {
    return Math.max(15, 15 * (int) Math.round(seconds / 15));
  }

  private double weight(int level, SimulatedSituationType type) {
    return Difficulty.share(level) * typeShareOfLevel[level][SimulatedWorld.indexOf(type)];
  }
}
