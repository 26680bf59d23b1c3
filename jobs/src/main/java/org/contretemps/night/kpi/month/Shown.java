package org.contretemps.night.kpi.month;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.count.SmallGroups;

/**
 * Which groups of a table are shown, and of which of them each share: of what is shown nothing on
 * fewer than ten can be had by subtraction ({@link SmallGroups}).
 */
public final class Shown {
  private final List<KpiGroup> all;
  private final List<String> whole;
  private final List<KpiGroup> groups;
  private final Map<Measure, Set<KpiGroup>> ofTrials = new EnumMap<>(Measure.class);

  /**
   * @param all every group of the table, however small
   * @param whole names of what they add up to
   */
  public Shown(List<KpiGroup> all, List<String> whole) {
    this.all = all;
    this.whole = whole;
    this.groups = SmallGroups.without(all, whole);
  }

  /** The groups that have a row. */
  public List<KpiGroup> groups() {
    return groups;
  }

  /** Whether a group's row shows shares of these trials. */
  public boolean has(KpiGroup group, Measure trials) {
    return ofTrials.computeIfAbsent(trials, this::showing).contains(group);
  }

  private Set<KpiGroup> showing(Measure trials) {
    Set<KpiGroup> hidden = new HashSet<>(all);
    groups.forEach(hidden::remove);
    List<KpiGroup> having = new ArrayList<>(all);
    having.removeIf(group -> group.of(trials) == 0);
    return new HashSet<>(SmallGroups.without(having, whole, trials, hidden));
  }
}
