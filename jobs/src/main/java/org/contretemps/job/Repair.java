package org.contretemps.job;

import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The dates that a job recomputes even if nothing changed.
 *
 * @param from first of them
 * @param to last of them; before {@code from} if there are none
 * @param restates whether what was stated of these dates is stated again, too
 */
public record Repair(LocalDate from, LocalDate to, boolean restates) {
  /** An ordinary night. */
  public static final Repair NONE =
      new Repair(LocalDate.of(9999, 12, 31), LocalDate.of(1970, 1, 1));

  /** Everything. */
  public static final Repair ALL = new Repair(NONE.to(), NONE.from());

  /** Dates computed again; what was stated of them stays. */
  public Repair(LocalDate from, LocalDate to) {
    this(from, to, false);
  }

  /** Those of the dates that are to be done again. */
  public NavigableSet<LocalDate> among(NavigableSet<LocalDate> dates) {
    return to.isBefore(from) ? new TreeSet<>() : new TreeSet<>(dates.subSet(from, true, to, true));
  }

  /** Whether nothing is left of what was there before. */
  boolean coversAll(NavigableSet<LocalDate> dates) {
    return among(dates).size() == dates.size();
  }
}
