package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MantelHaenszelTest {

  private static final MantelHaenszel ADMISSIONS =
      new MantelHaenszel(
          MethodFile.rows("mantelhaen_input.csv").stream()
              .map(MantelHaenszelTest::stratum)
              .toList());

  @Test
  void theRiskDifferenceIsThatOfMetafor() {
    assertEstimate(ADMISSIONS.riskDifference().orElseThrow(), "metafor_RD");
  }

  @Test
  void theStatisticIsThatOfR() {
    for (boolean correct : new boolean[] {true, false}) {
      String suffix = correct ? "_correct_TRUE" : "_correct_FALSE";
      assertThat(ADMISSIONS.chiSquared(correct))
          .isCloseTo(expected("cmh_chisq" + suffix), within(1e-12));
      assertThat(ADMISSIONS.p(correct)).isCloseTo(expected("cmh_p" + suffix), within(1e-12));
    }
  }

  private static void assertEstimate(Estimate estimate, String name) {
    double z = 1.959963984540054;
    assertThat(estimate.value()).isCloseTo(expected(name + "_estimate"), within(1e-13));
    assertThat(estimate.standardError()).isCloseTo(expected(name + "_se"), within(1e-13));
    assertThat(estimate.plusErrors(-z)).isCloseTo(expected(name + "_ci_lo"), within(1e-13));
    assertThat(estimate.plusErrors(z)).isCloseTo(expected(name + "_ci_hi"), within(1e-13));
  }

  @Test
  void strataWithOneSideEmptySayNothing() {
    MantelHaenszel one = new MantelHaenszel(List.of(new MantelHaenszel.FourFold(5, 5, 2, 8)));
    MantelHaenszel three =
        new MantelHaenszel(
            List.of(
                new MantelHaenszel.FourFold(0, 0, 3, 4),
                new MantelHaenszel.FourFold(5, 5, 2, 8),
                new MantelHaenszel.FourFold(9, 1, 0, 0)));
    assertThat(three).isEqualTo(one);
    assertThat(one.riskDifference().orElseThrow().value()).isCloseTo(0.3, within(1e-15));
  }

  @Test
  void whatCannotBeComparedIsEmpty() {
    MantelHaenszel none = new MantelHaenszel(List.of());
    assertThat(none.riskDifference()).isEmpty();
    assertThat(none.chiSquared(true)).isZero();
    MantelHaenszel never = new MantelHaenszel(List.of(new MantelHaenszel.FourFold(0, 5, 0, 8)));
    assertThat(never.riskDifference()).isEmpty();
    assertThat(never.p(false)).isEqualTo(1);
  }

  private static double expected(String statistic) {
    return MethodFile.rows("mantelhaen_expected.csv").stream()
        .filter(row -> statistic.equals(row.get("statistic")))
        .mapToDouble(row -> MethodFile.number(row, "value"))
        .findFirst()
        .orElseThrow();
  }

  private static MantelHaenszel.FourFold stratum(Map<String, String> row) {
    return new MantelHaenszel.FourFold(
        (long) MethodFile.number(row, "a"),
        (long) MethodFile.number(row, "b"),
        (long) MethodFile.number(row, "c"),
        (long) MethodFile.number(row, "d"));
  }
}
