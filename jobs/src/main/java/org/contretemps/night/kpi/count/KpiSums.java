package org.contretemps.night.kpi.count;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Counts by facet and period. */
public final class KpiSums {
  /** Facets whose sums are per date; those of all others are per month. */
  static final List<Facet> BY_DATE = List.of(Facet.TEAM, Facet.TEAM_DAY);

  private final Map<Facet, NavigableMap<LocalDate, List<KpiGroup>>> groups =
      new EnumMap<>(Facet.class);

  /**
   * Adds a group.
   *
   * @param period its first day
   */
  void add(Facet facet, LocalDate period, KpiGroup group) {
    groups
        .computeIfAbsent(facet, key -> new TreeMap<>())
        .computeIfAbsent(period, key -> new ArrayList<>())
        .add(group);
  }

  /** Adds what others hold of some facets. */
  public void addAll(KpiSums others, Collection<Facet> facets) {
    facets.forEach(
        facet ->
            others
                .of(facet)
                .forEach((period, of) -> of.forEach(group -> add(facet, period, group))));
  }

  /**
   * Brings groups of the same names together, in the order of these: what is computed of them is
   * the same to the last bit, in any order.
   */
  void settle() {
    groups.forEach(
        (facet, periods) ->
            periods.replaceAll((period, of) -> new ArrayList<>(KpiGroup.by(facet.names(), of))));
  }

  /** The groups of a facet by period. */
  public NavigableMap<LocalDate, List<KpiGroup>> of(Facet facet) {
    return groups.getOrDefault(facet, Collections.emptyNavigableMap());
  }

  /** The groups of a facet in periods that begin in a stretch of time, in one. */
  public List<KpiGroup> of(Facet facet, LocalDate from, LocalDate before) {
    return of(facet).subMap(from, before).values().stream().flatMap(List::stream).toList();
  }
}
