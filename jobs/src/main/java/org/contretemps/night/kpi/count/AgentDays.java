package org.contretemps.night.kpi.count;

import java.util.List;
import org.contretemps.night.group.GroupTable;

/**
 * Sums what agents did on one date, by channel and by team, beside norms that prescribe contacts or
 * minutes per day. Only sums over agents leave this class.
 */
final class AgentDays {
  /** Facet, organisation, channel or team; then what is known of the agent's work. */
  static final int NAMED = 3;

  /** How many whole numbers tell a day's work apart. */
  static final int WORK = 5;

  /** Each whole number of 64 bits is two of 32; the last tells which are null. */
  static final int KEY = NAMED + 2 * WORK + 1;

  private static final int CONTACTS = 0;
  private static final int SECONDS = 1;

  /** Places of the whole numbers that tell a day's work apart, as a contact says them. */
  static final int AGENT = 0;

  static final int PER_DAY_NORM = 1;
  static final int MINUTES_NORM = 2;

  /** Contacts per day that the norm sets, in hundredths. */
  static final int PER_DAY_TARGET = 3;

  /** Minutes per day that the norm sets, in seconds. */
  static final int MINUTES_TARGET = 4;

  private final GroupTable table = new GroupTable(KEY, new boolean[] {false, false});
  private final int[] key = new int[KEY];

  GroupTable table() {
    return table;
  }

  /**
   * Adds a contact.
   *
   * @param name the number of its channel or team, as the facet has it
   * @param work by the places above
   * @param nulls a bit for each of these that is not known, whose value is 0
   * @param handlingSeconds of the contact
   */
  void add(Facet facet, int organisation, int name, long[] work, int nulls, long handlingSeconds) {
    key[0] = facet.number();
    key[1] = organisation;
    key[2] = name;
    for (int place = 0; place < WORK; place++) {
      key[NAMED + 2 * place] = (int) (work[place] >>> 32);
      key[NAMED + 2 * place + 1] = (int) work[place];
    }
    key[KEY - 1] = nulls;
    int group = table.group(key);
    table.add(group, CONTACTS, 1);
    table.add(group, SECONDS, handlingSeconds);
  }

  /**
   * Adds the sums over agents to groups by facet and names.
   *
   * @param measures of the groups, in the order of their sums
   */
  void addTo(GroupTable groups, List<Measure> measures) {
    GroupTable agents = new GroupTable(NAMED + 2, new boolean[0]);
    int[] agent = new int[NAMED + 2];
    for (int day = 0; day < table.size(); day++) {
      for (int i = 0; i < agent.length; i++) {
        agent[i] = table.key(day, i);
      }
      int known = agents.size();
      boolean isFirst = agents.group(agent) == known;
      addTo(groups, groups.group(named(day)), day, isFirst, measures);
    }
  }

  private int[] named(int day) {
    Facet facet = Facet.of(table.key(day, 0));
    int[] names = new int[DateCounts.KEY];
    names[0] = table.key(day, 0);
    for (int i = 0; i < facet.names().size(); i++) {
      names[1 + KpiDay.NAMES.indexOf(facet.names().get(i))] = table.key(day, 1 + i);
    }
    return names;
  }

  private void addTo(
      GroupTable groups, int group, int day, boolean isFirst, List<Measure> measures) {
    long contacts = table.sum(day, CONTACTS);
    groups.add(group, measures.indexOf(Measure.AGENT_DAYS), isFirst ? 1 : 0);
    groups.add(group, measures.indexOf(Measure.HANDLED), contacts);
    if (isKnown(day, PER_DAY_TARGET)) {
      groups.add(group, measures.indexOf(Measure.PER_DAY_AGENT_DAYS), 1);
      groups.add(group, measures.indexOf(Measure.PER_DAY_CONTACTS), contacts);
      groups.add(
          group, measures.indexOf(Measure.PER_DAY_TARGET_HUNDREDTHS), value(day, PER_DAY_TARGET));
    }
    if (isKnown(day, MINUTES_TARGET)) {
      groups.add(group, measures.indexOf(Measure.MINUTES_AGENT_DAYS), 1);
      groups.add(group, measures.indexOf(Measure.MINUTES_SECONDS), table.sum(day, SECONDS));
      groups.add(
          group, measures.indexOf(Measure.MINUTES_TARGET_SECONDS), value(day, MINUTES_TARGET));
    }
  }

  private boolean isKnown(int day, int place) {
    return (table.key(day, KEY - 1) & 1 << place) == 0;
  }

  private long value(int day, int place) {
    int at = NAMED + 2 * place;
    return (long) table.key(day, at) << 32 | Integer.toUnsignedLong(table.key(day, at + 1));
  }
}
