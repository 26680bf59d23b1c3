package org.contretemps.record.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the norms of a cell on a date and an occasion: for each basis, of all norms that match and
 * are in force, the one with the most specific scope ({@link NormScope#specificity}). When a
 * specific norm ends, the wider one applies again.
 */
public final class NormsInForce {
  private final Map<NormLog.Track, NavigableMap<LocalDate, NormInterval>> intervals =
      new HashMap<>();

  /** The scopes that norms have, by their cells. */
  private final Map<NormScope, Set<NormScope>> scopes = new HashMap<>();

  /**
   * Dates on which the same norms are in force in a cell.
   *
   * @param cell the cell, with its occasion
   * @param from the first date
   * @param until the first date after it; {@link NormInterval#OPEN} if no end is known
   * @param norms the norm of each basis that has one
   */
  public record Period(
      NormScope cell, LocalDate from, LocalDate until, Map<NormBasis, Norm> norms) {}

  private NormsInForce(Collection<NormInterval> intervals) {
    for (NormInterval interval : intervals) {
      this.intervals
          .computeIfAbsent(NormLog.Track.of(interval.norm()), track -> new TreeMap<>())
          .put(interval.from(), interval);
      NormScope scope = interval.norm().scope();
      scopes.computeIfAbsent(scope.cells(), cells -> new TreeSet<>()).add(scope);
    }
  }

  /** Norms as these intervals put them in force. */
  public static NormsInForce of(Collection<NormInterval> intervals) {
    return new NormsInForce(intervals);
  }

  /** The norms of a cell on a date; a basis without one is absent. */
  public Map<NormBasis, Norm> on(NormScope cell, LocalDate date) {
    return on(matching(cell), date);
  }

  /** The scopes of norms that match a cell and its occasion, the most specific first. */
  private List<NormScope> matching(NormScope cell) {
    return cell.matching().stream()
        .flatMap(cells -> scopes.getOrDefault(cells, Set.of()).stream())
        .filter(scope -> scope.occasion().contains(cell.occasion()))
        .sorted(NormScope.MOST_SPECIFIC_FIRST)
        .toList();
  }

  /** The periods of a cell in which any norm is in force: disjoint, rising, as long as can be. */
  public List<Period> periods(NormScope cell) {
    List<NormScope> matching = matching(cell);
    List<Period> periods = new ArrayList<>();
    Period open = null;
    for (LocalDate date : changes(matching)) {
      Map<NormBasis, Norm> norms = on(matching, date);
      if (open != null && open.norms().equals(norms)) {
        continue;
      }
      add(periods, open, date);
      open = new Period(cell, date, NormInterval.OPEN, norms);
    }
    add(periods, open, NormInterval.OPEN);
    return periods;
  }

  private static void add(List<Period> periods, Period open, LocalDate until) {
    if (open != null && !open.norms().isEmpty()) {
      periods.add(new Period(open.cell(), open.from(), until, open.norms()));
    }
  }

  /** The dates on which an interval of a matching norm begins or ends. */
  private Set<LocalDate> changes(List<NormScope> matching) {
    Set<LocalDate> dates = new TreeSet<>();
    for (NormScope scope : matching) {
      for (NormBasis basis : NormBasis.values()) {
        for (NormInterval interval : of(scope, basis).values()) {
          dates.add(interval.from());
          dates.add(interval.until());
        }
      }
    }
    dates.remove(NormInterval.OPEN);
    return dates;
  }

  private Map<NormBasis, Norm> on(List<NormScope> matching, LocalDate date) {
    Map<NormBasis, Norm> norms = new EnumMap<>(NormBasis.class);
    for (NormBasis basis : NormBasis.values()) {
      for (NormScope scope : matching) {
        Map.Entry<LocalDate, NormInterval> last = of(scope, basis).floorEntry(date);
        if (last != null && last.getValue().contains(date)) {
          norms.put(basis, last.getValue().norm());
          break;
        }
      }
    }
    return norms;
  }

  private NavigableMap<LocalDate, NormInterval> of(NormScope scope, NormBasis basis) {
    return intervals.getOrDefault(new NormLog.Track(scope, basis), Collections.emptyNavigableMap());
  }
}
