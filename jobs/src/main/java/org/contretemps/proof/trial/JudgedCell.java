package org.contretemps.proof.trial;

import java.util.OptionalDouble;
import java.util.Set;
import org.contretemps.proof.simulation.CellKind;
import org.contretemps.proof.trial.draw.TrialCell;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.clash.ClashDecision;
import org.contretemps.statistics.clash.ClashEvidence;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.statistics.clash.MinuteHeaping;

/**
 * A drawn cell with its truth beside what was said of it.
 *
 * @param harm the true h
 * @param gatheredShare the true B/n
 * @param isSpikeShown whether the method shows the spike's size
 * @param naive which naive rules flag it
 * @param varianceRatio variance of h by leaving out a week over that of the method, where the cell
 *     is counted by week
 */
record JudgedCell(
    CellKind kind,
    double harm,
    double gatheredShare,
    boolean isSpikeShown,
    ClashEvidence evidence,
    ClashDecision decision,
    Set<NaiveRule> naive,
    OptionalDouble varianceRatio) {

  private static final double ONE_SIDED_95 = 1.645;

  static JudgedCell of(
      TrialCell cell, ClashEvidence evidence, ClashDecision decision, Set<NaiveRule> naive) {
    boolean isHidden = new MinuteHeaping(cell.counts().total(), cell.wholeMinutes()).hidesSpike();
    return new JudgedCell(
        cell.kind(),
        cell.harm(),
        cell.gatheredShare(),
        !isHidden,
        evidence,
        decision,
        naive,
        varianceRatio(cell, evidence));
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

  long contacts() {
    return evidence.contacts();
  }

  /** z of h; of a cell that can be compared. */
  double z() {
    return tail().z();
  }

  /** z of h_δ, the harm without the shift at the norm; absent where it cannot be fitted. */
  OptionalDouble shiftedZ() {
    return decision.test().flatMap(ClashDecision.Test::shifted).stream()
        .mapToDouble(found -> found.harm().z())
        .findFirst();
  }

  double spikeError() {
    return evidence.spike().orElseThrow().share() - gatheredShare;
  }

  /** Whether the true h lies within [tail, local], widened by 1.645 standard errors. */
  boolean isCovered() {
    Estimate local = evidence.comparison().orElseThrow().adverse().local();
    double lower = Math.min(tail().plusErrors(-ONE_SIDED_95), local.plusErrors(-ONE_SIDED_95));
    double upper = Math.max(tail().plusErrors(ONE_SIDED_95), local.plusErrors(ONE_SIDED_95));
    return lower <= harm && harm <= upper;
  }

  private Estimate tail() {
    return evidence.comparison().orElseThrow().adverse().tail();
  }
}
