package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DirectStandardisationTest {

  @Test
  void theRateAndItsIntervalAreThoseOfEpitools() {
    List<Map<String, String>> rows = MethodFile.rows("direct_standardisation_input.csv");
    DirectStandardisation standardised =
        DirectStandardisation.of(
            counts(rows, "count"),
            counts(rows, "pop"),
            rows.stream().mapToDouble(row -> MethodFile.number(row, "stdpop")).toArray());
    ProportionInterval interval = standardised.interval(0.95);
    assertThat(standardised.crudeRate()).isCloseTo(expected("crude.rate"), within(1e-15));
    assertThat(standardised.rate()).isCloseTo(expected("adj.rate"), within(1e-15));
    assertThat(interval.lower()).isCloseTo(expected("lci"), within(1e-12));
    assertThat(interval.upper()).isCloseTo(expected("uci"), within(1e-12));
  }

  @Test
  void onItsOwnCompositionARateIsTheCrudeOne() {
    DirectStandardisation same =
        DirectStandardisation.of(new long[] {3, 9}, new long[] {100, 200}, new double[] {100, 200});
    assertThat(same.rate()).isCloseTo(same.crudeRate(), within(1e-15));
    assertThat(same.crudeRate()).isEqualTo(0.04);
  }

  @Test
  void strataWithoutContactsAreLeftOut() {
    assertThat(
            DirectStandardisation.of(
                new long[] {3, 0, 9}, new long[] {100, 0, 200}, new double[] {1, 5, 3}))
        .isEqualTo(
            DirectStandardisation.of(
                new long[] {3, 9}, new long[] {100, 200}, new double[] {1, 3}));
  }

  @Test
  void noEventStillHasAnUpperBound() {
    DirectStandardisation none =
        DirectStandardisation.of(new long[] {0}, new long[] {100}, new double[] {1});
    assertThat(none.interval(0.95).lower()).isZero();
    assertThat(none.interval(0.95).upper()).isCloseTo(-Math.log(0.025) / 100, within(1e-12));
  }

  @Test
  void differencesThatDisagreeAreAMixEffect() {
    assertThat(DirectStandardisation.isMixEffect(0.02, -0.001)).isTrue();
    assertThat(DirectStandardisation.isMixEffect(0.02, 0.013)).isTrue();
    assertThat(DirectStandardisation.isMixEffect(-0.02, -0.027)).isTrue();
    assertThat(DirectStandardisation.isMixEffect(0.02, 0.015)).isFalse();
    assertThat(DirectStandardisation.isMixEffect(0, 0)).isFalse();
  }

  @Test
  void whatCannotBeStandardisedIsRefused() {
    assertThatThrownBy(
            () -> DirectStandardisation.of(new long[] {0}, new long[] {0}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> DirectStandardisation.of(new long[] {1}, new long[] {2}, new double[] {0}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> DirectStandardisation.of(new long[] {1, 2}, new long[] {2}, new double[] {1}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long[] counts(List<Map<String, String>> rows, String column) {
    return rows.stream().mapToLong(row -> (long) MethodFile.number(row, column)).toArray();
  }

  private static double expected(String statistic) {
    return MethodFile.rows("direct_standardisation_expected.csv").stream()
        .filter(row -> statistic.equals(row.get("statistic")))
        .mapToDouble(row -> MethodFile.number(row, "value"))
        .findFirst()
        .orElseThrow();
  }
}
