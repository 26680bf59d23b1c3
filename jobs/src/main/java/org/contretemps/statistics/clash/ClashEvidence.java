package org.contretemps.statistics.clash;

import java.io.Serializable;
import java.util.Optional;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.Outcome;
import org.contretemps.statistics.position.SystemCut;

/**
 * The evidence that the contacts of one cell (a kind of situation of a service) give for or against
 * a clash of norm and quality, before it is compared with the other cells of a night (METHOD §3,
 * §4).
 *
 * @param contacts n
 * @param adverseRate mean rate of adverse outcomes; 0 without contacts
 * @param priorRate mean rate of customers with a prior contact; 0 without contacts
 * @param adverseSlope b1 of the adverse rate; 0 if it cannot be fitted
 * @param priorSlope b1 of the prior-contact rate; 0 if it cannot be fitted
 * @param spike the spike; empty if it cannot be fitted
 * @param comparison spike and harm together; empty if there is nothing to compare
 * @param cut what lasts exactly as long as the norm
 * @param shift how the adverse rate shifts at the norm; empty without spike or rates
 */
public record ClashEvidence(
    long contacts,
    double adverseRate,
    double priorRate,
    double adverseSlope,
    double priorSlope,
    Optional<Spike> spike,
    Optional<Comparison> comparison,
    SystemCut cut,
    Optional<NormShift> shift) {

  /** Contacts that a verdict needs. */
  public static final long LEAST_CONTACTS = 500;

  /** Adverse outcomes to be expected among the contacts just under the norm. */
  public static final double LEAST_ADVERSE_UNDER_NORM = 15;

  /**
   * The three measurements that a verdict needs.
   *
   * @param spike the contacts in excess under the norm
   * @param adverse h, their adverse outcomes in excess
   * @param prior g, the same for the negative control
   */
  public record Comparison(Spike spike, Harm adverse, Harm prior) implements Serializable {}

  /** The evidence of one cell under one norm, without counts by the second. */
  public static ClashEvidence of(NormPositionCounts counts) {
    return of(counts, SystemCut.NONE);
  }

  /** The evidence of one cell under one norm. */
  public static ClashEvidence of(NormPositionCounts counts, SystemCut cut) {
    RateTable table = new RateTable(counts);
    Optional<Spike> spike = SpikeModel.fit(counts);
    Optional<RateCurve> adverse = RateCurve.fit(table, Outcome.ADVERSE);
    Optional<RateCurve> prior = RateCurve.fit(table, Outcome.PRIOR_CONTACT);
    return new ClashEvidence(
        counts.total(),
        counts.rate(Outcome.ADVERSE),
        counts.rate(Outcome.PRIOR_CONTACT),
        adverse.map(RateCurve::slope).orElse(0.0),
        prior.map(RateCurve::slope).orElse(0.0),
        spike,
        spike.flatMap(s -> adverse.flatMap(y -> prior.flatMap(v -> comparison(table, s, y, v)))),
        cut,
        spike.flatMap(s -> adverse.flatMap(curve -> NormShift.of(table, s, curve))));
  }

  private static Optional<Comparison> comparison(
      RateTable table, Spike spike, RateCurve adverse, RateCurve prior) {
    return HarmModel.harm(table, adverse, spike, Outcome.ADVERSE)
        .flatMap(
            harm ->
                HarmModel.harm(table, prior, spike, Outcome.PRIOR_CONTACT)
                    .map(control -> new Comparison(spike, harm, control)));
  }

  /**
   * Whether a verdict may be based on the cell: n ≥ 500, n_R × mean adverse rate ≥ 15, and
   * something to compare (METHOD §5.1).
   */
  public boolean isEligible() {
    return contacts >= LEAST_CONTACTS
        && comparison
            .filter(c -> c.spike().underNorm() * adverseRate >= LEAST_ADVERSE_UNDER_NORM)
            .isPresent();
  }

  /** The cell's part in the pooled ρ. */
  public NegativeControl negativeControl() {
    return new NegativeControl(
        contacts * adverseSlope * adverseRate * (1 - adverseRate),
        contacts * priorSlope * priorRate * (1 - priorRate));
  }
}
