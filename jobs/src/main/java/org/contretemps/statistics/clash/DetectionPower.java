package org.contretemps.statistics.clash;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.contretemps.statistics.Estimate;

/**
 * The probability that harm of a given size would have been found in a cell (a kind of situation of
 * a service) this night: how much a verdict short of "established" can rule out (METHOD §5).
 *
 * @param largestP the largest p that is established in the night's family: 0.05 × the hypotheses
 *     established, at least one, over all that are tested
 */
public record DetectionPower(double largestP) {

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * The power of a night.
   *
   * @param established hypotheses with q ≤ 0.05
   * @param tested all hypotheses of the family
   */
  static DetectionPower of(long established, long tested) {
    return new DetectionPower(
        ClashRule.ESTABLISHED_Q * Math.max(1, established) / Math.max(1, tested));
  }

  /**
   * The probability that harm is established: that its estimate exceeds what the size condition and
   * the largest p ask for, by the largest of the standard errors. The spike is taken to be sure.
   *
   * @param harm the true h
   * @param tests h, h* and h_δ, for their standard errors
   */
  public double of(double harm, Estimate... tests) {
    double error = 0;
    for (Estimate each : tests) {
      error = Math.max(error, each.standardError());
    }
    double z = NORMAL.inverseSurvivalProbability(largestP);
    double least = Math.max(ClashRule.LEAST_HARM, ClashRule.TRIVIAL_HARM + z * error);
    return NORMAL.cumulativeProbability((harm - least) / error);
  }
}
