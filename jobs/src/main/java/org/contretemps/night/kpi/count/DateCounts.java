package org.contretemps.night.kpi.count;

import java.util.function.UnaryOperator;
import org.contretemps.night.group.GroupTable;
import org.contretemps.night.group.Texts;

/** The counts of one date's contacts, by facet and names, with the agents' days. */
final class DateCounts {
  /** A group is identified by its facet and the numbers of its names. */
  static final int KEY = 1 + KpiDay.NAMES.size();

  private final Texts texts = new Texts();
  private final GroupTable groups;
  private final AgentDays agentDays = new AgentDays();

  /** Nothing yet, to be counted in some measures. */
  DateCounts(boolean[] isOfBits) {
    groups = new GroupTable(KEY, isOfBits);
  }

  /** What several tasks counted of one date. */
  static DateCounts of(Iterable<CountedParts> parts, boolean[] isOfBits) {
    DateCounts day = new DateCounts(isOfBits);
    parts.forEach(day::add);
    return day;
  }

  Texts texts() {
    return texts;
  }

  GroupTable groups() {
    return groups;
  }

  AgentDays agentDays() {
    return agentDays;
  }

  /** The same, as it goes from one task to another. */
  CountedParts parts() {
    GroupTable days = agentDays.table();
    return new CountedParts(texts.all(), groups.keys(), groups.sums(), days.keys(), days.sums());
  }

  /** Adds what was counted of other contacts of the date. */
  void add(CountedParts other) {
    int[] numbers = new int[other.texts().length];
    for (int i = 1; i < numbers.length; i++) {
      numbers[i] = texts.number(other.texts()[i], UnaryOperator.identity());
    }
    add(groups, KEY, KEY, other.keys(), other.sums(), numbers);
    add(
        agentDays.table(),
        AgentDays.KEY,
        AgentDays.NAMED,
        other.agentKeys(),
        other.agentSums(),
        numbers);
  }

  /** The first number of a key is a facet, those up to the last named one are texts. */
  private static void add(
      GroupTable table, int keyWidth, int named, int[] keys, long[] sums, int[] numbers) {
    int count = keys.length / keyWidth;
    int[] key = new int[keyWidth];
    for (int group = 0; group < count; group++) {
      System.arraycopy(keys, group * keyWidth, key, 0, keyWidth);
      for (int i = 1; i < named; i++) {
        key[i] = numbers[key[i]];
      }
      int width = sums.length / count;
      int into = table.group(key);
      for (int sum = 0; sum < width; sum++) {
        table.add(into, sum, sums[group * width + sum]);
      }
    }
  }
}
