package org.contretemps.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Controls the false discovery rate of hypotheses that arrive one by one and are decided at once,
 * for good: LORD++ (Ramdas, Yang, Wainwright &amp; Jordan 2017, Advances in Neural Information
 * Processing Systems 30), with weights.
 *
 * <p>A test has a weight between 0 and 1, given before its p is looked at: how much of the level it
 * deserves. s_t is the sum of the weights up to the t-th test. With discoveries at the sums σ_1
 * &lt; σ_2 &lt; … before it, the t-th p is compared with
 *
 * <pre>
 * α_t = w0 g(0) + (α − w0) g(σ_1) + α Σ_{j ≥ 2} g(σ_j),
 * g(σ) = Γ(s_t − σ) − Γ(s_{t−1} − σ),   Γ(s) = s/(s + 6)
 * </pre>
 *
 * with w0 = 0.9 α. With all weights 1 this is LORD++ with γ_j = Γ(j) − Γ(j − 1). The rate is kept
 * by any γ that sums to 1, any w0 up to α and any weights that do not depend on the p: each level
 * is spent from the wealth, each discovery pays into it, and the wealth is never below 0. Γ is made
 * for some tens of hypotheses; the sequence in the paper, made for thousands, finds fewer of them.
 */
public final class LordPlusPlus {
  private static final double STARTING_SHARE = 0.9;
  private static final double HALF_SPENT_AFTER = 6;

  private final double alpha;
  private final double start;
  private final List<Double> discoveries = new ArrayList<>();
  private int tested;
  private double weights;
  private double wealth;

  /**
   * @param alpha the false discovery rate
   * @throws IllegalArgumentException unless it lies between 0 and 1
   */
  public LordPlusPlus(double alpha) {
    if (!(alpha > 0 && alpha < 1)) {
      throw new IllegalArgumentException(
          "Cannot test at a false discovery rate of %s: it is no rate. Give one between 0 and 1."
              .formatted(alpha));
    }
    this.alpha = alpha;
    this.start = STARTING_SHARE * alpha;
    this.wealth = start;
  }

  /** The level that the next p is compared with, for a test of this weight. */
  public double level(double weight) {
    double level = start * spent(0, weight);
    for (int i = 0; i < discoveries.size(); i++) {
      level += (i == 0 ? alpha - start : alpha) * spent(discoveries.get(i), weight);
    }
    return level;
  }

  /** Takes the decision on the next p, of a test of this weight: its level is spent. */
  public void decide(double weight, boolean isDiscovery) {
    wealth -= level(weight);
    weights += weight;
    tested++;
    if (isDiscovery) {
      wealth += discoveries.isEmpty() ? alpha - start : alpha;
      discoveries.add(weights);
    }
  }

  /** How many p were decided on. */
  public int tested() {
    return tested;
  }

  /** What is left to spend. */
  public double wealth() {
    return wealth;
  }

  private double spent(double since, double weight) {
    return shareSpent(weights + weight - since) - shareSpent(weights - since);
  }

  private static double shareSpent(double weights) {
    return weights / (weights + HALF_SPENT_AFTER);
  }
}
