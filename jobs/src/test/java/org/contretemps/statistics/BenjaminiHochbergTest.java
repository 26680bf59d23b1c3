package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BenjaminiHochbergTest {

  @Test
  void adjustedValuesAreThoseOfR() {
    Map<String, List<Map<String, String>>> cases =
        MethodFile.rows("p_adjust.csv").stream()
            .collect(Collectors.groupingBy(row -> row.get("case")));
    assertThat(cases).containsOnlyKeys("bh1995", "ties_unsorted", "single", "allone");
    cases.values().forEach(BenjaminiHochbergTest::assertAdjusted);
  }

  private static void assertAdjusted(List<Map<String, String>> rows) {
    double[] p = rows.stream().mapToDouble(row -> MethodFile.number(row, "p")).toArray();
    double[] q = BenjaminiHochberg.adjusted(p);
    for (int i = 0; i < q.length; i++) {
      assertThat(q[i])
          .as("%s", rows.get(i))
          .isCloseTo(MethodFile.number(rows.get(i), "BH"), within(1e-14));
    }
  }

  @Test
  void theOrderOfTheTestsIsOfNoConsequence() {
    assertThat(BenjaminiHochberg.adjusted(0.04, 0.01, 0.5)).containsExactly(0.06, 0.03, 0.5);
    assertThat(BenjaminiHochberg.adjusted(0.5, 0.04, 0.01)).containsExactly(0.5, 0.06, 0.03);
    assertThat(BenjaminiHochberg.adjusted()).isEmpty();
  }

  @Test
  void simesIsTheLeastOfTheScaledValues() {
    assertThat(SimesTest.p(0.3, 0.02, 0.03)).isCloseTo(0.045, within(1e-15));
    assertThat(SimesTest.p(0.3)).isEqualTo(0.3);
    assertThat(SimesTest.p(1, 1, 1)).isEqualTo(1);
    assertThat(SimesTest.p()).isEqualTo(1);
  }

  @Test
  void whatIsNoProbabilityIsRefused() {
    assertThatThrownBy(() -> BenjaminiHochberg.adjusted(0.1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
    assertThatThrownBy(() -> BenjaminiHochberg.adjusted(1.1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
