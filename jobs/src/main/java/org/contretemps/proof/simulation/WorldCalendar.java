package org.contretemps.proof.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * The opening hours and the daily course of a simulated call centre: open 08:00–19:00 local time,
 * closed on Sundays, with two peaks a day. Days are epoch days, times are seconds of the local day.
 */
final class WorldCalendar {
  static final int OPENS = 8 * 3600;
  static final int CLOSES = 19 * 3600;
  private static final int SLOT = 900;
  private static final int SLOTS = (CLOSES - OPENS) / SLOT;

  /** Volume from Monday to Sunday, with a mean of 1. */
  private static final double[] WEEK = meanOne(1.25, 1.10, 1.05, 1.00, 1.05, 0.50, 0);

  private static final double[] INTENSITY = humps();
  private static final double[] CUMULATIVE = Draws.cumulativeShares(INTENSITY);

  private WorldCalendar() {}

  static boolean isOpen(long day) {
    return weekday(day) != DayOfWeek.SUNDAY;
  }

  /** The day itself, or Monday after a Sunday. */
  static long openDayFrom(long day) {
    return isOpen(day) ? day : day + 1;
  }

  /** Volume of a day relative to the average day. */
  static double volume(long day) {
    return WEEK[weekday(day).getValue() - 1];
  }

  /** Volume of a range in average days. */
  static double volume(LocalDate first, int days) {
    double volume = 0;
    for (int i = 0; i < days; i++) {
      volume += volume(first.toEpochDay() + i);
    }
    return volume;
  }

  /** The second of the day at which a customer comes, for a uniform draw. */
  static int startSecond(double unit) {
    int slot = Draws.indexOf(unit, CUMULATIVE);
    double before = slot == 0 ? 0 : CUMULATIVE[slot - 1];
    double within = (unit - before) / (CUMULATIVE[slot] - before);
    return OPENS + (int) ((slot + within) * SLOT);
  }

  /** How busy the hour is, around 0 over the contacts of a day, about −0.8 to 0.6. */
  static double hourLoad(int second) {
    int slot = Math.max(0, Math.min(SLOTS - 1, (second - OPENS) / SLOT));
    return 1.2 * (INTENSITY[slot] - 1.12);
  }

  /** How busy the weekday is. */
  static double weekdayLoad(long day) {
    return switch (weekday(day)) {
      case MONDAY -> 0.30;
      case TUESDAY -> 0.05;
      case FRIDAY -> -0.05;
      case SATURDAY -> -0.25;
      case WEDNESDAY, THURSDAY, SUNDAY -> 0;
    };
  }

  private static DayOfWeek weekday(long day) {
    return DayOfWeek.of((int) Math.floorMod(day + 3, 7L) + 1);
  }

  private static double[] humps() {
    double[] intensity = new double[SLOTS];
    for (int slot = 0; slot < SLOTS; slot++) {
      double hour = 8 + (slot + 0.5) / 4;
      intensity[slot] = 0.25 + hump(hour, 10.3, 1.3) + 0.85 * hump(hour, 15, 1.7);
    }
    return meanOne(intensity);
  }

  private static double hump(double hour, double centre, double width) {
    double z = (hour - centre) / width;
    return StrictMath.exp(-z * z / 2);
  }

  private static double[] meanOne(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] scaled = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      scaled[i] = weights[i] * weights.length / total;
    }
    return scaled;
  }
}
