package org.contretemps.proof.trial;

import java.util.List;
import org.contretemps.proof.trial.draw.QueueDay;

/**
 * What came of some days of a simulated service (METHOD §13).
 *
 * @param waited mean seconds over all who came
 * @param abandoned share of them
 * @param minutes handled in five days
 * @param handling seconds of a handled contact, on average
 * @param returns of contacts handled in five days
 */
record QueueTruth(
    double waited, double abandoned, double minutes, double handling, double returns) {
  static QueueTruth of(List<QueueDay> days) {
    double offered = 0;
    double seconds = 0;
    double gaveUp = 0;
    double handled = 0;
    double returns = 0;
    for (QueueDay day : days) {
      for (QueueDay.Caller caller : day.callers()) {
        offered++;
        seconds += caller.waited();
        gaveUp += caller.isAbandoned() ? 1 : 0;
        handled += caller.isAbandoned() ? 0 : caller.handled();
        returns += !caller.isAbandoned() && caller.comesAgain() ? 1 : 0;
      }
    }
    double week = 5.0 / days.size();
    return new QueueTruth(
        seconds / offered,
        gaveUp / offered,
        handled / 60 * week,
        handled / (offered - gaveUp),
        returns * week);
  }
}
