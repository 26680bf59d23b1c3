package org.contretemps.night.distribute;

import org.contretemps.statistics.Quantile;
import org.contretemps.statistics.TimeHistogram;

/**
 * The handled contacts of one cell in one window of dates.
 *
 * @param times their handling times
 * @param passedOn how many of them were transferred or escalated
 */
record CellWindow(TimeHistogram times, long passedOn) {
  private static final double CONFIDENCE = 0.95;

  int medianSeconds() {
    return quantile(0.5);
  }

  /** From the shortest tenth to the longest tenth of the times. */
  int spreadSeconds() {
    return quantile(0.9) - quantile(0.1);
  }

  double sharePassedOn() {
    return (double) passedOn / times.total();
  }

  private int quantile(double share) {
    return Quantile.of(times, share, CONFIDENCE).seconds();
  }
}
