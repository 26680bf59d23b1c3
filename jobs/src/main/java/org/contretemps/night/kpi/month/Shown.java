package org.contretemps.night.kpi.month;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.count.SmallGroups;

/**
 * Decides which groups of a table, and which shares of them, are shown, so that nothing about fewer
 * than ten can be computed by subtraction ({@link SmallGroups}).
 */
public final class Shown {
  private final SmallGroups all;
  private final BiPredicate<KpiGroup, Measure> isOpen;
  private final List<KpiGroup> groups;
  private final Map<Measure, Set<KpiGroup>> ofTrials = new EnumMap<>(Measure.class);

  /**
   * Of groups that add up to wholes without a rest.
   *
   * @param all every group of the table, however small
   * @param whole names of what they add up to
   */
  public Shown(List<KpiGroup> all, List<String> whole) {
    this(new SmallGroups(all, List.of(whole), List.of()), (group, trials) -> true);
  }

  private Shown(SmallGroups all, BiPredicate<KpiGroup, Measure> isOpen) {
    this.all = all;
    this.isOpen = isOpen;
    this.groups = all.shown(group -> isOpen.test(group, Measure.CONTACTS));
  }

  /**
   * Of groups that add up to several wholes.
   *
   * @param isOpen a further condition on a group for showing a share of some trials
   */
  public static Shown ofMany(
      List<KpiGroup> all, List<List<String>> wholes, BiPredicate<KpiGroup, Measure> isOpen) {
    return new Shown(new SmallGroups(all, wholes, List.of()), isOpen);
  }

  /**
   * Of groups of a facet in which not every contact counts: what they leave of a whole is known
   * from other tables, and could be had by subtraction.
   *
   * @param whole names of what they add up to, some of those of {@link Facet#CENTRE}
   */
  public static Shown ofSome(KpiMonth month, List<KpiGroup> all, List<String> whole) {
    return ofSome(month.by(Facet.CENTRE, whole), all, whole);
  }

  /**
   * The same for only some of the contacts of a month.
   *
   * @param wholes what the groups and the contacts that count in none of them add up to
   */
  static Shown ofSome(List<KpiGroup> wholes, List<KpiGroup> all, List<String> whole) {
    return new Shown(
        new SmallGroups(all, List.of(whole), rest(wholes, all, whole)), (group, trials) -> true);
  }

  /**
   * Of groups that add up to several wholes, with contacts that count in none of them.
   *
   * @param known what groups and these contacts add up to, by the names of one of the wholes
   * @param names that whole
   * @param isOpen what has to hold of a group beside
   */
  public static Shown ofSomeOfMany(
      List<KpiGroup> known,
      List<KpiGroup> all,
      List<String> names,
      List<List<String>> wholes,
      BiPredicate<KpiGroup, Measure> isOpen) {
    return new Shown(new SmallGroups(all, wholes, rest(known, all, names)), isOpen);
  }

  private static List<KpiGroup> rest(
      List<KpiGroup> wholes, List<KpiGroup> all, List<String> names) {
    Map<KpiKey, List<KpiGroup>> parts = new HashMap<>();
    all.forEach(
        group -> parts.computeIfAbsent(group.key(names), key -> new ArrayList<>()).add(group));
    return wholes.stream()
        .map(whole -> whole.without(parts.getOrDefault(whole.key(names), List.of())))
        .toList();
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
    return new HashSet<>(
        all.shown(trials, groups.stream().filter(g -> isOpen.test(g, trials)).toList()));
  }

  /** Which groups have none. */
  public Set<KpiKey> hidden(List<String> names) {
    Set<KpiKey> hidden = keys(all.groups(), names);
    hidden.removeAll(keys(groups, names));
    return hidden;
  }

  private static Set<KpiKey> keys(List<KpiGroup> of, List<String> names) {
    Set<KpiKey> keys = new HashSet<>();
    of.forEach(group -> keys.add(group.key(names)));
    return keys;
  }
}
