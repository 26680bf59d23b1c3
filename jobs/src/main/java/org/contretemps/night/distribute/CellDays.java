package org.contretemps.night.distribute;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.contretemps.statistics.TimeHistogram;

/**
 * The handled contacts of one cell, date by date: their handling times, and how many were passed
 * on.
 *
 * @param times their handling times
 * @param passedOn how many of them were transferred or escalated
 */
record CellDays(Map<LocalDate, TimeHistogram> times, NavigableMap<LocalDate, Long> passedOn) {
  CellDays() {
    this(new HashMap<>(), new TreeMap<>());
  }

  void add(LocalDate date, TimeHistogram timesOfDate, long passedOnAtDate) {
    times.put(date, timesOfDate);
    passedOn.put(date, passedOnAtDate);
  }

  /** How many were passed on in the window of the given length that ends on a date. */
  long passedOn(LocalDate end, int days) {
    return passedOn.subMap(end.minusDays(days - 1L), true, end, true).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
