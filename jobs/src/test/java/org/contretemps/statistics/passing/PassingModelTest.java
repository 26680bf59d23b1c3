package org.contretemps.statistics.passing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.contretemps.statistics.MethodFile;
import org.junit.jupiter.api.Test;

class PassingModelTest {
  private static final Map<Integer, PassingTimes> CELLS = cells();
  private static final List<Map<String, String>> EXPECTED = MethodFile.rows("passing_expected.csv");

  @Test
  void jumpUnderTheNormOfTenCells() {
    for (Map<String, String> row : EXPECTED) {
      PassingJump jump = jump(row);

      assertThat(jump.contacts()).isEqualTo(Long.parseLong(row.get("contacts")));
      assertThat(jump.running()).isEqualTo(Long.parseLong(row.get("at_risk")));
      near(jump.expected(), row, "expected");
      near(jump.excess(), row, "excess");
      near(jump.standardError(), row, "se");
      near(jump.dispersion(), row, "phi");
      near(jump.laterShare(), row, "later_share");
      near(jump.harm().value(), row, "h_net");
      near(jump.grossShare(), row, "h_gross");
      near(jump.harm().standardError(), row, "se_net");
      near(jump.harm().pAbove(0.001), row, "p_h0_001");
      near(jump.lastExcess() / jump.underExcess(), row, "last_share");
    }
  }

  @Test
  void sistersAtTheSameClockTime() {
    List<String> found = new ArrayList<>();
    for (Map<String, String> cell : EXPECTED) {
      sisters(cell).forEach((number, sister) -> found.add(cell.get("cell") + " " + number));
    }
    List<String> asked = new ArrayList<>();
    for (Map<String, String> row : MethodFile.rows("passing_sister_expected.csv")) {
      asked.add(row.get("cell") + " " + row.get("sister"));
      PassingSister sister =
          sisters(EXPECTED.get(Integer.parseInt(row.get("cell")) - 1))
              .get(Integer.parseInt(row.get("sister")));
      assertThat(sister.running()).isEqualTo(Long.parseLong(row.get("at_risk")));
      near(sister.excess(), row, "excess");
      near(sister.standardError(), row, "se");
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(asked);
  }

  @Test
  void whetherItFollowsTheNorm() {
    for (Map<String, String> row : EXPECTED) {
      near(evidence(row).zFollows().orElseThrow(), row, "z_follows");
    }
  }

  @Test
  void aPolicyAtAClockTimeIsNoVerdict() {
    List<PassingEvidence> run = EXPECTED.stream().map(PassingModelTest::evidence).toList();

    List<PassingRule.Decision> decisions = PassingRule.decide(run);

    assertThat(jump(EXPECTED.get(1)).harm().value()).isGreaterThan(0.1);
    assertThat(decisions.get(1).verdict()).isEqualTo(PassingRule.Verdict.INCONCLUSIVE);
    assertThat(decisions.get(5).verdict()).isEqualTo(PassingRule.Verdict.ESTABLISHED);
  }

  @Test
  void withoutASisterNothingIsEstablished() {
    PassingEvidence alone =
        new PassingEvidence(1957, Optional.of(jump(EXPECTED.get(5))), List.of(), false, false);

    PassingRule.Decision decision = PassingRule.decide(List.of(alone)).get(0);

    assertThat(decision.verdict()).isEqualTo(PassingRule.Verdict.PROBABLE);
  }

  @Test
  void aFormerNormMustPassAlone() {
    PassingEvidence found = evidence(EXPECTED.get(5));
    List<PassingSister> withFormer = new ArrayList<>(found.sisters());
    withFormer.add(new PassingSister(700, true, 400, 24, 3));
    PassingEvidence changed =
        new PassingEvidence(found.contacts(), found.jump(), withFormer, false, false);

    assertThat(changed.zFollows().orElseThrow()).isGreaterThan(1.645);
    assertThat(PassingRule.decide(List.of(changed)).get(0).verdict())
        .isEqualTo(PassingRule.Verdict.INCONCLUSIVE);
  }

  @Test
  void aFormerNormTooNearLeavesItProbable() {
    PassingEvidence found = evidence(EXPECTED.get(5));
    PassingEvidence moved =
        new PassingEvidence(found.contacts(), found.jump(), found.sisters(), false, true);

    assertThat(PassingRule.decide(List.of(moved)).get(0).verdict())
        .isEqualTo(PassingRule.Verdict.PROBABLE);
  }

  @Test
  void aKnownRuleOfTheCellTakesTheVerdictAway() {
    PassingEvidence found = evidence(EXPECTED.get(5));
    PassingEvidence ruled =
        new PassingEvidence(found.contacts(), found.jump(), found.sisters(), true, false);

    PassingRule.Decision decision = PassingRule.decide(List.of(ruled)).get(0);

    assertThat(decision.verdict()).isEqualTo(PassingRule.Verdict.INSUFFICIENT_EVIDENCE);
    assertThat(decision.q()).isEmpty();
  }

  @Test
  void nothingIsFittedToACellWithoutContacts() {
    assertThat(PassingEvidence.jump(new PassingTimes.Tally().times(), 300)).isEmpty();
  }

  @Test
  void moreCannotBePassedOnThanThereAre() {
    assertThatThrownBy(() -> new PassingTimes.Tally().add(12, 3, 4))
        .hasMessageContaining("Cannot count 3 contacts of 12 s with 4 passed on");
  }

  private static PassingJump jump(Map<String, String> row) {
    return PassingEvidence.jump(CELLS.get(Integer.valueOf(row.get("cell"))), norm(row))
        .orElseThrow();
  }

  private static PassingEvidence evidence(Map<String, String> row) {
    PassingJump jump = jump(row);
    return new PassingEvidence(
        jump.contacts(), Optional.of(jump), List.copyOf(sisters(row).values()), false, false);
  }

  private static Map<Integer, PassingSister> sisters(Map<String, String> cell) {
    Map<Integer, PassingSister> sisters = new TreeMap<>();
    for (Map<String, String> other : EXPECTED) {
      int number = Integer.parseInt(other.get("cell"));
      PassingSister.of(norm(cell), norm(other), false, CELLS.get(number))
          .filter(sister -> !other.equals(cell))
          .ifPresent(sister -> sisters.put(number, sister));
    }
    return sisters;
  }

  private static int norm(Map<String, String> row) {
    return Integer.parseInt(row.get("norm"));
  }

  private static void near(double found, Map<String, String> row, String column) {
    double expected = Double.parseDouble(row.get(column));
    assertThat(found)
        .as(row.get("cell") + " " + column)
        .isCloseTo(expected, within(1e-5 * Math.max(1, Math.abs(expected))));
  }

  private static Map<Integer, PassingTimes> cells() {
    Map<Integer, PassingTimes.Tally> tallies = new TreeMap<>();
    for (Map<String, String> row : MethodFile.rows("passing_input.csv")) {
      tallies
          .computeIfAbsent(Integer.valueOf(row.get("cell")), each -> new PassingTimes.Tally())
          .add(
              Integer.parseInt(row.get("seconds")),
              Long.parseLong(row.get("contacts")),
              Long.parseLong(row.get("passed_on")));
    }
    Map<Integer, PassingTimes> cells = new TreeMap<>();
    tallies.forEach((cell, tally) -> cells.put(cell, tally.times()));
    return cells;
  }
}
