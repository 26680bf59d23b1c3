package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PairedSharesTest {
  @Test
  void fewThatChangedAreJudgedExactly() {
    // 2 · P(X ≤ 2 of 10 at one half) = 2 · 56 / 1024.
    assertThat(new PairedShares(100, 8, 2).p()).isCloseTo(0.109375, within(1e-9));
    assertThat(new PairedShares(100, 5, 5).p()).isEqualTo(1);
    assertThat(new PairedShares(100, 0, 0).p()).isEqualTo(1);
  }

  /** The approval ratings of Agresti's Categorical Data Analysis, 86 against 150 of 1,600. */
  @Test
  void manyThatChangedAreJudgedByMcNemarsStatistic() {
    PairedShares ratings = new PairedShares(1_600, 86, 150);
    // χ² with continuity correction (64 − 1)²/236 = 16.82.
    assertThat(ratings.p()).isCloseTo(4.115e-5, within(1e-7));
    assertThat(ratings.difference()).isCloseTo(-0.04, within(1e-12));
    assertThat(ratings.estimate().standardError()).isCloseTo(0.0095, within(2e-4));
  }

  @Test
  void moreThatChangedThanThereAreAreRefused() {
    assertThatThrownBy(() -> new PairedShares(10, 8, 3))
        .hasMessage(
            "Cannot compare 10 pairs of which 8 gained and 3 lost: these are among the pairs. Give each count in its place.");
  }
}
