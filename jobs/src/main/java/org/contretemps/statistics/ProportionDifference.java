package org.contretemps.statistics;

/**
 * The difference of two independent shares with Newcombe's hybrid-score interval (method 10 of
 * Newcombe 1998, Statistics in Medicine 17:873; METHOD §10).
 *
 * @param difference first share less second
 * @param lower lower bound, at least −1
 * @param upper upper bound, at most 1
 */
public record ProportionDifference(double difference, double lower, double upper) {

  /**
   * The difference between two samples.
   *
   * @throws IllegalArgumentException unless 0 ≤ events ≤ trials, trials &gt; 0 and 0 &lt;
   *     confidence &lt; 1
   */
  public static ProportionDifference newcombe(
      long events, long trials, long otherEvents, long otherTrials, double confidence) {
    ProportionInterval first = ProportionInterval.wilson(events, trials, confidence);
    ProportionInterval second = ProportionInterval.wilson(otherEvents, otherTrials, confidence);
    return of((double) events / trials, first, (double) otherEvents / otherTrials, second);
  }

  /**
   * Two-sided p against equal shares: the score test with the pooled share, which is Pearson's χ²
   * with one degree of freedom.
   *
   * @return 1 if the pooled share is 0 or 1
   */
  public static double twoSidedP(long events, long trials, long otherEvents, long otherTrials) {
    double pooled = (double) (events + otherEvents) / (trials + otherTrials);
    double error = Math.sqrt(pooled * (1 - pooled) * (1.0 / trials + 1.0 / otherTrials));
    double difference = (double) events / trials - (double) otherEvents / otherTrials;
    return error == 0 ? 1 : Math.min(1, 2 * new Estimate(Math.abs(difference), error).pAbove(0));
  }

  /** The difference of two shares whose own intervals are known, such as weighted ones. */
  public static ProportionDifference of(
      double p, ProportionInterval first, double q, ProportionInterval second) {
    return new ProportionDifference(
        p - q,
        Math.max(-1, p - q - Math.hypot(p - first.lower(), second.upper() - q)),
        Math.min(1, p - q + Math.hypot(first.upper() - p, q - second.lower())));
  }
}
