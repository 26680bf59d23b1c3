package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProportionDifferenceTest {

  @Test
  void theIntervalIsThatOfNewcombe() {
    List<Map<String, String>> rows = MethodFile.rows("newcombe_difference.csv");
    assertThat(rows).hasSize(9);
    for (Map<String, String> row : rows) {
      ProportionDifference difference =
          ProportionDifference.newcombe(
              whole(row, "x1"),
              whole(row, "n1"),
              whole(row, "x2"),
              whole(row, "n2"),
              MethodFile.number(row, "conf"));
      assertThat(difference.difference())
          .as("%s", row)
          .isCloseTo(MethodFile.number(row, "diff"), within(1e-14));
      assertThat(difference.lower())
          .as("%s", row)
          .isCloseTo(MethodFile.number(row, "lo"), within(1e-13));
      assertThat(difference.upper())
          .as("%s", row)
          .isCloseTo(MethodFile.number(row, "hi"), within(1e-13));
    }
  }

  @Test
  void swappingTheSamplesTurnsTheIntervalRound() {
    ProportionDifference one = ProportionDifference.newcombe(56, 70, 48, 80, 0.95);
    ProportionDifference other = ProportionDifference.newcombe(48, 80, 56, 70, 0.95);
    assertThat(other.difference()).isEqualTo(-one.difference());
    assertThat(other.lower()).isCloseTo(-one.upper(), within(1e-15));
  }

  @Test
  void anEmptySampleIsRefused() {
    assertThatThrownBy(() -> ProportionDifference.newcombe(1, 2, 0, 0, 0.95))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long whole(Map<String, String> row, String column) {
    return (long) MethodFile.number(row, column);
  }
}
