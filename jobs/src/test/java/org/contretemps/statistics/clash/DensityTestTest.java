package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Strata;
import org.junit.jupiter.api.Test;

class DensityTestTest {
  private static final NormBins NORM = new NormBins(400);

  /** A cubic distribution function is met exactly: densities 100 + 2d and 60 − d at distance d. */
  @Test
  void theDensitiesOfAQuadraticAreExact() {
    NormPositionTally tally = new NormPositionTally(NORM, Strata.of(1));
    for (int step = 0; step < 36; step++) {
      tally.add(0, -step, 101 + 2 * step, 0, 0);
      tally.add(0, 1 + step, 2 * (60 - step) - 1, 0, 0);
    }
    NormPositionCounts counts = tally.counts();
    Estimate jump = DensityTest.of(counts).orElseThrow();
    assertThat(jump.value() * counts.total()).isCloseTo(120 - 100, within(1e-6));
  }

  @Test
  void withoutAJumpTheTestRejectsAsOftenAsItSays() {
    int rejected = 0;
    double squares = 0;
    for (int seed = 0; seed < 400; seed++) {
      double z = DensityTest.of(cell(new Random(seed), 0)).orElseThrow().z();
      rejected += Math.abs(z) > 1.96 ? 1 : 0;
      squares += z * z;
    }
    assertThat(rejected / 400.0).isBetween(0.02, 0.09);
    assertThat(Math.sqrt(squares / 400)).isBetween(0.9, 1.12);
  }

  @Test
  void contactsGatheredUnderTheNormAreAJump() {
    assertThat(DensityTest.of(cell(new Random(1), 0.3)).orElseThrow().z()).isLessThan(-3);
    assertThat(DensityTest.of(new NormPositionTally(NORM, Strata.of(1)).counts())).isEmpty();
  }

  private static NormPositionCounts cell(Random random, double hurried) {
    NormPositionTally tally = new NormPositionTally(NORM, Strata.of(1));
    for (int contact = 0; contact < 4_000; contact++) {
      double natural = 380 * Math.exp(0.5 * random.nextGaussian());
      boolean cut = natural > 400 && random.nextDouble() < hurried;
      tally.addContact(0, (int) (cut ? 400 - 30 * random.nextDouble() : natural), false, false);
    }
    return tally.counts();
  }
}
