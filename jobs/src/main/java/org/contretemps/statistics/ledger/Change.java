package org.contretemps.statistics.ledger;

/**
 * A change of the share of contacts with a repeat, with its interval (METHOD §15). A negative
 * change means fewer repeats.
 *
 * @param value after less before, as a share
 * @param lower the least that it may be
 * @param upper the most
 */
public record Change(double value, double lower, double upper) {
  /**
   * @throws IllegalArgumentException if the value lies outside its interval
   */
  public Change {
    if (!(lower <= value && value <= upper)) {
      throw new IllegalArgumentException(
          "Cannot take %s to %s as the interval of %s: the figure lies outside. Give the lower bound, then the upper one."
              .formatted(lower, upper, value));
    }
  }

  /** Whether both may be the same. */
  boolean overlaps(Change other) {
    return lower <= other.upper && other.lower <= upper;
  }

  boolean excludesZero() {
    return lower > 0 || upper < 0;
  }
}
