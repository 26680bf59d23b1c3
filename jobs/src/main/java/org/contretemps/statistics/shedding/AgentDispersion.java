package org.contretemps.statistics.shedding;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Tests whether short contacts are distributed over agents more unevenly than by chance: customers
 * do not choose the agent, but agents choose whom they drop (METHOD §7). Only the statistic is
 * kept, never an agent.
 *
 * @param statistic X = Σ (x_a − n_a p)²/(n_a p (1 − p))
 * @param degreesOfFreedom agents less one; 0 if there is nothing to compare
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

  /**
   * The same from sums over agents, none of whom can be recognised in them: Σ x_a²/n_a is all that
   * the statistic needs of each, X = (Σ x_a²/n_a − (Σ x_a)²/Σ n_a)/(p (1 − p)).
   *
   * @param agents how many agents have contacts
   * @param ended Σ x_a
   * @param contacts Σ n_a
   * @param endedSquaredPerContact Σ x_a²/n_a
   */
  public static AgentDispersion ofSums(
      long agents, long ended, long contacts, double endedSquaredPerContact) {
    double p = (double) ended / Math.max(1, contacts);
    if (agents < 2 || p == 0 || p == 1) {
      return new AgentDispersion(0, 0);
    }
    double statistic = (endedSquaredPerContact - ended * p) / (p * (1 - p));
    return new AgentDispersion(Math.max(0, statistic), (int) agents - 1);
  }

  /** p against even shares, from χ²; 1 if there is nothing to compare. */
  public double p() {
    return degreesOfFreedom == 0
        ? 1
        : ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic);
  }

  private static double square(double value) {
    return value * value;
  }
}
