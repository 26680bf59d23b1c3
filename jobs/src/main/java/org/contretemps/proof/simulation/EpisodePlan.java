package org.contretemps.proof.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * The days on which an episode's visits would fall if each of them led to the next.
 *
 * <p>A plan costs a few draws, an episode some hundred: to obtain the contacts of one day, only
 * those episodes of the two weeks before are simulated whose plan touches it. A visit brings about
 * the next one when its repeat draw is below its repeat probability, which never exceeds {@link
 * #HIGHEST_REPEAT_PROBABILITY}. A next visit starts at most 6 days later, well within the 168 hours
 * of a repeat contact, and never on a Sunday.
 */
record EpisodePlan(List<Visit> visits) {
  /** No visit falls more days than this after the episode's first. */
  static final int HORIZON_DAYS = 14;

  static final double HIGHEST_REPEAT_PROBABILITY = 0.6;

  private static final double FOLLOW_UP_SHARE = 0.03;
  private static final long NONE = Long.MIN_VALUE;

  /** Up to this share of the day's customers, a customer may come again on the same day. */
  private static final double EARLY = 0.45;

  private static final double[] NEXT_IF_EARLY =
      Draws.cumulativeShares(0.32, 0.20, 0.14, 0.11, 0.09, 0.08, 0.06);
  private static final double[] NEXT_IF_LATE =
      Draws.cumulativeShares(0, 0.31, 0.19, 0.15, 0.13, 0.12, 0.10);

  /**
   * One coming of the customer.
   *
   * @param sameDay whether it follows another visit on its day
   * @param startDraw where in its day it falls, uniform
   * @param followUpDay epoch day on which the agent calls of their own accord, if they do
   */
  record Visit(long day, boolean sameDay, double startDraw, double repeatDraw, long followUpDay) {}

  static EpisodePlan draw(Draws draws, long firstDay) {
    List<Visit> visits = new ArrayList<>(6);
    long day = firstDay;
    boolean sameDay = false;
    boolean more = true;
    while (more) {
      double startDraw = draws.uniform();
      double repeatDraw = draws.uniform();
      long followUpDay = draws.chance(FOLLOW_UP_SHARE) ? WorldCalendar.openDayFrom(day + 1) : NONE;
      visits.add(new Visit(day, sameDay, startDraw, repeatDraw, followUpDay));
      more = repeatDraw < HIGHEST_REPEAT_PROBABILITY;
      if (more) {
        boolean early = !sameDay && startDraw < EARLY;
        long next = openDay(day, draws.pick(early ? NEXT_IF_EARLY : NEXT_IF_LATE));
        sameDay = next == day;
        day = next;
        more = day - firstDay <= HORIZON_DAYS;
      }
    }
    return new EpisodePlan(visits);
  }

  private static long openDay(long from, int offset) {
    long day = from + offset;
    if (WorldCalendar.isOpen(day)) {
      return day;
    }
    return offset < 6 ? day + 1 : day - 1;
  }

  /** Whether a visit or the agent's own call after it falls on a day. */
  boolean touches(long day) {
    for (Visit visit : visits) {
      if (visit.day() == day || visit.followUpDay() == day) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of certain visits, known by their seeds, falls on a day. */
  boolean touches(long day, long episodeSeed, LongPredicate certain) {
    for (int number = 0; number < visits.size(); number++) {
      if (visits.get(number).day() == day && certain.test(visitSeed(episodeSeed, number))) {
        return true;
      }
    }
    return false;
  }

  static long visitSeed(long episodeSeed, int number) {
    return Draws.mix(episodeSeed + 2L * number + 1);
  }

  static long followUpSeed(long episodeSeed, int number) {
    return Draws.mix(episodeSeed + 2L * number + 2);
  }
}
