package org.contretemps.kpi;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.contretemps.statistics.Estimate;

/** A group of contacts and what was counted of them; counts of groups add up. */
public final class KpiGroup {
  private final Map<String, String> names;
  private final Map<Measure, Long> counts;

  private KpiGroup(Map<String, String> names, Map<Measure, Long> counts) {
    this.names = names;
    this.counts = counts;
  }

  /** A group with names and counts of its own; what is not given counts 0. */
  public static KpiGroup of(Map<String, String> names, Map<Measure, Long> counts) {
    return new KpiGroup(Map.copyOf(names), new EnumMap<>(counts));
  }

  /** A group of a row with every measure, of a facet. */
  static KpiGroup of(Facet facet, Row row) {
    return of(facet.names(), List.of(Measure.values()), row);
  }

  /** A group of a row with some names and measures. */
  static KpiGroup of(List<String> some, Collection<Measure> measures, Row row) {
    Map<String, String> names = new LinkedHashMap<>();
    some.forEach(name -> names.put(name, row.getAs(name)));
    Map<Measure, Long> counts = new EnumMap<>(Measure.class);
    for (Measure measure : measures) {
      long count = row.getAs(measure.column());
      if (count != 0) {
        counts.put(measure, count);
      }
    }
    return new KpiGroup(names, counts);
  }

  /** Groups brought together by some of their names, in the order of these. */
  static List<KpiGroup> by(List<String> names, Collection<KpiGroup> groups) {
    Map<String, KpiGroup> sums = new TreeMap<>();
    for (KpiGroup group : groups) {
      sums.merge(group.key(names), group.only(names), KpiGroup::plus);
    }
    return List.copyOf(sums.values());
  }

  /** Groups by the key of some of their names. */
  static Map<String, KpiGroup> byKey(List<KpiGroup> groups, List<String> names) {
    Map<String, KpiGroup> byKey = new LinkedHashMap<>();
    groups.forEach(group -> byKey.put(group.key(names), group));
    return byKey;
  }

  /** What groups have the same of where they have the same names. */
  String key(List<String> of) {
    return String.join("\u0000", of.stream().map(this::name).toList());
  }

  String name(String column) {
    return names.get(column);
  }

  /** A count or sum. */
  public long of(Measure measure) {
    return counts.getOrDefault(measure, 0L);
  }

  /** Whether there are enough of a measure, ten, to say anything of them. */
  boolean hasEnough(Measure trials) {
    return of(trials) >= SmallGroups.LEAST;
  }

  /** One measure by another. */
  double ratio(Measure events, Measure trials) {
    return (double) of(events) / of(trials);
  }

  /** The mean of a sum, with its standard error. */
  Estimate mean(Measure count, Measure sum, Measure squares) {
    double n = of(count);
    double mean = of(sum) / n;
    double variance = (of(squares) - n * mean * mean) / (n - 1);
    return new Estimate(mean, Math.sqrt(Math.max(0, variance) / n));
  }

  /** A group of the same names with other counts. */
  KpiGroup with(Map<Measure, Long> others) {
    return new KpiGroup(names, new EnumMap<>(others));
  }

  private KpiGroup only(List<String> some) {
    Map<String, String> fewer = new LinkedHashMap<>();
    some.forEach(name -> fewer.put(name, names.get(name)));
    return new KpiGroup(fewer, counts);
  }

  private KpiGroup plus(KpiGroup other) {
    Map<Measure, Long> sum = new EnumMap<>(counts);
    other.counts.forEach((measure, count) -> sum.merge(measure, count, Long::sum));
    return new KpiGroup(names, sum);
  }
}
