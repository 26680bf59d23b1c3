package org.contretemps.kpi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
  static List<KpiGroup> without(List<KpiGroup> groups, List<String> whole) {
    Map<String, List<KpiGroup>> wholes = new LinkedHashMap<>();
    groups.forEach(
        group -> wholes.computeIfAbsent(group.key(whole), key -> new ArrayList<>()).add(group));
    return wholes.values().stream().flatMap(parts -> shown(parts).stream()).toList();
  }

  private static List<KpiGroup> shown(List<KpiGroup> parts) {
    List<KpiGroup> rising = new ArrayList<>(parts);
    rising.sort(Comparator.comparingLong(SmallGroups::size));
    long left = 0;
    int hidden = 0;
    while (hidden < rising.size() && isHidden(size(rising.get(hidden)), left)) {
      left += size(rising.get(hidden));
      hidden++;
    }
    List<KpiGroup> shown = new ArrayList<>(parts);
    shown.removeAll(rising.subList(0, hidden));
    return shown;
  }

  private static long size(KpiGroup group) {
    return group.of(Measure.CONTACTS);
  }

  private static boolean isHidden(long size, long left) {
    return size < LEAST || (left > 0 && left < LEAST);
  }
}
