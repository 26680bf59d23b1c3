package org.contretemps.statistics.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The change of the share of repeats in one kind of situation from before a decision to after it,
 * both weighted by the strata of the two times together (METHOD §15). It compares a cell with
 * itself, so it includes everything else that changed in between.
 *
 * <p>Its error is that between days (each day a cluster, Liang &amp; Zeger 1986, Biometrika 73:13),
 * so that good and bad days count for what they are; its interval is t's.
 */
public final class StandardisedChange {
  /** Fewer days say nothing of the scatter between them. */
  public static final int LEAST_DAYS = 14;

  /** Fewer contacts on a side say nothing. */
  public static final long LEAST_CONTACTS = 100;

  private static final double TAIL = 0.025;

  private final int strata;

  /**
   * @param strata how many strata there are
   */
  public StandardisedChange(int strata) {
    this.strata = strata;
  }

  /** The change with its 95 % interval; empty if there are too few days or contacts on a side. */
  public Optional<Change> of(List<StratumDay> before, List<StratumDay> after) {
    Side early = new Side(before, strata);
    Side late = new Side(after, strata);
    double[] weights = weights(early, late);
    if (!early.isEnough() || !late.isEnough() || weights.length == 0) {
      return Optional.empty();
    }
    double change = late.rate(weights) - early.rate(weights);
    double error = Math.sqrt(late.variance(weights) + early.variance(weights));
    double t = TDistribution.of(early.days() + late.days() - 2.0).inverseSurvivalProbability(TAIL);
    return Optional.of(new Change(change, change - t * error, change + t * error));
  }

  /** Shares of the strata that both sides have; empty if there is none. */
  private double[] weights(Side early, Side late) {
    double[] weights = new double[strata];
    double sum = 0;
    for (int s = 0; s < strata; s++) {
      if (early.contacts[s] > 0 && late.contacts[s] > 0) {
        weights[s] = early.contacts[s] + late.contacts[s];
        sum += weights[s];
      }
    }
    for (int s = 0; s < strata; s++) {
      weights[s] /= sum;
    }
    return sum == 0 ? new double[0] : weights;
  }

  /** One of the two times. */
  private static final class Side {
    private final List<StratumDay> counts;
    private final long[] contacts;
    private final long[] repeats;

    Side(List<StratumDay> counts, int strata) {
      this.counts = counts;
      this.contacts = new long[strata];
      this.repeats = new long[strata];
      for (StratumDay count : counts) {
        contacts[count.stratum()] += count.contacts();
        repeats[count.stratum()] += count.repeats();
      }
    }

    long days() {
      return counts.stream().mapToLong(StratumDay::day).distinct().count();
    }

    boolean isEnough() {
      return days() >= LEAST_DAYS
          && counts.stream().mapToLong(StratumDay::contacts).sum() >= LEAST_CONTACTS;
    }

    double rate(double[] weights) {
      double rate = 0;
      for (int s = 0; s < weights.length; s++) {
        rate += weights[s] == 0 ? 0 : weights[s] * share(s);
      }
      return rate;
    }

    /** The variance of the rate, from what each day adds to it beyond its expectation. */
    double variance(double[] weights) {
      Map<Long, Double> days = new HashMap<>();
      for (StratumDay count : counts) {
        int s = count.stratum();
        double beyond =
            weights[s] == 0
                ? 0
                : weights[s] / contacts[s] * (count.repeats() - count.contacts() * share(s));
        days.merge(count.day(), beyond, Double::sum);
      }
      double squares = days.values().stream().mapToDouble(each -> each * each).sum();
      return squares * days.size() / (days.size() - 1.0);
    }

    private double share(int stratum) {
      return (double) repeats[stratum] / contacts[stratum];
    }
  }
}
