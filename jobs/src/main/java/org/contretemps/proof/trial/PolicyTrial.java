package org.contretemps.proof.trial;

import java.util.List;
import java.util.Locale;
import org.contretemps.proof.trial.draw.NormPolicy;
import org.contretemps.proof.trial.draw.PolicyMix;

/**
 * Tests the method on worlds in which a policy switches at the norm in a share of the cells: help
 * beyond the norm in every other world, call-backs to contacts that met it in the rest (METHOD
 * §4.1, §9).
 */
record PolicyTrial(double share, TrialReport report) {

  /** In which shares of the cells. */
  static final List<Double> SHARES = List.of(0.15, 0.30, 0.50);

  private static final double LARGEST_FDR = 0.08;

  /** What one of its worlds has. */
  static PolicyMix mix(int world, double share) {
    return new PolicyMix(
        world % 2 == 0 ? NormPolicy.HELP_PAST_NORM : NormPolicy.CALL_BACK_IF_MET, share);
  }

  Gate gate() {
    return new Gate("FDR, " + name(), report.established().falseDiscoveryRate(), 0, LARGEST_FDR);
  }

  private String name() {
    return String.format(Locale.ROOT, "policy at N in %.0f %% of cells", 100 * share);
  }

  /** The scores of the method, and of the method without the shift at the norm. */
  List<RuleScore> scores() {
    RuleScore with = report.established();
    RuleScore without = report.withoutShift();
    return List.of(
        new RuleScore(name(), with.falseDiscoveryRate(), with.power()),
        new RuleScore(name() + ", without shift", without.falseDiscoveryRate(), without.power()));
  }
}
