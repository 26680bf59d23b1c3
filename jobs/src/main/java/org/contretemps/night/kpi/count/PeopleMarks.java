package org.contretemps.night.kpi.count;

/**
 * Estimates how many people are in a group with 64 bits: each person sets one bit, chosen by the
 * last bits of their pseudonym. The union of two groups has the union of their bits, so nobody
 * counts twice. Every 64th person shares a bit, so a bit identifies nobody.
 *
 * <p>There are never more bits than people, and often fewer: ten people set ten bits in one case of
 * two, fifteen set ten or more in nearly all.
 */
public final class PeopleMarks {
  /** Every bit. */
  static final long MANY = -1L;

  private static final int BITS = 64;

  private PeopleMarks() {}

  /** The bit of the person whose pseudonym is in a column, in Spark SQL; 0 if none does. */
  public static String of(String key) {
    return "coalesce(shiftleft(1L, CAST(pmod(%s, %d) AS INT)), 0L)".formatted(key, BITS);
  }

  /** How many people there are at least. */
  static int least(KpiGroup group, Measure marks) {
    return Long.bitCount(group.of(marks));
  }
}
