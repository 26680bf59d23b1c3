package org.contretemps.statistics.clash;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.contretemps.statistics.PenalisedNewton;
import org.contretemps.statistics.position.Outcome;

/**
 * A fitted curve of how often an outcome follows a contact, by stratum and by the position of its
 * time relative to the norm, fitted outside the window (METHOD §4.1).
 *
 * <p>logit P = main effects of the stratum + b1 x + b2 x², by penalised maximum likelihood: ridge
 * 10⁻³ on every coefficient but the intercept (10⁻⁸). A curve may have a shift besides: δ added to
 * the log-odds of the groups right of the norm.
 */
final class RateCurve {

  private static final double RIDGE = 1e-3;
  private static final double INTERCEPT_RIDGE = 1e-8;

  private final List<int[]> columns;
  private final int mainEffects;
  private final PenalisedNewton.Point fit;
  private final OptionalDouble usualShift;

  private RateCurve(RateTable table, PenalisedNewton.Point fit, OptionalDouble usualShift) {
    this.columns = table.columns();
    this.mainEffects = table.mainEffects();
    this.fit = fit;
    this.usualShift = usualShift;
  }

  /** The curve of an outcome; empty if no contact lies outside the window. */
  static Optional<RateCurve> fit(RateTable table, Outcome outcome) {
    RateLikelihood likelihood = new RateLikelihood(table, outcome);
    return fit(likelihood, ridge(likelihood), likelihood.start())
        .map(fit -> new RateCurve(table, fit, OptionalDouble.empty()));
  }

  /**
   * The curve of an outcome with a shift δ right of the norm, which a penalty (δ − m)²/(2 τ²) draws
   * to a common one; empty if no contact lies outside the window, or no fit is finite.
   *
   * @param near coefficients of a curve of the same counts with another penalty ({@link
   *     #withShift}), from which few steps lead to this one
   */
  static Optional<RateCurve> fit(
      RateTable table, Outcome outcome, CommonShift common, double[] near) {
    RateLikelihood likelihood =
        new RateLikelihood(table, outcome, OptionalDouble.of(common.mean()));
    double[] ridge = ridge(likelihood);
    ridge[table.mainEffects()] = 1 / common.variance();
    double[] start = near.clone();
    start[table.mainEffects()] -= common.mean();
    return fit(likelihood, ridge, start)
        .map(fit -> new RateCurve(table, fit, OptionalDouble.of(common.mean())));
  }

  private static double[] ridge(RateLikelihood likelihood) {
    double[] ridge = new double[likelihood.coefficients()];
    Arrays.fill(ridge, RIDGE);
    ridge[0] = INTERCEPT_RIDGE;
    return ridge;
  }

  private static Optional<PenalisedNewton.Point> fit(
      RateLikelihood likelihood, double[] ridge, double[] start) {
    return likelihood.isEmpty()
        ? Optional.empty()
        : new PenalisedNewton(likelihood, ridge).maximise(start);
  }

  /** b1, how steeply the outcome rises with time at the norm. */
  double slope() {
    return fit.coefficients()[size() - 2];
  }

  /** δ, by how much the log-odds are higher right of the norm; of a curve that has a shift. */
  double shift() {
    return usualShift.orElseThrow() + fit.coefficients()[mainEffects];
  }

  /** The coefficients with δ itself among them: 0 in a curve without a shift. */
  double[] withShift() {
    double[] own = fit.coefficients();
    int afterShift = usualShift.isPresent() ? mainEffects + 1 : mainEffects;
    double[] all = Arrays.copyOf(own, mainEffects + 3);
    System.arraycopy(own, afterShift, all, mainEffects + 1, 2);
    all[mainEffects] = usualShift.isPresent() ? shift() : 0;
    return all;
  }

  /** The variance of the shift, the penalty's information in it. */
  double shiftVariance() {
    double[] unit = new double[size()];
    unit[mainEffects] = 1;
    return variance(unit);
  }

  /** How many coefficients. */
  int size() {
    return fit.coefficients().length;
  }

  /** GᵀVG for a gradient G over the coefficients. */
  double variance(double[] gradient) {
    return fit.information().quadraticForm(gradient);
  }

  /** The main effects of an occupied stratum, by its place. */
  int[] columns(int place) {
    return columns.get(place);
  }

  /**
   * The average rate, and its derivatives, of the occupied strata over weighted positions. A shift
   * at the norm is left out on both sides of it.
   */
  List<Rate> rates(double[] x, double[] weights) {
    double[] b = fit.coefficients();
    double[] odds = RateLikelihood.odds(x, b);
    double total = Arrays.stream(weights).sum();
    return columns.stream()
        .map(own -> rate(RateLikelihood.odds(own, b), odds, x, weights, total))
        .toList();
  }

  private static Rate rate(
      double stratumOdds, double[] odds, double[] x, double[] weights, double total) {
    double rate = 0;
    double level = 0;
    double slope = 0;
    double bend = 0;
    for (int i = 0; i < x.length; i++) {
      double q = 1 / (1 + stratumOdds * odds[i]);
      double p = stratumOdds * odds[i] * q;
      double change = weights[i] * p * q;
      rate += weights[i] * p;
      level += change;
      slope += change * x[i];
      bend += change * x[i] * x[i];
    }
    return new Rate(rate / total, level / total, slope / total, bend / total);
  }

  /**
   * A fitted rate with its derivatives by any main effect of its stratum, by b1 and by b2.
   *
   * @param value the rate
   * @param byLevel derivative by each of the stratum's main effects
   * @param bySlope derivative by b1
   * @param byBend derivative by b2
   */
  record Rate(double value, double byLevel, double bySlope, double byBend) {

    /** The same with the odds of the rate multiplied. */
    Rate withOdds(double ratio) {
      double scale = 1 + (ratio - 1) * value;
      double slope = ratio / (scale * scale);
      return new Rate(ratio * value / scale, slope * byLevel, slope * bySlope, slope * byBend);
    }

    /** Adds the derivatives, times a weight, to a gradient over all coefficients. */
    void addTo(double[] gradient, int[] columns, double weight) {
      for (int column : columns) {
        gradient[column] += weight * byLevel;
      }
      gradient[gradient.length - 2] += weight * bySlope;
      gradient[gradient.length - 1] += weight * byBend;
    }
  }
}
