package org.contretemps.statistics.passing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.contretemps.statistics.Estimate;
import org.junit.jupiter.api.Test;

class PassingJumpTest {
  /** 10,000 contacts, of which 100 are passed on in excess; past the norm one in ten is. */
  private static PassingJump jump(double gathered) {
    return new PassingJump(
        10_000, 900, 4_000, 2_000, 300, 100, 15, 1, 0.1, new Estimate(gathered, 40), 60, 100);
  }

  @Test
  void ofAllThatGatherHurryWouldPassOnAsManyAsLater() {
    assertThat(jump(1_000).broughtByHurry()).isEqualTo(100, within(1e-9));
    assertThat(jump(1_000).beyondHurry().value()).isEqualTo(0, within(1e-12));
    assertThat(jump(1_000).isBeyondHurry(0.005)).isFalse();
  }

  @Test
  void ifOnlyThosePassedOnGatherItIsTheHarm() {
    for (double gathered : new double[] {100, -50}) {
      PassingJump alone = jump(gathered);
      assertThat(alone.beyondHurry().value()).isEqualTo(alone.harm().value(), within(1e-12));
      assertThat(alone.isBeyondHurry(0.005)).isTrue();
    }
  }

  /** √(15² + (0.1 × 40)² + 500² × 0.1 × 0.9 / 2,000). */
  @Test
  void itsErrorIsThatOfTheExcessOfWhatGathersAndOfTheShare() {
    assertThat(jump(500).beyondHurry().standardError() * 10_000)
        .isEqualTo(Math.sqrt(225 + 16 + 11.25), within(1e-9));
    assertThat(jump(500).isBeyondHurry(0.0051)).as("50 of 10,000 are less").isFalse();
  }
}
