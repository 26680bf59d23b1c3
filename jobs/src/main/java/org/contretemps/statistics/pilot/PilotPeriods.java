package org.contretemps.statistics.pilot;

/**
 * The weeks of a stepped pilot (METHOD §14): period 0 before, then one step a period. The first
 * week of every later period is left out for all clusters, changed or not.
 *
 * @param steps T; there are T + 1 periods
 * @param weeks w, of each period
 * @param priorWeeks weeks before the pilot that period 0 takes in
 */
public record PilotPeriods(int steps, int weeks, int priorWeeks) {
  /**
   * @throws IllegalArgumentException if a period would have no week left
   */
  public PilotPeriods {
    if (weeks < 2 || steps < 1) {
      throw new IllegalArgumentException(
          "Cannot plan %d steps of %d weeks: the first week of each is left out. Take at least 1 step of 2 weeks."
              .formatted(steps, weeks));
    }
  }

  /** Weeks from the start of the pilot to its planned end. */
  public int length() {
    return (steps + 1) * weeks;
  }

  int count() {
    return steps + 1;
  }

  /** First week that counts, from the start of the pilot. */
  int first(int period) {
    return period == 0 ? -priorWeeks : period * weeks + 1;
  }

  /** m_q: weeks that count. */
  int size(int period) {
    return period == 0 ? priorWeeks + weeks : weeks - 1;
  }

  /**
   * ȳ_kq, the means of weekly shares.
   *
   * @param shares by cluster and week, from the first prior week that period 0 takes in
   */
  double[][] means(double[][] shares) {
    double[][] means = new double[shares.length][count()];
    for (int k = 0; k < means.length; k++) {
      for (int q = 0; q < count(); q++) {
        int from = priorWeeks + first(q);
        for (int t = from; t < from + size(q); t++) {
          means[k][q] += shares[k][t] / size(q);
        }
      }
    }
    return means;
  }
}
