package org.contretemps.statistics.clash;

import java.util.Collection;
import java.util.List;

/**
 * How much the rate of repeats jumps at the time norm over all cells (kinds of situations) of a
 * night: the mean jump, and how much cells differ (METHOD §4.1; between-cell variance by the method
 * of moments, DerSimonian &amp; Laird 1986).
 *
 * <p>A policy that switches at the norm, like help for contacts that run past it, moves all
 * contacts of one side. Hurrying moves only those just under the norm. So a shift that is fitted
 * away from the norm tells the two apart. One cell knows its shift poorly, hence the common one.
 *
 * @param mean m, on the scale of log-odds
 * @param variance τ², at least 0.02²
 */
public record CommonShift(double mean, double variance) {

  /** The penalty by which a cell's own shift is fitted first: none is known yet. */
  static final CommonShift UNKNOWN = new CommonShift(0, 1);

  private static final double LEAST_VARIANCE = 0.02 * 0.02;

  /** The common shift of cells; 0 if none of them knows its own. */
  public static CommonShift pooled(Collection<RateShift> run) {
    List<RateShift> known = run.stream().filter(RateShift::isKnown).toList();
    double between = between(known);
    return known.isEmpty()
        ? new CommonShift(0, LEAST_VARIANCE)
        : new CommonShift(mean(known, between), between);
  }

  /** max(0.02², (Q − (k − 1))/(Σw − Σw²/Σw)) with w = 1/s² and Q = Σ w (δ̂ − m)². */
  private static double between(List<RateShift> known) {
    double mean = mean(known, 0);
    double weights = 0;
    double squares = 0;
    double q = 0;
    for (RateShift each : known) {
      double weight = 1 / each.variance();
      weights += weight;
      squares += weight * weight;
      q += weight * (each.value() - mean) * (each.value() - mean);
    }
    return known.size() < 2
        ? LEAST_VARIANCE
        : Math.max(LEAST_VARIANCE, (q - (known.size() - 1)) / (weights - squares / weights));
  }

  /** The mean weighted by 1/(s² + τ²). */
  private static double mean(List<RateShift> known, double between) {
    double weights = 0;
    double sum = 0;
    for (RateShift each : known) {
      double weight = 1 / (each.variance() + between);
      weights += weight;
      sum += weight * each.value();
    }
    return sum / weights;
  }

  /** τ, how much cells differ. */
  public double spread() {
    return Math.sqrt(variance);
  }
}
