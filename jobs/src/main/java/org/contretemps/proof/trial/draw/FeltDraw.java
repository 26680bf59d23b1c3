package org.contretemps.proof.trial.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Simulates the teams of an organisation over some weeks (METHOD §12): busy times and outages open
 * zones and spoil answers by themselves, teams and weeks differ, a team's mood lasts from week to
 * week, and work in zones adds its slope.
 */
public final class FeltDraw {
  private static final double BASE = 0.60;
  private static final double MOOD_LASTS = 0.5;
  private static final double EXPOSURE_LASTS = 0.8;

  private final SplittableRandom random;
  private final double slope;
  private final double[] ofWeek;
  private final double[] busyWeek;
  private final List<Week> weeks = new ArrayList<>();

  /**
   * A week of a team.
   *
   * @param exposure share of its work in zones
   * @param busy share in the busiest load
   * @param outage share during outages
   */
  public record Week(
      int team, int week, int answers, int high, double exposure, double busy, double outage) {}

  /**
   * @param slope what a unit of exposure adds to the share of high answers: the truth
   */
  public FeltDraw(SplittableRandom random, int teams, int weeks, double slope) {
    this.random = random;
    this.slope = slope;
    this.ofWeek = random.doubles(weeks, -0.08, 0.08).toArray();
    this.busyWeek = random.doubles(weeks, 0.10, 0.40).toArray();
    for (int team = 0; team < teams; team++) {
      drawTeam(team);
    }
  }

  public List<Week> weeks() {
    return weeks;
  }

  private void drawTeam(int team) {
    double level = BASE + 0.08 * random.nextGaussian();
    double usual = random.nextDouble(0.15, 0.50);
    int members = random.nextInt(6, 19);
    double mood = 0;
    double moved = 0;
    for (int week = 0; week < ofWeek.length; week++) {
      mood = MOOD_LASTS * mood + 0.04 * random.nextGaussian();
      moved = EXPOSURE_LASTS * moved + 0.08 * random.nextGaussian();
      double busy = within(busyWeek[week] + 0.12 * random.nextGaussian());
      double outage = within(0.15 * random.nextDouble() * random.nextDouble());
      double exposure = within(usual + moved + 0.5 * (busy - 0.25) + 0.4 * outage);
      double share =
          level + ofWeek[week] + mood - 0.20 * busy - 0.30 * outage + slope * (exposure - 0.3);
      int answers = binomial(members, 0.75);
      if (answers >= 5) {
        weeks.add(
            new Week(
                team, week, answers, binomial(answers, within(share)), exposure, busy, outage));
      }
    }
  }

  private static double within(double share) {
    return Math.max(0, Math.min(1, share));
  }

  private int binomial(int trials, double probability) {
    int events = 0;
    for (int i = 0; i < trials; i++) {
      events += random.nextDouble() < probability ? 1 : 0;
    }
    return events;
  }
}
