package org.contretemps.statistics;

import java.io.Serializable;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A figure with its standard error, taken as normally distributed, as METHOD §5 takes h, h* and B.
 *
 * @param value the figure
 * @param standardError its standard error, above 0
 */
public record Estimate(double value, double standardError) implements Serializable {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /** How many standard errors the figure lies above 0. */
  public double z() {
    return value / standardError;
  }

  /** One-sided p against the figure being no more than a threshold. */
  public double pAbove(double threshold) {
    return NORMAL.survivalProbability((value - threshold) / standardError);
  }

  /** The figure plus a number of standard errors; a negative number gives a lower bound. */
  public double plusErrors(double errors) {
    return value + errors * standardError;
  }

  /** The figure in another unit: both multiplied by a factor above 0. */
  public Estimate times(double factor) {
    return new Estimate(value * factor, standardError * factor);
  }

  /** The same figure with its standard error multiplied. */
  public Estimate inflated(double factor) {
    return new Estimate(value, standardError * factor);
  }
}
