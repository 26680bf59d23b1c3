package org.contretemps.night.felt;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * The period of a felt-quality statement: the 26 weeks, Monday to Sunday, up to the last one that
 * ends in a given month.
 *
 * @param month first day of the month
 */
record FeltPeriod(LocalDate month) {
  static final int WEEKS = 26;

  /** Exposure is of a week and the three before. */
  static final int WEEKS_BEFORE = 3;

  private static final int DAYS_TO_SUNDAY = 6;

  /** The last period whose dates are all mature. */
  static FeltPeriod lastMature(LocalDate lastMatureDate) {
    FeltPeriod own = new FeltPeriod(lastMatureDate.withDayOfMonth(1));
    return own.lastDay().isAfter(lastMatureDate) ? new FeltPeriod(own.month.minusMonths(1)) : own;
  }

  /** Sunday of the last week. */
  LocalDate lastDay() {
    return month
        .plusMonths(1)
        .minusDays(1)
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY));
  }

  /** Monday of the last week. */
  LocalDate lastWeek() {
    return lastDay().minusDays(DAYS_TO_SUNDAY);
  }

  /** Monday of the first week. */
  LocalDate firstWeek() {
    return lastWeek().minusWeeks(WEEKS - 1L);
  }

  /** The first date whose contacts count as exposure. */
  LocalDate firstContactDate() {
    return firstWeek().minusWeeks(WEEKS_BEFORE);
  }
}
