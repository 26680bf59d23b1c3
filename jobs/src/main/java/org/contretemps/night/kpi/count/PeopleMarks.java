package org.contretemps.night.kpi.count;

/**
 * The people of a group, as bits: each person sets one of 64, by the last bits of their pseudonym.
 * The bits of two groups together are those of either, so nobody counts twice. A bit is shared by
 * every 64th person and leads to nobody.
 *
 * <p>There are never more bits than people, and often fewer: ten people set ten bits in one case of
 * two, fifteen set ten or more in nearly all.
 */
final class PeopleMarks {
  /** Every bit. */
  static final long MANY = -1L;

  private static final int BITS = 64;

  private PeopleMarks() {}

  /** The bit of the person whose pseudonym stands in a column, in Spark SQL; 0 where none does. */
  static String of(String key) {
    return "coalesce(shiftleft(1L, CAST(pmod(%s, %d) AS INT)), 0L)".formatted(key, BITS);
  }

  /** How many people there are at least. */
  static int least(KpiGroup group, Measure marks) {
    return Long.bitCount(group.of(marks));
  }
}
