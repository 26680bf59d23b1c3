package org.contretemps.statistics;

/**
 * A figure with the lower and upper bound of its interval.
 *
 * <p>A difference takes bound from bound (interval arithmetic: Moore 1966, Interval Analysis). Of
 * figures that are normally distributed such an interval holds at least what theirs hold, however
 * they depend on each other: the standard error of a difference is never above the sum of the
 * standard errors. Of a sum of independent figures less is needed: see {@link #plusIndependent}.
 */
public record Bounded(double value, double lower, double upper) {

  /** Nothing, for certain. */
  public static final Bounded ZERO = new Bounded(0, 0, 0);

  /**
   * The sum with a figure whose error is independent of this one's: its interval holds as much as
   * theirs (method of variance estimates recovery: Zou and Donner 2008, Statistics in Medicine 27).
   */
  public Bounded plusIndependent(Bounded other) {
    double sum = value + other.value;
    return new Bounded(
        sum,
        sum - Math.hypot(value - lower, other.value - other.lower),
        sum + Math.hypot(upper - value, other.upper - other.value));
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
