package org.contretemps.statistics.queue;

/**
 * How returns and further tries feed back into the contacts offered (METHOD §13): each answered
 * contact is followed by another with probability p, each abandoned one with probability q, so that
 * first contacts are multiplied by 1/(1 − (1 − a) p − a q).
 *
 * @param returning p, share of handled contacts that are followed by another within 7 days
 * @param abandoned a₀, share of contacts offered that were abandoned
 * @param retried q, share of those that are followed by another
 */
public record ReturnFlow(double returning, double abandoned, double retried) {
  private static final double LEAST_RETURNING = 0.005;
  private static final double MOST_RETURNING = 0.6;

  /**
   * p′ = p − h(1 − ρ), between 0.005 and 0.6: returns of handled contacts if hurried ones become
   * fewer.
   *
   * @param harm h, returns by contact of the cell that hurrying brings
   * @param hurriedRatio ρ, contacts hurried under the other norm by those under today's
   */
  public double returningUnder(double harm, double hurriedRatio) {
    double returns = returning - harm * (1 - hurriedRatio);
    return Math.max(LEAST_RETURNING, Math.min(MOST_RETURNING, returns));
  }

  /**
   * p″ = p′ + (p − p′) δ̄/T: within the first days, returns of contacts before the change still
   * come in.
   *
   * @param returningThen p′
   * @param delayDays δ̄, mean days until a return
   * @param days T
   */
  public double returningWithin(double returningThen, double delayDays, int days) {
    return returningThen + (returning - returningThen) * Math.min(1, delayDays / days);
  }

  /** Contacts offered if returns and abandonment change, by those offered today. */
  public double offeredRatio(double returningThen, double abandonedThen) {
    return followed(abandoned, returning) / followed(abandonedThen, returningThen);
  }

  private double followed(double share, double returns) {
    return 1 - (1 - share) * returns - share * retried;
  }
}
