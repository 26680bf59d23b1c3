package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.NormPositionTally;
import org.junit.jupiter.api.Test;

class DensityJumpTest {

  private static NormPositionCounts cell(IntToDoubleFunction contacts) {
    NormPositionTally tally = new NormPositionTally(new NormBins(400), ClashFiles.STRATA);
    for (int bin = -30; bin <= 60; bin++) {
      tally.add(0, bin, Math.round(contacts.applyAsDouble(bin)), 0, 0);
    }
    return tally.counts();
  }

  @Test
  void aStraightDensityDoesNotJump() {
    Estimate jump = DensityJump.of(cell(bin -> 1_000 - 10 * (bin - 0.5))).orElseThrow();
    assertThat(jump.value()).isCloseTo(0, within(1e-3));
    assertThat(jump.standardError()).isCloseTo(Math.sqrt(0.4 * 2 / 1_000), within(1e-4));
  }

  @Test
  void halfAsManyOverTheNormAreAJumpOfLogTwo() {
    Estimate jump = DensityJump.of(cell(bin -> bin > 0 ? 500 : 1_000)).orElseThrow();
    assertThat(jump.value()).isCloseTo(-Math.log(2), within(1e-9));
    assertThat(jump.z()).isLessThan(-10);
  }

  /** z over many cells without a jump is about standard normal. */
  @Test
  void theStandardErrorIsThatOfChance() {
    SplittableRandom random = new SplittableRandom(7);
    int cells = 400;
    double squares = 0;
    for (int cell = 0; cell < cells; cell++) {
      NormPositionCounts drawn = cell(bin -> 200 + Math.sqrt(200) * random.nextGaussian());
      double z = DensityJump.of(drawn).orElseThrow().z();
      squares += z * z;
    }
    assertThat(Math.sqrt(squares / cells)).isBetween(0.88, 1.12);
  }

  @Test
  void withoutContactsOnASideThereIsNoJump() {
    assertThat(DensityJump.of(cell(bin -> bin > 0 ? 0 : 100))).isEmpty();
    assertThat(DensityJump.of(cell(bin -> 0))).isEmpty();
  }

  @Test
  void contactsUnderTheNormAreComparedWithThoseOverItWithinStrata() {
    NormPositionTally tally = new NormPositionTally(new NormBins(400), ClashFiles.STRATA);
    tally.add(0, 0, 100, 30, 0);
    tally.add(0, 1, 100, 10, 0);
    tally.add(5, -5, 300, 90, 0);
    tally.add(5, 6, 100, 10, 0);
    tally.add(7, 7, 1_000, 900, 0);
    assertThat(UnderOver.riskDifference(tally.counts()).orElseThrow().value())
        .isCloseTo(0.2, within(1e-12));
    assertThat(UnderOver.riskDifference(cell(bin -> bin > 0 ? 0 : 100))).isEmpty();
  }
}
