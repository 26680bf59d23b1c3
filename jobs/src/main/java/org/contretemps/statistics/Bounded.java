package org.contretemps.statistics;

/**
 * A figure with the lower and upper bound of its interval.
 *
 * <p>Sums and differences add up the bounds (interval arithmetic: Moore 1966, Interval Analysis).
 * Of figures that are normally distributed such an interval holds at least what theirs hold,
 * however they depend on each other: the standard error of a sum or difference is never above the
 * sum of the standard errors.
 */
public record Bounded(double value, double lower, double upper) {

  /** Nothing, for certain. */
  public static final Bounded ZERO = new Bounded(0, 0, 0);

  public Bounded plus(Bounded other) {
    return new Bounded(value + other.value, lower + other.lower, upper + other.upper);
  }

  public Bounded minus(Bounded other) {
    return new Bounded(value - other.value, lower - other.upper, upper - other.lower);
  }

  /** The figure in another unit. */
  public Bounded times(double factor) {
    return factor < 0
        ? new Bounded(factor * value, factor * upper, factor * lower)
        : new Bounded(factor * value, factor * lower, factor * upper);
  }

  /** 1 if all of it is above 0, −1 if all of it is below, else 0. */
  public int side() {
    return lower > 0 ? 1 : upper < 0 ? -1 : 0;
  }
}
