package org.contretemps.statistics.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StrataTest {
  private static final Strata THREE = Strata.of(4, 2, 2);

  @Test
  void everyStratumIsNumberedOnce() {
    Strata strata = Strata.CLASSED;
    assertThat(strata.size()).isEqualTo(144);
    for (int stratum = 0; stratum < strata.size(); stratum++) {
      int number = stratum;
      int[] levels =
          java.util.stream.IntStream.range(0, 5)
              .map(factor -> strata.level(number, factor))
              .toArray();
      assertThat(strata.stratum(levels)).isEqualTo(stratum);
    }
  }

  @Test
  void theLastFactorRunsFastest() {
    assertThat(THREE.stratum(0, 0, 1)).isEqualTo(1);
    assertThat(THREE.stratum(0, 1, 0)).isEqualTo(2);
    assertThat(THREE.stratum(3, 1, 1)).isEqualTo(15);
  }

  @Test
  void theRateModelHasMainEffectsOfAllLevelsButTheFirst() {
    assertThat(Strata.CLASSED.mainEffects()).isEqualTo(10);
    assertThat(Strata.CLASSED.columns(0)).containsExactly(0);
    assertThat(Strata.CLASSED.columns(143)).containsExactly(0, 3, 4, 5, 7, 9);
    assertThat(THREE.columns(THREE.stratum(1, 0, 1))).containsExactly(0, 1, 5);
  }

  @Test
  void whatIsNoStratumIsRefused() {
    assertThatThrownBy(() -> THREE.stratum(4, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> THREE.stratum(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> THREE.level(16, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Strata.of(4, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
