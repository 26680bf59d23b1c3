package org.contretemps.night.zone.statement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.contretemps.statistics.clash.ZoneState;

/**
 * The mature dates (those whose repeats are known) that a night analyses (METHOD §5): 28 days, or
 * 91 for a cell that is too small for them.
 *
 * @param to the last mature date
 */
public record Window(LocalDate to, int days) {
  static final int USUAL_DAYS = 28;
  static final int LONG_DAYS = 91;

  private static final double DAYS_A_WEEK = 7;

  static Window usual(LocalDate lastMature) {
    return new Window(lastMature, USUAL_DAYS);
  }

  static Window ofSmallCells(LocalDate lastMature) {
    return new Window(lastMature, LONG_DAYS);
  }

  /** The window that confirms what this one shows: it ends on the same date. */
  Window longer() {
    return new Window(to, days * ZoneState.LONGER);
  }

  /** The part from a date on; at least its last date. */
  Window since(LocalDate date) {
    long known = ChronoUnit.DAYS.between(date, to) + 1;
    return new Window(to, (int) Math.max(1, Math.min(days, known)));
  }

  /** Its length in weeks of seven days, open or closed. */
  double weeks() {
    return days / DAYS_A_WEEK;
  }

  public LocalDate from() {
    return to.minusDays(days - 1L);
  }

  LocalDate fromDate() {
    return from();
  }

  LocalDate toDate() {
    return to;
  }
}
