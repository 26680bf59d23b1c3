package org.contretemps.statistics;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * Compares exposed with unexposed contacts over strata (Mantel &amp; Haenszel 1959; METHOD §3 and
 * §10). It is a diagnostic and takes no part in verdicts.
 *
 * <p>Strata in which one side is empty carry no information and are left out.
 *
 * @param strata the strata with contacts on both sides
 */
public record MantelHaenszel(List<FourFold> strata) {

  /** The comparison over strata. */
  public MantelHaenszel {
    strata = strata.stream().filter(FourFold::isComparable).toList();
  }

  /**
   * The contacts of one stratum.
   *
   * @param exposedWith a, exposed with the event
   * @param exposedWithout b, exposed without
   * @param unexposedWith c, unexposed with the event
   * @param unexposedWithout d, unexposed without
   */
  public record FourFold(
      long exposedWith, long exposedWithout, long unexposedWith, long unexposedWithout) {

    private boolean isComparable() {
      return exposed() > 0 && unexposed() > 0;
    }

    private double exposed() {
      return (double) exposedWith + exposedWithout;
    }

    private double unexposed() {
      return (double) unexposedWith + unexposedWithout;
    }

    private double total() {
      return exposed() + unexposed();
    }

    private double weight() {
      return exposed() * unexposed() / total();
    }

    /** a less its expectation given the margins. */
    private double surplus() {
      return exposedWith - exposed() * (exposedWith + unexposedWith) / total();
    }

    private double surplusVariance() {
      double with = (double) exposedWith + unexposedWith;
      double n = total();
      return n < 2 ? 0 : exposed() * unexposed() * with * (n - with) / (n * n * (n - 1));
    }
  }

  /**
   * The common difference of risks, exposed less unexposed, with Sato's variance (Sato 1989,
   * Biometrics 45:1323); empty without a stratum to compare.
   */
  public Optional<Estimate> riskDifference() {
    double weight = sum(FourFold::weight);
    if (weight == 0) {
      return Optional.empty();
    }
    double difference = sum(MantelHaenszel::weightedDifference) / weight;
    double variance =
        (difference * sum(MantelHaenszel::satoP) + sum(MantelHaenszel::satoQ)) / (weight * weight);
    return variance > 0
        ? Optional.of(new Estimate(difference, Math.sqrt(variance)))
        : Optional.empty();
  }

  /**
   * The Cochran–Mantel–Haenszel statistic, χ² with 1 degree of freedom; 0 without any variation.
   */
  public double chiSquared(boolean withContinuity) {
    double surplus = Math.abs(sum(FourFold::surplus));
    double variance = sum(FourFold::surplusVariance);
    double kept = surplus - (withContinuity ? Math.min(0.5, surplus) : 0);
    return variance == 0 ? 0 : kept * kept / variance;
  }

  /** Two-sided p of {@link #chiSquared}. */
  public double p(boolean withContinuity) {
    return ChiSquaredDistribution.of(1).survivalProbability(chiSquared(withContinuity));
  }

  private double sum(ToDoubleFunction<FourFold> part) {
    return strata.stream().mapToDouble(part).sum();
  }

  private static double weightedDifference(FourFold t) {
    return (t.exposedWith() * t.unexposed() - t.unexposedWith() * t.exposed()) / t.total();
  }

  private static double satoP(FourFold t) {
    double exposedShare = t.exposed() / t.total();
    double unexposedShare = t.unexposed() / t.total();
    return t.unexposedWith() * exposedShare * exposedShare
        - t.exposedWith() * unexposedShare * unexposedShare
        + exposedShare * unexposedShare * (t.unexposed() - t.exposed()) / 2;
  }

  private static double satoQ(FourFold t) {
    return (t.exposedWith() * (double) t.unexposedWithout()
            + t.unexposedWith() * (double) t.exposedWithout())
        / (2 * t.total());
  }
}
