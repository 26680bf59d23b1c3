package org.contretemps.statistics.clash;

import java.util.Collection;
import org.contretemps.statistics.Estimate;

/**
 * How much of an excess of prior contacts, which hurrying cannot cause, has to be expected in the
 * adverse outcome too, pooled over a night's cells (METHOD §4.5; negative-control outcomes:
 * Lipsitch et al. 2010, Tchetgen Tchetgen 2014).
 *
 * <p>Two summands per cell, so that cells are computed apart and added: ineligible cells count too.
 *
 * @param adverse Σ n b1 r(1 − r) over the adverse outcome
 * @param prior Σ n b1 v(1 − v) over the prior contacts
 */
public record NegativeControl(double adverse, double prior) {

  private static final double LARGEST_RHO = 2;

  /** The control pooled over all cells of a run. */
  public static NegativeControl pooled(Collection<ClashEvidence> run) {
    return run.stream()
        .map(ClashEvidence::negativeControl)
        .reduce(new NegativeControl(0, 0), NegativeControl::plus);
  }

  /** Both together. */
  public NegativeControl plus(NegativeControl other) {
    return new NegativeControl(adverse + other.adverse, prior + other.prior);
  }

  /** ρ = clip(adverse/prior, 0, 2); 0 when prior contacts do not depend on time at all. */
  public double rho() {
    return prior == 0 ? 0 : Math.max(0, Math.min(LARGEST_RHO, adverse / prior));
  }

  /** h* = h − ρ g with se*² = se² + ρ² se_g², on the tail origin. */
  public Estimate adjusted(Harm harm, Harm control) {
    double rho = rho();
    return new Estimate(
        harm.tail().value() - rho * control.tail().value(),
        Math.hypot(harm.tail().standardError(), rho * control.tail().standardError()));
  }
}
