package org.contretemps.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LordPlusPlusTest {
  private static final double ALPHA = 0.05;

  /**
   * By hand, with Γ(1) = 1/7, Γ(2) = 2/8, Γ(3) = 3/9, Γ(4) = 4/10, so γ = 0.1428571, 0.1071429,
   * 0.0833333, 0.0666667, w0 = 0.045 and α − w0 = 0.005: discoveries at 1 and 3.
   */
  @Test
  void aShortSequenceIsAsComputedByHand() {
    LordPlusPlus stream = new LordPlusPlus(ALPHA);
    assertThat(stream.level(1)).isCloseTo(0.045 * 0.1428571, within(2e-8));
    stream.decide(1, true);
    assertThat(stream.wealth()).isCloseTo(0.045 - 0.00642857 + 0.005, within(2e-8));
    assertThat(stream.level(1))
        .isCloseTo(0.045 * 0.1071429 + 0.005 * 0.1428571, within(2e-8))
        .isCloseTo(0.00553571, within(2e-8));
    stream.decide(1, false);
    assertThat(stream.level(1))
        .isCloseTo(0.045 * 0.0833333 + 0.005 * 0.1071429, within(2e-8))
        .isCloseTo(0.00428571, within(2e-8));
    stream.decide(1, true);
    assertThat(stream.tested()).isEqualTo(3);
    assertThat(stream.wealth())
        .isCloseTo(0.04357143 - 0.00553571 - 0.00428571 + 0.05, within(2e-8));
    assertThat(stream.level(1))
        .isCloseTo(0.045 * 0.0666667 + 0.005 * 0.0833333 + 0.05 * 0.1428571, within(2e-8));
  }

  @Test
  void whatIsSpentIsNeverMoreThanThereIs() {
    SplittableRandom random = new SplittableRandom(5);
    LordPlusPlus stream = new LordPlusPlus(ALPHA);
    for (int test = 0; test < 2_000; test++) {
      double weight = random.nextDouble();
      assertThat(stream.level(weight)).isPositive().isLessThanOrEqualTo(stream.wealth());
      stream.decide(weight, random.nextDouble() < (test < 1_000 ? 0.2 : 0));
    }
  }

  /** 0.045 Γ(½) = 0.045 · 0.5/6.5, and twice the half weight spends what the whole does. */
  @Test
  void aTestOfLittleWeightSpendsLittle() {
    LordPlusPlus stream = new LordPlusPlus(ALPHA);
    double first = stream.level(0.5);
    assertThat(first).isCloseTo(0.00346154, within(1e-8));
    stream.decide(0.5, false);
    assertThat(first + stream.level(0.5)).isCloseTo(0.045 / 7, within(1e-12));
    assertThat(stream.level(0)).isZero();
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
        double weight = random.nextDouble();
        boolean isDiscovery = random.nextDouble() <= stream.level(weight);
        stream.decide(weight, isDiscovery);
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
