package org.contretemps.statistics.clash;

import java.io.Serializable;

/**
 * The jump of the adverse rate at the time norm in one cell by its own contacts alone, on the scale
 * of log-odds (METHOD §4.1).
 *
 * @param value δ̂, right of the norm less left of it
 * @param variance s², its sampling variance
 */
public record RateShift(double value, double variance) implements Serializable {

  private static final double LARGEST_VARIANCE = 4;

  /**
   * The shift without the penalty it was fitted with, (δ − 0)²/2: a fit of precision 1/V has 1 from
   * the penalty and 1/V − 1 from the counts.
   */
  static RateShift ofPenalised(double fitted, double fittedVariance) {
    double own = 1 - fittedVariance;
    return new RateShift(fitted / own, fittedVariance / own);
  }

  /** Whether the counts say enough of the shift to count towards the common one. */
  boolean isKnown() {
    return variance > 0 && variance < LARGEST_VARIANCE;
  }
}
