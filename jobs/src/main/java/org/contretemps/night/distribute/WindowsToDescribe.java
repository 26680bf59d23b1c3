package org.contretemps.night.distribute;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Decides from dates alone which windows of handling times have to be described again. Windows
 * without contacts that were never described are skipped, so that a job that is run twice finds
 * nothing to do.
 *
 * @param windowDays length of the longest window
 * @param counted dates that have contacts
 * @param described ends that have been described
 */
record WindowsToDescribe(
    int windowDays, NavigableSet<LocalDate> counted, NavigableSet<LocalDate> described) {

  /**
   * The ends to describe, rising.
   *
   * @param touched dates counted again since windows were described last
   * @param last last end wanted
   */
  List<LocalDate> ends(Collection<LocalDate> touched, LocalDate last) {
    LocalDate until =
        described.isEmpty() || described.last().isBefore(last) ? last : described.last();
    NavigableSet<LocalDate> ends = new TreeSet<>(described);
    ends.removeIf(this::holdsContacts);
    touched.forEach(date -> addEndsOfWindowsThatHold(date, date, ends));
    addEndsThatSeeAnotherStart(ends);
    addEndsAfterTheLastDescribed(until, ends);
    ends.removeIf(end -> !described.contains(end) && !holdsContacts(end));
    return List.copyOf(ends.headSet(until, true));
  }

  /** How many days of a window have a history depends on the first date of all. */
  private void addEndsThatSeeAnotherStart(NavigableSet<LocalDate> ends) {
    if (counted.isEmpty() || described.isEmpty()) {
      return;
    }
    LocalDate before = described.first();
    LocalDate now = counted.first();
    if (now.isBefore(before)) {
      addEndsOfWindowsThatHold(now, before, ends);
    } else if (before.isBefore(now)) {
      addEndsOfWindowsThatHold(before, now, ends);
    }
  }

  private void addEndsAfterTheLastDescribed(LocalDate until, NavigableSet<LocalDate> ends) {
    if (described.isEmpty()) {
      counted.forEach(date -> addEndsOfWindowsThatHold(date, date, ends));
    } else {
      described.last().datesUntil(until.plusDays(1)).skip(1).forEach(ends::add);
    }
  }

  private void addEndsOfWindowsThatHold(
      LocalDate from, LocalDate to, NavigableSet<LocalDate> ends) {
    from.datesUntil(to.plusDays(windowDays)).forEach(ends::add);
  }

  private boolean holdsContacts(LocalDate end) {
    LocalDate latest = counted.floor(end);
    return latest != null && latest.isAfter(end.minusDays(windowDays));
  }
}
