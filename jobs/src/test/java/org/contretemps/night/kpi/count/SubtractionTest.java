package org.contretemps.night.kpi.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.KpiTables;
import org.contretemps.night.kpi.antagonism.AntagonismKpi;
import org.contretemps.night.kpi.count.SmallWorld.Leg;
import org.contretemps.night.kpi.intraday.IntradayRows;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.kpi.month.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * The attack of someone who may read every KPI table and adds and subtracts everything shown of a
 * month: is any group of few contacts or few people among what can be had? Which contacts exist is
 * taken for known, so that each shown count is an equation over them, and a group is had if it is a
 * linear combination of shown counts. What {@code kpi_antagonism} gives away beside, whose counts
 * are in tens, is tried by {@link SidesOfFewTest}.
 */
class SubtractionTest {
  private static final int WORLDS = 40;

  private static final List<Measure> MEASURES =
      List.of(
          Measure.CONTACTS,
          Measure.HANDLED,
          Measure.COUNTED,
          Measure.WITH_NORM,
          Measure.WAITED,
          Measure.OFFERED,
          Measure.ANSWERS);

  private long tried;
  private long shownCounts;

  @Test
  void noGroupOfFewCanBeHadFromAllThatIsShown(TestReporter reporter) {
    List<String> had = new ArrayList<>();
    for (int seed = 1; seed <= WORLDS; seed++) {
      SmallWorld world = new SmallWorld(seed);
      List<Map<String, Object>> rows = rows(world);
      for (Measure measure : MEASURES) {
        had.addAll(attack(seed, world, rows, measure));
      }
    }
    reporter.publishEntry("small groups tried", "" + tried);
    reporter.publishEntry("counts shown", "" + shownCounts);
    assertThat(had).as("of %,d small groups, from %,d counts", tried, shownCounts).isEmpty();
    assertThat(tried).isGreaterThan(100_000);
    assertThat(shownCounts).isGreaterThan(1_000);
  }

