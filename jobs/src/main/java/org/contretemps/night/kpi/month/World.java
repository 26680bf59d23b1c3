package org.contretemps.night.kpi.month;

import java.util.Locale;

/**
 * The value that an indicator argues from, one of the "worlds" of the sociology of conventions:
 * equality, the market, or industrial time. The comment of every column of a KPI table ends with
 * its world.
 */
public enum World {
  /** Equal treatment. */
  CIVIC,
  /** Satisfaction and sales. */
  MARKET,
  /** Time. */
  INDUSTRIAL;

  /** A comment that ends with the world. */
  public String of(String comment) {
    return comment + " [" + name().toLowerCase(Locale.ROOT) + "]";
  }
}
