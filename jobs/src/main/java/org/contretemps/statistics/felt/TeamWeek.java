package org.contretemps.statistics.felt;

/**
 * The answers of a team's people in one week, and the conditions of their work (METHOD §12).
 *
 * @param team number of the team, from 0
 * @param week number of the week, from 0
 * @param answers answers to the question
 * @param high answers of 4 or 5
 * @param exposure share of the team's handled contacts of that week and the three before in open
 *     zones
 * @param busy share of its handled contacts of that week in the busiest load quartile
 * @param outage share of them during an incident
 */
public record TeamWeek(
    int team, int week, long answers, long high, double exposure, double busy, double outage) {

  /** Fewer answers than these make no team × week. */
  public static final int LEAST_ANSWERS = 5;

  /**
   * @throws IllegalArgumentException when counts contradict each other or there are too few answers
   */
  public TeamWeek {
    if (team < 0 || week < 0 || high < 0 || high > answers || answers < LEAST_ANSWERS) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot weigh week %d of team %d: %d of %d answers are high, and a week needs %d answers."
                  + " Leave the week out or correct its counts.",
              week, team, high, answers, LEAST_ANSWERS));
    }
  }

  /** y: the share of answers of 4 or 5. */
  double share() {
    return (double) high / answers;
  }
}
