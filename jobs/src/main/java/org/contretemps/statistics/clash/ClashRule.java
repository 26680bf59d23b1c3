package org.contretemps.statistics.clash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.Estimate;

/**
 * Decides in which cells (kinds of situations of services) of a night the time norm clashes with
 * quality (METHOD §5; false discovery rate: Benjamini &amp; Hochberg 1995).
 *
 * <p>A clash needs four things at once, so its p is the largest of four: harm, harm beyond the
 * negative control's, harm beyond a shift of all rates at the norm, and a spike.
 *
 * <p>The false discovery rate is that of all hypotheses of a night, cell × channel of evidence:
 * {@link RunVerdicts} brings the channels together.
 *
 * @param errorFactor what all standard errors are multiplied by; 1 unless {@link PlaceboNorms} say
 *     otherwise
 */
public record ClashRule(double errorFactor) {

  /** Standard errors as they are. */
  public static final ClashRule STANDARD = new ClashRule(1);

  /** The largest q at which a clash is established. */
  public static final double ESTABLISHED_Q = 0.05;

  public static final double TRIVIAL_HARM = 0.001;
  static final double LEAST_HARM = 0.005;
  private static final double LEAST_SPIKE_SHARE = 0.01;
  private static final double PROBABLE_Q = 0.10;
  private static final double HOLDING_Q = 0.20;
  private static final double HOLDING_HARM = 0.0025;
  private static final double EXCLUDED_HARM = 0.010;
  static final double ONE_SIDED_95 = 1.645;
  private static final double SURE_SPIKE_Z = 2;

  /**
   * @throws IllegalArgumentException unless the factor is at least 1
   */
  public ClashRule {
    if (!(errorFactor >= 1)) {
      throw new IllegalArgumentException(
          "Cannot decide with errors times %s: errors only grow. Give a factor from 1."
              .formatted(errorFactor));
    }
  }

  /**
   * The decisions on the cells of a run, in their order, with what was pooled elsewhere.
   *
   * @param others p of the hypotheses of other channels of evidence, of the same family
   */
  public List<ClashDecision> decide(List<ClashEvidence> run, RunPool pool, double... others) {
    List<Case> cases = run.stream().map(evidence -> examine(evidence, pool)).toList();
    List<Case> eligible = cases.stream().filter(each -> each.evidence.isEligible()).toList();
    double[] established = adjusted(eligible, Case::pEstablished, others);
    double[] probable = adjusted(eligible, Case::pProbable);
    List<ClashDecision> decisions = new ArrayList<>();
    int next = 0;
    for (Case each : cases) {
      if (each.evidence.isEligible()) {
        decisions.add(decision(each, established[next], probable[next]));
        next++;
      } else {
        decisions.add(insufficient(each));
      }
    }
    return decisions;
  }

  private Case examine(ClashEvidence evidence, RunPool pool) {
    return new Case(
        evidence,
        evidence
            .comparison()
            .map(each -> pool.control().adjusted(each.adverse(), each.prior()))
            .map(harm -> harm.inflated(errorFactor)),
        pool.shift().isPresent(),
        evidence
            .comparison()
            .flatMap(each -> evidence.shift())
            .flatMap(own -> pool.shift().flatMap(own::under)),
        errorFactor);
  }

  private static double[] adjusted(List<Case> cases, ToDoubleFunction<Case> p, double... others) {
    return BenjaminiHochberg.adjustedAmong(cases.stream().mapToDouble(p).toArray(), others);
  }

  private static ClashDecision decision(Case each, double established, double probable) {
    ClashVerdict verdict = verdict(each, established, probable);
    boolean holding = established <= HOLDING_Q && each.leastPlainHarm() >= HOLDING_HARM;
    ZoneState.Night otherwise = holding ? ZoneState.Night.HOLDING : ZoneState.Night.WEAK;
    return new ClashDecision(
        verdict,
        each.test(Optional.of(established), Optional.of(probable)),
        verdict == ClashVerdict.ESTABLISHED ? ZoneState.Night.ESTABLISHED : otherwise);
  }

