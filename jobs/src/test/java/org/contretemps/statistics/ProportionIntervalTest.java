package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProportionIntervalTest {

  private static final List<Map<String, String>> EXAMPLES = MethodFile.rows("wilson_intervals.csv");

  @Test
  void wilsonIsThatOfRAndNewcombe() {
    assertThat(EXAMPLES).hasSize(36);
    EXAMPLES.forEach(
        row ->
            assertBounds(
                ProportionInterval.wilson(events(row), trials(row), confidence(row)),
                row,
                "wilson"));
  }

  private static void assertBounds(
      ProportionInterval interval, Map<String, String> row, String column) {
    assertThat(interval.lower())
        .as("%s", row)
        .isCloseTo(MethodFile.number(row, column + "_lo"), within(1e-14));
    assertThat(interval.upper())
        .as("%s", row)
        .isCloseTo(MethodFile.number(row, column + "_hi"), within(1e-14));
  }

  private static long events(Map<String, String> row) {
    return (long) MethodFile.number(row, "x");
  }

  private static long trials(Map<String, String> row) {
    return (long) MethodFile.number(row, "n");
  }

  private static double confidence(Map<String, String> row) {
    return MethodFile.number(row, "conf");
  }

  @Test
  void weightedCountsNeedNotBeWhole() {
    ProportionInterval interval = ProportionInterval.wilson(7.25, 21.75, 0.95);
    assertThat(interval.lower()).isBetween(ProportionInterval.wilson(7, 21, 0.95).lower(), 1 / 3.0);
    assertThat(interval.upper()).isBetween(1 / 3.0, ProportionInterval.wilson(7, 21, 0.95).upper());
  }

  @Test
  void noneAndAllTouchTheEndsExactly() {
    assertThat(ProportionInterval.wilson(0, 37, 0.95).lower()).isEqualTo(0);
    assertThat(ProportionInterval.wilson(37, 37, 0.95).upper()).isEqualTo(1);
  }

  @Test
  void whatIsNoShareIsRefused() {
    assertThatThrownBy(() -> ProportionInterval.wilson(0, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProportionInterval.wilson(3, 2, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProportionInterval.wilson(-1, 2, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProportionInterval.wilson(1, 2, 95))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ProportionInterval.wilson(Double.NaN, 2, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
