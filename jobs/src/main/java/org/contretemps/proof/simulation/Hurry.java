package org.contretemps.proof.simulation;

/**
 * How agents hurry in a simulated cell (METHOD §9): a contact that would take t0 > N seconds is
 * hurried with probability π0·exp(−ln(t0/N)/τ); if hurrying harms, the log-odds of its repeat rise
 * by {@code harm + harmSlope·ln(t0/N)}.
 *
 * @param strength π0
 * @param reach τ
 */
public record Hurry(double strength, double reach, double harm, double harmSlope) {
  static final Hurry NONE = new Hurry(0, 1, 0, 0);

  double probability(double logOverrun) {
    return logOverrun <= 0 ? 0 : strength * StrictMath.exp(-logOverrun / reach);
  }

  double addedLogit(double logOverrun) {
    return harm == 0 ? 0 : harm + harmSlope * logOverrun;
  }
}
