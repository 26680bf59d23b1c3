package org.contretemps.config;

/**
 * The settings that convert minutes of work to people (METHOD §10).
 *
 * @param weeklyHours hours of a full-time contract
 * @param occupancy share of the hours at work that is spent on contacts
 * @param shrinkage share of the paid hours that is not worked: leave, illness, training
 */
public record Staffing(double weeklyHours, double occupancy, double shrinkage) {

  /** The default. */
  public static final Staffing DEFAULT = new Staffing(35, 0.85, 0.25);

  static Staffing from(Settings settings) {
    return new Staffing(
        settings.number("weekly-hours", DEFAULT.weeklyHours, 1, 168),
        settings.number("occupancy", DEFAULT.occupancy, 0.01, 1),
        settings.number("shrinkage", DEFAULT.shrinkage, 0, 0.99));
  }

  /** Minutes a week / (60 · weekly hours · occupancy · (1 − shrinkage)). */
  public double fullTimeEquivalents(double minutesPerWeek) {
    return minutesPerWeek / (60 * weeklyHours * occupancy * (1 - shrinkage));
  }
}