  /**
   * If the system ends times at the norm, nobody hurried the contacts that gather there, and they
   * mask harm: the verdict is probable at most, and harm is never ruled out.
   */
  private static ClashVerdict verdict(Case each, double established, double probable) {
    boolean isCut = each.evidence.cut().isCut();
    if (each.hasSize() && established <= ESTABLISHED_Q) {
      return isCut ? ClashVerdict.PROBABLE : ClashVerdict.ESTABLISHED;
    }
    if (each.hasSize() && probable <= PROBABLE_Q) {
      return ClashVerdict.PROBABLE;
    }
    if (isCut) {
      return ClashVerdict.INCONCLUSIVE;
    }
    return each.helps() ? ClashVerdict.NORM_HELPS : unflagged(each);
  }

  private static ClashVerdict unflagged(Case each) {
    return each.largestLocalHarm() <= EXCLUDED_HARM
        ? ClashVerdict.NO_CLASH
        : ClashVerdict.INCONCLUSIVE;
  }

  private static ClashDecision insufficient(Case each) {
    return new ClashDecision(
        ClashVerdict.INSUFFICIENT_EVIDENCE,
        each.test(Optional.empty(), Optional.empty()),
        ZoneState.Night.WEAK);
  }

  /**
   * The evidence of a cell with h* and h_δ, once the run's ρ and common shift are known.
   *
   * @param needsShifted whether a clash has to hold without the shift at the norm, too
   */
  private record Case(
      ClashEvidence evidence,
      Optional<Estimate> adjusted,
      boolean needsShifted,
      Optional<NormShift.Found> shifted,
      double errorFactor) {

    double pEstablished() {
      return p(TRIVIAL_HARM);
    }

    double pProbable() {
      return p(0);
    }

    private double p(double threshold) {
      double controlled = adjusted.orElseThrow().pAbove(threshold);
      double spike = comparison().spike().estimate().inflated(errorFactor).pAbove(0);
      double harm = comparison().adverse().tail().inflated(errorFactor).pAbove(threshold);
      return Math.max(Math.max(harm, pShifted(threshold)), Math.max(controlled, spike));
    }

    /** The p of h_δ; 1 if it should be known and cannot be fitted. */
    private double pShifted(double threshold) {
      return needsShifted
          ? shifted.map(found -> found.harm().inflated(errorFactor).pAbove(threshold)).orElse(1.0)
          : 0;
    }

    /** min(h, h*). */
    double leastPlainHarm() {
      return Math.min(comparison().adverse().tail().value(), adjusted.orElseThrow().value());
    }

    /** min(h, h*, h_δ). */
    double leastHarm() {
      double plain = leastPlainHarm();
      return shifted.map(found -> Math.min(plain, found.harm().value())).orElse(plain);
    }

    boolean hasSize() {
      return leastHarm() >= LEAST_HARM && comparison().spike().share() >= LEAST_SPIKE_SHARE;
    }

    /** Whether h is surely below −h0 under a sure spike. */
    boolean helps() {
      Estimate spike = comparison().spike().estimate().inflated(errorFactor);
      Estimate harm = comparison().adverse().tail().inflated(errorFactor);
      return harm.plusErrors(ONE_SIDED_95) < -TRIVIAL_HARM && spike.z() > SURE_SPIKE_Z;
    }

    double largestLocalHarm() {
      return comparison().adverse().local().inflated(errorFactor).plusErrors(ONE_SIDED_95);
    }

    Optional<ClashDecision.Test> test(Optional<Double> established, Optional<Double> probable) {
      return adjusted.map(
          harm ->
              new ClashDecision.Test(
                  harm,
                  shifted.map(found -> found.inflated(errorFactor)),
                  pEstablished(),
                  pProbable(),
                  established,
                  probable));
    }

    private ClashEvidence.Comparison comparison() {
      return evidence.comparison().orElseThrow();
    }
  }
}
