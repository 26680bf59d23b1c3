package org.contretemps.night.load;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The load of one service (waits, contacts in progress) by five-minute slot and date; dates may be
 * added in any order.
 */
final class LoadHistory {
  private final NavigableMap<Integer, List<Slot>> byDate = new TreeMap<>();

  /**
   * What one slot saw of contacts of one date.
   *
   * @param number five-minute periods since 1970
   */
  record Slot(int number, long contacts, long waitsKnown, long waitSeconds, long inProgress) {}

  void add(int date, Slot slot) {
    byDate.computeIfAbsent(date, day -> new ArrayList<>()).add(slot);
  }

  /**
   * The quarters of a date's slots, set against the dates before it; empty if there are none. What
   * later dates say plays no part, so that a date comes out the same on every night.
   */
  Optional<LoadQuarters> quarters(int date, int trailingDays) {
    NavigableMap<Integer, List<Slot>> trailing =
        byDate.subMap(date - trailingDays, true, date, false);
    if (trailing.isEmpty()) {
      return Optional.empty();
    }
    // One date more: half an hour before the first midnight counts for the first slots after it.
    LoadWindow window =
        new LoadWindow(
            byDate.subMap(date - trailingDays - 1, true, date, true).values().stream()
                .flatMap(List::stream)
                .toList());
    return Optional.of(
        LoadQuarters.of(window, trailing.values().stream().flatMap(List::stream).toList()));
  }
}
