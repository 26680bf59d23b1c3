package org.contretemps.proof.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.contretemps.proof.simulation.CellKind;
import org.contretemps.proof.trial.draw.CellPlan;
import org.contretemps.proof.trial.draw.NormPolicy;
import org.contretemps.proof.trial.draw.PolicyMix;
import org.contretemps.proof.trial.draw.TrialCell;
import org.contretemps.proof.trial.draw.TrialWorld;
import org.contretemps.proof.trial.draw.Variation;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.Outcome;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The gates of METHOD §9 in their small form; {@code contretemps trial --worlds 200} is the full.
 */
@Tag("slow")
class TrialTest {
  private static TrialResult result;

  @BeforeAll
  static void tryTheMethod() {
    result = Trial.SMALL.run(done -> {});
    System.out.println(result);
  }

  @Test
  void theMethodHoldsItsGates() {
    assertThat(result.gates()).hasSize(28).allMatch(Gate::holds);
  }

  /** What nights alone would open, whose windows share 27 of 28 days. */
  @Test
  void yearsOfNightsOpenFewFalseZonesBecauseALongerWindowConfirmsThem() {
    assertThat(result.years().gates()).hasSize(4).allMatch(Gate::holds);
    assertThat(result.yearsByNights().falseZones()).isGreaterThan(2);
    assertThat(result.yearsByNights().gates().stream().filter(gate -> !gate.holds())).hasSize(3);
  }

  /** Changes come one by one: the q over a night's only event is its p. */
  @Test
  void changesAreJudgedInTheirTurnBecauseByThemselvesTooManyAreFalse() {
    assertThat(result.normChanges())
        .allMatch(scores -> scores.stated().falseDiscoveryRate() <= 0.05);
    assertThat(result.normChanges().subList(1, 3))
        .allMatch(scores -> scores.alone().falseDiscoveryRate() > 0.1);
  }

  @Test
  void whatElseWorldsHoldCostsLittlePower() {
    assertThat(result.pooledNorms().established().power()).isGreaterThan(0.85);
    assertThat(result.chains().established().power()).isGreaterThan(0.85);
    assertThat(result.shedding().get(0).power()).isGreaterThan(0.9);
  }

  @Test
  void naiveRulesAreOftenWrongWhereTheMethodIsNot() {
    String report = result.everything().toString();
    assertThat(falseDiscoveryRate(report, "worse than peers")).isGreaterThan(0.5);
    assertThat(falseDiscoveryRate(report, "norm met and worse")).isGreaterThan(0.5);
    assertThat(falseDiscoveryRate(report, "spike alone")).isBetween(0.5, 0.65);
    assertThat(result.shedding().stream().skip(1))
        .hasSize(3)
        .allMatch(naive -> naive.falseDiscoveryRate() > 0.2);
    assertThat(result.normChanges())
        .hasSize(3)
        .allMatch(scores -> scores.naive().falseDiscoveryRate() > 0.2);
  }

  @Test
  void policiesAtTheNormMisleadTheMethodWithoutTheShift() {
    assertThat(result.policies())
        .hasSize(3)
        .allMatch(each -> each.report().withoutShift().falseDiscoveryRate() > 0.12);
  }

  private static double falseDiscoveryRate(String report, String rule) {
    String line = report.lines().filter(each -> each.startsWith(rule)).findFirst().orElseThrow();
    return Double.parseDouble(line.substring(rule.length()).strip().split(" ", 2)[0]);
  }

  @Test
  void theSameSeedGivesTheSameTrial() {
    Trial trial = new Trial(1, 30, 7);
    String first = trial.run(done -> {}).toString();
    assertThat(trial.run(done -> {})).hasToString(first);
    assertThat(new Trial(1, 30, 8).run(done -> {}).toString()).isNotEqualTo(first);
  }

  @Test
  void harmIsTrueWhereItIsPlantedAndNowhereElse() {
    List<TrialCell> cells = TrialWorld.draw(3, 90, Variation.NONE);
    assertThat(cells).hasSize(90);
    for (TrialCell cell : cells) {
      if (cell.isHarmed()) {
        assertThat(cell.harm()).isPositive();
      } else {
        assertThat(cell.harm()).isZero();
      }
      if (cell.kind() == CellKind.PLANTED_HARM || cell.kind() == CellKind.HARMLESS_HURRY) {
        assertThat(cell.gatheredShare()).isPositive();
      }
      assertThat(cell.counts().rate(Outcome.ADVERSE)).isBetween(0.03, 0.6);
    }
  }

  @Test
  void aPolicyActsInItsShareOfTheCellsAndHarmsNobody() {
    List<TrialCell> without = TrialWorld.draw(3, 90, Variation.NONE);
    List<TrialCell> with =
        TrialWorld.draw(3, 90, Variation.NONE, new PolicyMix(NormPolicy.CALL_BACK_IF_MET, 0.5));
    assertThat(with).hasSize(90);
    assertThat(with.stream().filter(cell -> cell.kind() == CellKind.HARMLESS_HURRY).count())
        .isGreaterThan(30);
    assertThat(with.stream().filter(TrialCell::isHarmed).count())
        .isEqualTo(without.stream().filter(TrialCell::isHarmed).count());
    assertThat(with).filteredOn(cell -> !cell.isHarmed()).allMatch(cell -> cell.harm() == 0);
  }

  @Test
  void aNormIsMetAsOftenAsItsNaturalQuantileSays() {
    double met =
        TrialWorld.draw(4, 300, Variation.NONE).stream()
            .filter(cell -> cell.kind() == CellKind.PLAIN)
            .mapToDouble(cell -> 1 - (double) cell.counts().contactsOver() / cell.counts().total())
            .average()
            .orElseThrow();
    assertThat(met).isBetween(0.62, 0.75);
  }

  @Test
  void cellsMayPoolNormsAndRepeatsMayBeContacts() {
    TrialCell pooled = TrialWorld.draw(5, 30, Variation.POOLED_NORMS).get(0);
    NormBins norm = pooled.counts().bins();
    assertThat(pooled.parts()).hasSize(CellPlan.TEAMS).allMatch(part -> part.bins().equals(norm));
    assertThat(pooled.isByWeek()).isFalse();
    TrialCell chained = TrialWorld.draw(5, 30, Variation.CHAINS).get(0);
    TrialCell plain = TrialWorld.draw(5, 30, Variation.NONE).get(0);
    assertThat(chained.parts()).hasSize(4);
    assertThat(Jackknife.variance(chained)).isPresent();
    assertThat(chained.counts().rate(Outcome.PRIOR_CONTACT))
        .isGreaterThan(plain.counts().rate(Outcome.PRIOR_CONTACT) + 0.05);
    assertThat(Jackknife.variance(plain)).isEmpty();
  }

  @Test
  void aTrialOfTooLittleIsRefused() {
    assertThatThrownBy(() -> new Trial(0, 300, 1)).hasMessageStartingWith("Cannot try the method");
    assertThatThrownBy(() -> new Trial(1, 10, 1)).hasMessageStartingWith("Cannot try the method");
  }
}
