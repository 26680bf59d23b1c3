package org.contretemps.table;

import java.util.Collection;
import java.util.stream.Collectors;

/** SQL conditions that the checks of several tables share. */
public final class Condition {
  private Condition() {}

  /** Whether a column has a value of a closed vocabulary. */
  public static String is(String column, Enum<?> value) {
    return "%s = '%s'".formatted(column, value.name());
  }

  /** Whether a column has another value of a closed vocabulary than the given one. */
  public static String isNot(String column, Enum<?> value) {
    return "%s <> '%s'".formatted(column, value.name());
  }

  /** Whether a column has one of some values of a closed vocabulary. */
  public static String isOneOf(String column, Collection<? extends Enum<?>> values) {
    return "%s IN (%s)".formatted(column, literals(values));
  }

  /** Values of a closed vocabulary as SQL literals. */
  public static String literals(Collection<? extends Enum<?>> values) {
    return values.stream()
        .map(value -> "'%s'".formatted(value.name()))
        .collect(Collectors.joining(", "));
  }

  /**
   * Whether an instant is one that has a plausible date: a source that means "unknown" by the year
   * 1 or 9999 is refused.
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
