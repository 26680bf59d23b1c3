package org.contretemps.night.kpi.count;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.contretemps.statistics.Estimate;

/**
 * The counts and sums of one group of contacts, which can be merged with those of other groups, and
 * the ratios and means that follow from them.
 */
public final class KpiGroup {
  private static final Map<String, Integer> PLACES = places();

  /** In the order of {@link KpiDay#NAMES}; null if the group has none. */
  private final String[] names;

  /** What is not in it counts 0. */
  private final Map<Measure, Long> counts;

  private KpiGroup(String[] names, Map<Measure, Long> counts) {
    this.names = names;
    this.counts = counts;
  }

  private static Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    KpiDay.NAMES.forEach(name -> places.put(name, places.size()));
    return places;
  }

  /** A group with names and counts of its own; what is not given counts 0. */
  public static KpiGroup of(Map<String, String> names, Map<Measure, Long> counts) {
    KpiGroup group = empty();
    names.forEach((column, name) -> group.names[PLACES.get(column)] = name);
    group.counts.putAll(counts);
    return group;
  }

  /**
   * A group with what is read of it.
   *
   * @param names in the order of {@link KpiDay#NAMES}
   */
  static KpiGroup of(String[] names, Map<Measure, Long> counts) {
    return new KpiGroup(names, counts);
  }

  private static KpiGroup empty() {
    return new KpiGroup(new String[KpiDay.NAMES.size()], new EnumMap<>(Measure.class));
  }

  /** Groups brought together by some of their names, in the order of these. */
  public static List<KpiGroup> by(List<String> names, Collection<KpiGroup> groups) {
    Map<KpiKey, KpiGroup> sums = new HashMap<>();
    for (KpiGroup group : groups) {
      sums.computeIfAbsent(group.key(names), key -> group.only(names)).add(group);
    }
    return List.copyOf(new TreeMap<>(sums).values());
  }

  /** Groups by the key of some of their names. */
  public static Map<KpiKey, KpiGroup> byKey(List<KpiGroup> groups, List<String> names) {
    Map<KpiKey, KpiGroup> byKey = new LinkedHashMap<>();
    groups.forEach(group -> byKey.put(group.key(names), group));
    return byKey;
  }

  /** The key of some of its names. */
  public KpiKey key(List<String> of) {
    return new KpiKey(of.stream().map(this::name).toList());
  }

  public String name(String column) {
    return names[PLACES.get(column)];
  }

  /** A count or sum. */
  public long of(Measure measure) {
    return counts.getOrDefault(measure, 0L);
  }

  /** Whether there are enough of a measure, ten, to say anything of them. */
  public boolean hasEnough(Measure trials) {
    return of(trials) >= SmallGroups.LEAST;
  }

  /** One measure by another. */
  public double ratio(Measure events, Measure trials) {
    return (double) of(events) / of(trials);
  }

  /** The mean of a sum, with its standard error. */
  public Estimate mean(Measure count, Measure sum, Measure squares) {
    double n = of(count);
    double mean = of(sum) / n;
    double variance = (of(squares) - n * mean * mean) / (n - 1);
    return new Estimate(mean, Math.sqrt(Math.max(0, variance) / n));
  }

  /** The same group with only some measures. */
  public KpiGroup counting(Measure... some) {
    Map<Measure, Long> counted = new EnumMap<>(Measure.class);
    Arrays.stream(some).forEach(measure -> counted.put(measure, of(measure)));
    return new KpiGroup(names, counted);
  }

  /**
   * What a whole has beside its parts, with the names of the whole. Marks cannot be taken away from
   * marks: from ten contacts on the rest is taken for many people, below for nobody.
   */
  public KpiGroup without(Collection<KpiGroup> parts) {
    KpiGroup rest = new KpiGroup(names, new EnumMap<>(Measure.class));
    counts.forEach(
        (measure, count) -> {
          long left = count - parts.stream().mapToLong(part -> part.of(measure)).sum();
          if (!measure.isOfPeople() && left > 0) {
            rest.counts.put(measure, left);
          }
        });
    if (rest.hasEnough(Measure.CONTACTS)) {
      rest.counts.put(Measure.AGENT_MARKS, PeopleMarks.MANY);
      rest.counts.put(Measure.CUSTOMER_MARKS, PeopleMarks.MANY);
    }
    return rest;
  }

  /** Some groups in one, without names. */
  static KpiGroup together(Collection<KpiGroup> groups) {
    KpiGroup together = empty();
    groups.forEach(together::add);
    return together;
  }

  /** A group with only some of the names, without counts. */
  private KpiGroup only(List<String> some) {
    KpiGroup group = empty();
    some.forEach(name -> group.names[PLACES.get(name)] = name(name));
    return group;
  }

  private void add(KpiGroup other) {
    other.counts.forEach((measure, count) -> counts.merge(measure, count, measure::together));
  }
}
