package org.contretemps.table;

/** SQL conditions that the checks of several tables are made of. */
public final class Condition {
  private Condition() {}

  /**
   * Whether an instant is one for which a date can be told: a source that means "unknown" by the
   * year 1 or 9999 is refused.
   */
  public static String inOurTime(String column) {
    return column + " BETWEEN TIMESTAMP'1970-01-01' AND TIMESTAMP'2200-01-01'";
  }

  /** Whether a figure is unknown or within bounds, which not-a-number never is. */
  public static String nullOrBetween(String column, int least, int greatest) {
    return "%s IS NULL OR %s BETWEEN %d AND %d".formatted(column, column, least, greatest);
  }

  /** Whether a figure is unknown or not negative. */
  public static String nullOrNotNegative(String column) {
    return "%s IS NULL OR %s >= 0".formatted(column, column);
  }
}
