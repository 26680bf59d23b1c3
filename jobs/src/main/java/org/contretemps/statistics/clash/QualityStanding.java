package org.contretemps.statistics.clash;

import org.contretemps.statistics.DirectStandardisation;

/**
 * Whether quality is kept in a cell (a kind of situation of a service), by its rate of repeats and
 * a reference (METHOD §5).
 */
public enum QualityStanding {
  /** Not shown to be worse than the reference by more than a point. */
  KEPT,
  /** Worse by more than a point, with one-sided 95 % confidence. */
  LOST;

  private static final double MARGIN = 0.01;

  /** A two-sided interval of 90 % has a one-sided bound of 95 %. */
  private static final double CONFIDENCE = 0.90;

  /**
   * The standing of a standardised adverse rate.
   *
   * @param adverse the cell's rate, standardised
   * @param reference the contractual rate, else that of the type and channel pooled
   */
  public static QualityStanding of(DirectStandardisation adverse, double reference) {
    return adverse.interval(CONFIDENCE).lower() > reference + MARGIN ? LOST : KEPT;
  }
}
