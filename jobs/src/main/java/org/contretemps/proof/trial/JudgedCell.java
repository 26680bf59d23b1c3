package org.contretemps.proof.trial;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.contretemps.proof.simulation.CellKind;
import org.contretemps.proof.trial.draw.TrialCell;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.clash.ClashDecision;
import org.contretemps.statistics.clash.ClashEvidence;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.statistics.clash.DetectionPower;
import org.contretemps.statistics.clash.MinuteHeaping;
import org.contretemps.statistics.clash.NormShift;

/**
 * A simulated cell with its truth and the verdicts on it.
 *
 * @param harm the true h
 * @param gatheredShare the true B/n
 * @param isSpikeShown whether the method shows the spike's size
 * @param contacts its contacts
 * @param isEligible whether a verdict may be based on it
 * @param comparison what was measured; the rest of the evidence, some ten kilobytes, is let go
 * @param naive which naive rules flag it
 * @param likelihood how likely it was to establish the true h, by the cell's standard errors
 * @param varianceRatio variance of h by leaving out a week over that of the method, if the cell is
 *     counted by week
 */
record JudgedCell(
    CellKind kind,
    double harm,
    double gatheredShare,
    boolean isSpikeShown,
    long contacts,
    boolean isEligible,
    Optional<ClashEvidence.Comparison> comparison,
    ClashDecision decision,
    Set<NaiveRule> naive,
    double likelihood,
    OptionalDouble varianceRatio) {

  private static final double ONE_SIDED_95 = 1.645;

  static JudgedCell of(
      TrialCell cell,
      ClashEvidence evidence,
      ClashDecision decision,
      Set<NaiveRule> naive,
      DetectionPower power) {
    boolean isHidden = new MinuteHeaping(cell.counts().total(), cell.wholeMinutes()).hidesSpike();
    return new JudgedCell(
        cell.kind(),
        cell.harm(),
        cell.gatheredShare(),
        !isHidden,
        evidence.contacts(),
        evidence.isEligible(),
        evidence.comparison(),
        decision,
        naive,
        evidence.isEligible() ? likelihood(cell.harm(), evidence, decision, power) : 0,
        varianceRatio(cell, evidence));
  }

  private static double likelihood(
      double harm, ClashEvidence evidence, ClashDecision decision, DetectionPower power) {
    ClashDecision.Test test = decision.test().orElseThrow();
    Estimate tail = evidence.comparison().orElseThrow().adverse().tail();
    return power.of(
        harm, tail, test.adjusted(), test.shifted().map(NormShift.Found::harm).orElse(tail));
  }

  private static OptionalDouble varianceRatio(TrialCell cell, ClashEvidence evidence) {
    if (!cell.isByWeek() || !evidence.isEligible()) {
      return OptionalDouble.empty();
    }
    double error = evidence.comparison().orElseThrow().adverse().tail().standardError();
    return Jackknife.variance(cell).stream()
        .mapToDouble(variance -> variance / (error * error))
        .findFirst();
  }

  /** Whether a flag is right. */
  boolean isHarmed() {
    return kind == CellKind.PLANTED_HARM;
  }

  boolean isEstablished() {
    return decision.verdict() == ClashVerdict.ESTABLISHED;
  }

  /** z of h; of a cell that can be compared. */
  double z() {
    return tail().z();
  }

  /** z of h_δ, the harm without the shift at the norm; absent if it cannot be fitted. */
  OptionalDouble shiftedZ() {
    return decision.test().flatMap(ClashDecision.Test::shifted).stream()
        .mapToDouble(found -> found.harm().z())
        .findFirst();
  }

  double spikeError() {
    return comparison.orElseThrow().spike().share() - gatheredShare;
  }

  /** Whether the true h lies within [tail, local], widened by 1.645 standard errors. */
  boolean isCovered() {
    Estimate local = comparison.orElseThrow().adverse().local();
    double lower = Math.min(tail().plusErrors(-ONE_SIDED_95), local.plusErrors(-ONE_SIDED_95));
    double upper = Math.max(tail().plusErrors(ONE_SIDED_95), local.plusErrors(ONE_SIDED_95));
    return lower <= harm && harm <= upper;
  }

  private Estimate tail() {
    return comparison.orElseThrow().adverse().tail();
  }
}
