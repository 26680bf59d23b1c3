package org.contretemps.statistics;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Whether short contacts fall on agents more unevenly than chance: customers do not choose the
 * agent, agents choose whom they drop (METHOD §7). Only the statistic is kept, never an agent.
 *
 * @param statistic X = Σ (x_a − n_a p)²/(n_a p (1 − p))
 * @param degreesOfFreedom agents less one; 0 where there is nothing to compare
 */
public record AgentDispersion(double statistic, int degreesOfFreedom) {

  /**
   * The dispersion over agents. Agents without contacts are left out.
   *
   * @param ended the short contacts of each agent
   * @param contacts all contacts of each agent
   * @throws IllegalArgumentException when there are not as many counts of one as of the other
   */
  public static AgentDispersion of(long[] ended, long[] contacts) {
    if (ended.length != contacts.length) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot compare agents: %d have short contacts counted and %d all contacts. Give both for each.",
              ended.length, contacts.length));
    }
    int[] active = IntStream.range(0, contacts.length).filter(a -> contacts[a] > 0).toArray();
    double p = (double) Arrays.stream(ended).sum() / Math.max(1, Arrays.stream(contacts).sum());
    if (active.length < 2 || p == 0 || p == 1) {
      return new AgentDispersion(0, 0);
    }
    double statistic =
        Arrays.stream(active)
            .mapToDouble(a -> square(ended[a] - contacts[a] * p) / (contacts[a] * p * (1 - p)))
            .sum();
    return new AgentDispersion(statistic, active.length - 1);
  }

  /** p against even shares, from χ²; 1 where there is nothing to compare. */
  public double p() {
    return degreesOfFreedom == 0
        ? 1
        : ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
  }

  private static double square(double value) {
    return value * value;
  }
}
