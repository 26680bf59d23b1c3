package org.contretemps.proof.trial.draw;

import org.contretemps.statistics.position.NormBins;

/**
 * One simulated contact, with its truth.
 *
 * @param day 0 to 55; what is judged are the last 28
 * @param stratum load quartile × outage × new agent, 0 to 15
 * @param norm N, in seconds
 * @param harm what hurrying added to the probability of a repeat
 * @param gathered whether hurrying brought it just under the norm from elsewhere
 */
record DrawnContact(
    int cell,
    int day,
    int agent,
    int stratum,
    int norm,
    int seconds,
    boolean repeated,
    boolean prior,
    double harm,
    boolean gathered) {

  /** The day within the window that is judged; negative before it. */
  int windowDay() {
    return day - (ServiceDraw.DAYS - ServiceDraw.WINDOW_DAYS);
  }

  /** Whether the contact ended outside the window that the norm disturbs. */
  boolean isOutsideWindow() {
    return !NormBins.WINDOW.contains(new NormBins(norm).binOf(seconds));
  }
}
