package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LordPlusPlusTest {
  private static final double ALPHA = 0.05;

  /**
   * By hand, with γ_1 = 0.2543268, γ_2 = 2^(−1.3) γ_1 = 0.1032888, γ_3 = 3^(−1.3) γ_1 = 0.0609726,
   * γ_4 = 4^(−1.3) γ_1 = 0.0419483, w0 = 0.045 and α − w0 = 0.005: discoveries at 1 and 3.
   */
  @Test
  void aShortSequenceIsAsComputedByHand() {
    LordPlusPlus stream = new LordPlusPlus(ALPHA);
    assertThat(stream.level()).isCloseTo(0.045 * 0.2543268, within(2e-8));
    stream.decide(true);
    assertThat(stream.wealth()).isCloseTo(0.045 - 0.01144471 + 0.005, within(2e-8));
    assertThat(stream.level())
        .isCloseTo(0.045 * 0.1032888 + 0.005 * 0.2543268, within(2e-8))
        .isCloseTo(0.00591963, within(2e-8));
    stream.decide(false);
    assertThat(stream.level())
        .isCloseTo(0.045 * 0.0609726 + 0.005 * 0.1032888, within(2e-8))
        .isCloseTo(0.00326021, within(2e-8));
    stream.decide(true);
    assertThat(stream.tested()).isEqualTo(3);
    assertThat(stream.wealth())
        .isCloseTo(0.03855529 - 0.00591963 - 0.00326021 + 0.05, within(2e-8));
    assertThat(stream.level())
        .isCloseTo(0.045 * 0.0419483 + 0.005 * 0.0609726 + 0.05 * 0.2543268, within(2e-8));
  }

  @Test
  void whatIsSpentIsNeverMoreThanThereIs() {
    SplittableRandom random = new SplittableRandom(5);
    LordPlusPlus stream = new LordPlusPlus(ALPHA);
    for (int test = 0; test < 2_000; test++) {
      assertThat(stream.level()).isPositive().isLessThanOrEqualTo(stream.wealth());
      stream.decide(random.nextDouble() < (test < 1_000 ? 0.2 : 0));
    }
  }

  @Test
  void ofNothingButChanceFewStreamsHaveADiscovery() {
    SplittableRandom random = new SplittableRandom(6);
    int streams = 2_000;
    int wrong = 0;
    for (int i = 0; i < streams; i++) {
      LordPlusPlus stream = new LordPlusPlus(ALPHA);
      boolean isWrong = false;
      for (int test = 0; test < 40; test++) {
        boolean isDiscovery = random.nextDouble() <= stream.level();
        stream.decide(isDiscovery);
        isWrong |= isDiscovery;
      }
      wrong += isWrong ? 1 : 0;
    }
    assertThat((double) wrong / streams).isBetween(0.02, 0.055);
  }

  @Test
  void aRateOutOfRangeIsRefused() {
    assertThatThrownBy(() -> new LordPlusPlus(1)).hasMessageStartingWith("Cannot test at");
  }
}