  private static List<Map<String, Object>> rows(SmallWorld world) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (KpiTable kpi : KpiTables.ALL) {
      if (!kpi.table().equals(AntagonismKpi.TABLE)) {
        kpi.rows().apply(world.month()).forEach(row -> rows.add(values(row)));
      }
    }
    rows.addAll(halfHours(world));
    return rows;
  }

  /** What {@code kpi_intraday} shows, with a half-hour of a day of the week as a stratum. */
  private static List<Map<String, Object>> halfHours(SmallWorld world) {
    Shown shown = IntradayRows.shown(world.halfHours());
    List<Map<String, Object>> rows = new ArrayList<>();
    for (KpiGroup group : shown.groups()) {
      Map<String, Object> row = new TreeMap<>();
      SmallWorld.HALF_HOUR.forEach(name -> row.put(name, group.name(name)));
      row.put(Measure.CONTACTS.column(), group.of(Measure.CONTACTS));
      MEASURES.stream()
          .filter(measure -> shown.has(group, measure))
          .forEach(measure -> row.put(measure.column(), group.of(measure)));
      rows.add(row);
    }
    return rows;
  }

  private static Map<String, Object> values(Row row) {
    Map<String, Object> values = new TreeMap<>();
    for (String column : row.schema().fieldNames()) {
      if (row.getAs(column) != null) {
        values.put(column, row.getAs(column));
      }
    }
    return values;
  }

  private List<String> attack(
      int seed, SmallWorld world, List<Map<String, Object>> rows, Measure measure) {
    List<Leg> legs = world.legs().stream().filter(leg -> leg.counts(measure)).toList();
    Map<Map<String, String>, Set<Integer>> groups = groups(legs);
    Equations equations = new Equations(legs.size());
    for (Map<String, Object> row : rows) {
      if (row.containsKey(measure.column())) {
        Set<Integer> members = members(legs, row);
        assertThat((long) members.size()).isEqualTo(row.get(measure.column()));
        equations.add(members);
        shownCounts++;
      }
    }
    List<String> had = new ArrayList<>();
    groups.forEach(
        (group, members) -> {
          boolean isRest = group.containsValue("none");
          if (isSmall(members.stream().map(legs::get).toList(), isRest ? null : measure)) {
            tried++;
            if (equations.give(members)) {
              had.add("world %d: %d %s of %s".formatted(seed, members.size(), measure, group));
            }
          }
        });
    return had;
  }

  /**
   * @param measure null of what has no team or no territory, of which the people are not counted
   */
  private static boolean isSmall(List<Leg> group, Measure measure) {
    return group.size() < SmallGroups.LEAST
        || (measure == Measure.CONTACTS && (isOfFewCustomers(group) || isOfFewAgents(group)));
  }

  private static boolean isOfFewCustomers(List<Leg> group) {
    return group.stream().map(Leg::customer).distinct().count() < SmallGroups.LEAST;
  }

  private static boolean isOfFewAgents(List<Leg> group) {
    long agents =
        group.stream()
            .filter(leg -> leg.counts(Measure.HANDLED))
            .map(Leg::agent)
            .distinct()
            .count();
    return agents > 0 && agents < SmallGroups.LEAST_AGENTS;
  }

  /** Who is in which group, by up to three names. */
  private static Map<Map<String, String>, Set<Integer>> groups(List<Leg> legs) {
    List<String> names = SmallWorld.NAMES;
    Map<Map<String, String>, Set<Integer>> groups = new HashMap<>();
    for (int leg = 0; leg < legs.size(); leg++) {
      for (int a = 0; a < names.size(); a++) {
        for (int b = a; b < names.size(); b++) {
          for (int c = b; c < names.size(); c++) {
            Map<String, String> group = new HashMap<>();
            for (String name : List.of(names.get(a), names.get(b), names.get(c))) {
              group.put(name, legs.get(leg).names().getOrDefault(name, "none"));
            }
            groups.computeIfAbsent(group, key -> new HashSet<>()).add(leg);
          }
        }
      }
    }
    return groups;
  }

  private static Set<Integer> members(List<Leg> legs, Map<String, Object> row) {
    Map<String, Object> names = new HashMap<>(row);
    names.keySet().retainAll(SmallWorld.NAMES);
    Set<Integer> members = new HashSet<>();
    for (int leg = 0; leg < legs.size(); leg++) {
      if (legs.get(leg).names().entrySet().containsAll(names.entrySet())) {
        members.add(leg);
      }
    }
    return members;
  }

  /** Sums that are known, each of some unknowns; solved, so that each has an unknown of its own. */
  private static final class Equations {
    private static final double NOTHING = 1e-7;
    private final int unknowns;
    private final Map<Integer, double[]> solved = new HashMap<>();

    Equations(int unknowns) {
      this.unknowns = unknowns;
    }

    void add(Set<Integer> members) {
      double[] left = reduced(members);
      int own = largest(left);
      if (own >= 0) {
        double by = left[own];
        Arrays.setAll(left, i -> left[i] / by);
        solved.values().forEach(row -> take(row, row[own], left));
        solved.put(own, left);
      }
    }

    boolean give(Set<Integer> members) {
      return largest(reduced(members)) < 0;
    }

    private double[] reduced(Set<Integer> members) {
      double[] left = new double[unknowns];
      members.forEach(member -> left[member] = 1);
      members.stream()
          .filter(solved::containsKey)
          .forEach(member -> take(left, 1, solved.get(member)));
      return left;
    }

    private static void take(double[] from, double times, double[] row) {
      if (times != 0) {
        Arrays.setAll(from, i -> from[i] - times * row[i]);
      }
    }

    private static int largest(double[] values) {
      int largest = -1;
      double most = NOTHING;
      for (int i = 0; i < values.length; i++) {
        if (Math.abs(values[i]) > most) {
          most = Math.abs(values[i]);
          largest = i;
        }
      }
      return largest;
    }
  }
}
