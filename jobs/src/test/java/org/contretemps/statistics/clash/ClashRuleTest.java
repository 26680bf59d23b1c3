package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.MethodFile;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Strata;
import org.contretemps.statistics.position.SystemCut;
import org.junit.jupiter.api.Test;

class ClashRuleTest {

  /** The published decisions were computed without a shift at the norm: h_δ is absent there. */
  private static final RunPool WITHOUT_SHIFT = RunPool.of(ClashFiles.RUN).withoutShift();

  /** Cells that are made up have no counts to fit a shift to, and no slopes to pool. */
  private static final RunPool UNPOOLED = new RunPool(new NegativeControl(0, 0), Optional.empty());

  private static final List<ClashDecision> DECISIONS =
      ClashRule.STANDARD.decide(ClashFiles.RUN, WITHOUT_SHIFT);

  @Test
  void rhoIsPooledOverAllCells() {
    double rho = NegativeControl.pooled(ClashFiles.RUN).rho();
    assertThat(ClashFiles.DECISIONS)
        .allSatisfy(row -> assertThat(rho).isCloseTo(MethodFile.number(row, "rho"), within(1e-9)));
  }

  @Test
  void theTestsAreThoseOfTheMethod() {
    assertColumn("h_star", d -> test(d).adjusted().value());
    assertColumn("se_star", d -> test(d).adjusted().standardError());
    assertColumn("p_established", d -> test(d).pEstablished());
    assertColumn("p_probable", d -> test(d).pProbable());
    assertColumn("q_established", d -> test(d).qEstablished().orElse(Double.NaN));
    assertColumn("q_probable", d -> test(d).qProbable().orElse(Double.NaN));
  }

  @Test
  void theVerdictsAreThoseOfTheMethod() {
    assertColumn("eligible", d -> flag(d.verdict() != ClashVerdict.INSUFFICIENT_EVIDENCE));
    assertColumn("established", d -> flag(d.verdict() == ClashVerdict.ESTABLISHED));
    assertColumn(
        "probable",
        d -> flag(d.verdict() == ClashVerdict.ESTABLISHED || d.verdict() == ClashVerdict.PROBABLE));
    assertColumn("no_clash", d -> flag(d.verdict() == ClashVerdict.NO_CLASH));
  }

  private static void assertColumn(String column, ToDoubleFunction<ClashDecision> figure) {
    assertThat(DECISIONS).hasSize(24).hasSameSizeAs(ClashFiles.DECISIONS);
    for (int cell = 0; cell < DECISIONS.size(); cell++) {
      assertThat(figure.applyAsDouble(DECISIONS.get(cell)))
          .as("%s of cell %d", column, cell)
          .isCloseTo(MethodFile.number(ClashFiles.DECISIONS.get(cell), column), within(1e-9));
    }
  }

  @Test
  void aNightIsEstablishedHoldingOrWeak() {
    for (ClashDecision decision : DECISIONS) {
      boolean established = decision.verdict() == ClashVerdict.ESTABLISHED;
      assertThat(decision.night() == ZoneState.Night.ESTABLISHED).isEqualTo(established);
      if (decision.night() == ZoneState.Night.HOLDING) {
        assertThat(test(decision).qEstablished().orElseThrow()).isLessThanOrEqualTo(0.2);
      }
    }
    assertThat(decide(cell(0.004, 0.0013)).night()).isEqualTo(ZoneState.Night.HOLDING);
    assertThat(decide(cell(0.002, 0.0001)).night()).isEqualTo(ZoneState.Night.WEAK);
    assertThat(decide(cell(0.003, 0.0022)).night()).isEqualTo(ZoneState.Night.HOLDING);
    assertThat(decide(cell(0.003, 0.0030)).night()).isEqualTo(ZoneState.Night.WEAK);
  }

  @Test
  void aClashNeedsHarmOfSomeSize() {
    assertThat(decide(cell(0.02, 0.004)).verdict()).isEqualTo(ClashVerdict.ESTABLISHED);
    assertThat(decide(cell(0.006, 0.0035)).verdict()).isEqualTo(ClashVerdict.PROBABLE);
    assertThat(decide(cell(0.004, 0.0001)).verdict()).isEqualTo(ClashVerdict.NO_CLASH);
    assertThat(decide(cell(0.004, 0.02)).verdict()).isEqualTo(ClashVerdict.INCONCLUSIVE);
  }

  /** Harm of 0.004 with a small error is NO_CLASH without a cut. */
  @Test
  void whereTheSystemEndsTimesAtTheNormTheVerdictIsProbableAtMostAndNeverNoClash() {
    assertThat(decide(cut(cell(0.02, 0.004))).verdict()).isEqualTo(ClashVerdict.PROBABLE);
    assertThat(decide(cut(cell(0.02, 0.004))).night()).isEqualTo(ZoneState.Night.HOLDING);
    assertThat(decide(cut(cell(0.004, 0.0001))).verdict()).isEqualTo(ClashVerdict.INCONCLUSIVE);
    assertThat(decide(cut(cell(-0.02, 0.004))).verdict()).isEqualTo(ClashVerdict.INCONCLUSIVE);
  }

