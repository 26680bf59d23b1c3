package org.contretemps.night.kpi.count;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Leaves out groups of fewer than ten contacts. Where what is left out of a whole comes to fewer
 * than ten in all, it could be had by subtraction: the next smallest group goes as well.
 */
public final class SmallGroups {

  /** No group smaller than this is shown. */
  public static final long LEAST = 10;

  private SmallGroups() {}

  /**
   * The groups to show.
   *
   * @param whole names of what groups add up to, which may be known: an organisation, a service
   */
  public static List<KpiGroup> without(List<KpiGroup> groups, List<String> whole) {
    return without(groups, whole, Measure.CONTACTS, Set.of());
  }

  /**
   * The groups of which to show a share.
   *
   * @param trials what the share is of: a group without any neither shows nor hides anything
   * @param hidden groups that are not shown at all
   */
  public static List<KpiGroup> without(
      List<KpiGroup> groups, List<String> whole, Measure trials, Set<KpiGroup> hidden) {
    Map<KpiKey, List<KpiGroup>> wholes = new LinkedHashMap<>();
    groups.forEach(
        group -> wholes.computeIfAbsent(group.key(whole), key -> new ArrayList<>()).add(group));
    return wholes.values().stream()
        .flatMap(parts -> shown(parts, trials, hidden).stream())
        .toList();
  }

  private static List<KpiGroup> shown(List<KpiGroup> parts, Measure trials, Set<KpiGroup> hidden) {
    List<KpiGroup> rising = new ArrayList<>(parts);
    rising.removeAll(hidden);
    rising.sort(Comparator.comparingLong(group -> group.of(trials)));
    long left = parts.stream().filter(hidden::contains).mapToLong(group -> group.of(trials)).sum();
    int small = 0;
    while (small < rising.size() && isHidden(rising.get(small).of(trials), left)) {
      left += rising.get(small).of(trials);
      small++;
    }
    List<KpiGroup> shown = new ArrayList<>(parts);
    shown.removeAll(hidden);
    shown.removeAll(rising.subList(0, small));
    return shown;
  }

  private static boolean isHidden(long size, long left) {
    return size < LEAST || (left > 0 && left < LEAST);
  }
}
