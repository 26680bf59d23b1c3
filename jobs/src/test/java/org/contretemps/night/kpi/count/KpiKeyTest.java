package org.contretemps.night.kpi.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KpiKeyTest {

  @Test
  void keysAreInTheOrderOfTheirNamesAndNoNameComesFirst() {
    assertThat(
            Stream.of(
                    KpiKey.of("b", "a"), KpiKey.of("a", "b"), KpiKey.of("a", null), KpiKey.of("ab"))
                .sorted())
        .containsExactly(
            KpiKey.of("a", null), KpiKey.of("a", "b"), KpiKey.of("ab"), KpiKey.of("b", "a"));
  }

  @Test
  void namesAreToldApartHoweverTheyAreCut() {
    assertThat(KpiKey.of("a", "bc")).isNotEqualTo(KpiKey.of("ab", "c"));
    assertThat(KpiKey.of((String) null)).isNotEqualTo(KpiKey.of("null"));
  }
}