  @Test
  void aNormThatSurelyHelpsIsSaidToHelp() {
    ClashDecision helps = decide(cell(-0.02, 0.004));
    assertThat(helps.verdict()).isEqualTo(ClashVerdict.NORM_HELPS);
    assertThat(helps.night()).isEqualTo(ZoneState.Night.WEAK);
    assertThat(decide(cell(-0.0075, 0.004)).verdict()).isEqualTo(ClashVerdict.NO_CLASH);
    ClashEvidence noSpike = cell(10_000, -0.02, 0.004, 950);
    assertThat(decide(noSpike).verdict()).isEqualTo(ClashVerdict.NO_CLASH);
  }

  @Test
  void aClashNeedsASpikeOfSomeSize() {
    assertThat(decide(cell(10_000, 0.02, 0.004)).verdict()).isEqualTo(ClashVerdict.ESTABLISHED);
    assertThat(decide(cell(100_000, 0.02, 0.004)).verdict()).isEqualTo(ClashVerdict.INCONCLUSIVE);
  }

  @Test
  void widerErrorsEstablishLess() {
    ClashEvidence harmed = cell(0.02, 0.009);
    assertThat(new ClashRule(1).decide(List.of(harmed), UNPOOLED).get(0).verdict())
        .isEqualTo(ClashVerdict.ESTABLISHED);
    assertThat(new ClashRule(3).decide(List.of(harmed), UNPOOLED).get(0).verdict())
        .isEqualTo(ClashVerdict.INCONCLUSIVE);
    assertThat(test(new ClashRule(2).decide(ClashFiles.RUN, WITHOUT_SHIFT).get(6)).adjusted())
        .isEqualTo(test(DECISIONS.get(6)).adjusted().inflated(2));
    assertThatThrownBy(() -> new ClashRule(0.5)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCellWithNothingToCompareIsInsufficientEvidence() {
    ClashEvidence empty =
        ClashEvidence.of(new NormPositionTally(new NormBins(60), Strata.CLASSED).counts());
    ClashDecision decision = decide(empty);
    assertThat(empty.isEligible()).isFalse();
    assertThat(decision)
        .isEqualTo(
            new ClashDecision(
                ClashVerdict.INSUFFICIENT_EVIDENCE, Optional.empty(), ZoneState.Night.WEAK));
    assertThat(ClashRule.STANDARD.decide(List.of(), UNPOOLED)).isEmpty();
  }

  @Test
  void ineligibleCellsTakeNoPartInTheFamily() {
    ClashEvidence harmed = cell(0.02, 0.004);
    ClashEvidence small = withContacts(harmed, 499);
    List<ClashDecision> both = ClashRule.STANDARD.decide(List.of(small, harmed), UNPOOLED);
    assertThat(both.get(0).verdict()).isEqualTo(ClashVerdict.INSUFFICIENT_EVIDENCE);
    assertThat(test(both.get(0)).qEstablished()).isEmpty();
    assertThat(test(both.get(1)).qEstablished()).contains(test(both.get(1)).pEstablished());
  }

  /** A cell of 10,000 contacts with a clear spike, no negative control, and harm as given. */
  private static ClashEvidence cell(double harm, double error) {
    return cell(10_000, harm, error);
  }

  /** The same with a spike of 400 contacts among the given number. */
  private static ClashEvidence cell(long contacts, double harm, double error) {
    return cell(contacts, harm, error, 600);
  }

  private static ClashEvidence cell(long contacts, double harm, double error, double expected) {
    Spike spike = new Spike(contacts, 1000, expected, 400, 1);
    Estimate estimate = new Estimate(harm, error);
    Harm adverse = new Harm(estimate, estimate, 0.1, 0.1, 0);
    Harm prior = new Harm(new Estimate(0, 0.001), new Estimate(0, 0.001), 0.1, 0.1, 0);
    return new ClashEvidence(
        contacts,
        0.1,
        0.1,
        0,
        1,
        Optional.of(spike),
        Optional.of(new ClashEvidence.Comparison(spike, adverse, prior)),
        SystemCut.NONE,
        Optional.empty());
  }

  private static ClashEvidence cut(ClashEvidence evidence) {
    return new ClashEvidence(
        evidence.contacts(),
        evidence.adverseRate(),
        evidence.priorRate(),
        0,
        1,
        evidence.spike(),
        evidence.comparison(),
        new SystemCut(30, 50, 0),
        evidence.shift());
  }

  private static ClashEvidence withContacts(ClashEvidence evidence, long contacts) {
    return new ClashEvidence(
        contacts,
        evidence.adverseRate(),
        evidence.priorRate(),
        0,
        1,
        evidence.spike(),
        evidence.comparison(),
        evidence.cut(),
        evidence.shift());
  }

  private static ClashDecision decide(ClashEvidence evidence) {
    return ClashRule.STANDARD.decide(List.of(evidence), UNPOOLED).get(0);
  }

  private static double flag(boolean is) {
    return is ? 1 : 0;
  }

  private static ClashDecision.Test test(ClashDecision decision) {
    return decision.test().orElseThrow();
  }
}
