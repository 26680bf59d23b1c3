package org.contretemps.night.zone.statement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.SimesTest;

/**
 * Combines the p-values of the cells of a service or organisation: the Simes p of each group,
 * adjusted over the groups (METHOD §5.6).
 */
final class RollUp {
  private RollUp() {}

  /**
   * q of each group that has a p.
   *
   * @param <G> what tells groups apart
   * @param p of each cell; null if it cannot be tested
   */
  static <G extends Comparable<G>> Map<G, Double> q(
      List<NormedCell> cells, List<Double> p, Function<NormedCell, G> group) {
    Map<G, List<Double>> groups = new TreeMap<>();
    for (int i = 0; i < cells.size(); i++) {
      if (p.get(i) != null) {
        groups.computeIfAbsent(group.apply(cells.get(i)), key -> new ArrayList<>()).add(p.get(i));
      }
    }
    double[] adjusted =
        BenjaminiHochberg.adjusted(
            groups.values().stream()
                .mapToDouble(each -> SimesTest.p(each.stream().mapToDouble(x -> x).toArray()))
                .toArray());
    Map<G, Double> q = new HashMap<>();
    int next = 0;
    for (G key : groups.keySet()) {
      q.put(key, adjusted[next++]);
    }
    return q;
  }
}
