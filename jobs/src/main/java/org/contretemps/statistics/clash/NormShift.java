package org.contretemps.statistics.clash;

import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.position.Outcome;

/**
 * The jump of the adverse rate at the time norm in one cell (a kind of situation of a service): the
 * estimate from its own contacts, and the harm that remains once the night's common jump is known
 * (METHOD §4.1). Holds the counts outside the window for that, some ten kilobytes.
 */
public final class NormShift implements Serializable {
  private static final long serialVersionUID = 1L;

  private final RateShift own;
  private final RateTable table;
  private final Spike spike;
  private final double[] coefficients;

  private NormShift(RateCurve curve, RateTable table, Spike spike) {
    this.own = RateShift.ofPenalised(curve.shift(), curve.shiftVariance());
    this.coefficients = curve.withShift();
    this.table = table;
    this.spike = spike;
  }

  /**
   * What is said with the common shift known.
   *
   * @param shift δ of the cell, drawn to the common one
   * @param harm h_δ, the harm on the tail origin with the shift on neither side of the norm
   */
  public record Found(Estimate shift, Estimate harm) {

    /** The same with both standard errors multiplied. */
    Found inflated(double factor) {
      return new Found(shift.inflated(factor), harm.inflated(factor));
    }
  }

  /**
   * The shift of a cell; empty if no rate can be fitted with one.
   *
   * @param unshifted the curve of adverse outcomes without a shift
   */
  static Optional<NormShift> of(RateTable table, Spike spike, RateCurve unshifted) {
    return RateCurve.fit(table, Outcome.ADVERSE, CommonShift.UNKNOWN, unshifted.withShift())
        .map(curve -> new NormShift(curve, table, spike));
  }

  /** δ̂ and s², by the cell's own counts. */
  public RateShift own() {
    return own;
  }

  /** Shift and harm, the common shift given; empty if there is nothing to compare. */
  public Optional<Found> under(CommonShift common) {
    return RateCurve.fit(table, Outcome.ADVERSE, common, coefficients)
        .flatMap(
            curve ->
                HarmModel.harm(table, curve, spike, Outcome.ADVERSE)
                    .map(harm -> new Found(shift(curve), harm.tail())));
  }

  /**
   * Γ*, of a harm that is found: the odds ratio by which hurried contacts would have to differ,
   * unseen, for the harm to vanish; empty if no rate can be fitted.
   */
  public OptionalDouble hiddenOdds(double errorFactor) {
    return RateCurve.fit(table, Outcome.ADVERSE).stream()
        .mapToDouble(curve -> HarmModel.hiddenOdds(table, curve, spike, errorFactor))
        .findFirst();
  }

  private static Estimate shift(RateCurve curve) {
    return new Estimate(curve.shift(), Math.sqrt(curve.shiftVariance()));
  }
}
