package org.contretemps.night.distribute;

import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.statistics.TimeWindow;

/**
 * Slides a window of days over the daily histograms of one cell. If windows are requested in rising
 * order, each day is added once and dropped once.
 */
final class WindowHistory {
  private final int days;
  private final NavigableMap<LocalDate, TimeHistogram> byDate;
  private final TimeWindow window = new TimeWindow();
  private LocalDate lastEnd = LocalDate.MIN;

  WindowHistory(int days, Map<LocalDate, TimeHistogram> byDate) {
    this.days = days;
    this.byDate = new TreeMap<>(byDate);
  }

  /** The content of the window that ends on a date, which is later than any requested before. */
  TimeHistogram endingOn(LocalDate end) {
    LocalDate start = end.minusDays(days - 1L);
    LocalDate lastStart = lastEnd.equals(LocalDate.MIN) ? start : lastEnd.minusDays(days - 1L);
    LocalDate firstNew = lastEnd.isBefore(start) ? start : lastEnd.plusDays(1);
    byDate.subMap(firstNew, true, end, true).values().forEach(window::add);
    LocalDate dropUntil = start.isAfter(lastEnd) ? lastEnd : start.minusDays(1);
    if (!lastEnd.equals(LocalDate.MIN) && !lastStart.isAfter(dropUntil)) {
      byDate.subMap(lastStart, true, dropUntil, true).values().forEach(window::drop);
    }
    lastEnd = end;
    return window.histogram();
  }
}
