package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.IntPredicate;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Outcome;
import org.contretemps.statistics.position.Strata;
import org.junit.jupiter.api.Test;

class HarmModelTest {

  private static final NormBins NORM = new NormBins(400);

  @Test
  void plantedHarmIsFoundBetweenTheTwoOrigins() {
    long harmed = 400;
    NormPositionCounts unharmed = world(0);
    Harm without = HarmModel.of(unharmed, Outcome.ADVERSE).orElseThrow();
    Harm with = HarmModel.of(world(harmed), Outcome.ADVERSE).orElseThrow();
    double difference = 6.0 * harmed / unharmed.total();
    assertThat(with.tail().value() - without.tail().value()).isCloseTo(difference, within(1e-12));
    assertThat(without.tail().value()).isLessThan(without.local().value());
    assertThat(without.local().value()).isCloseTo(0, within(2 * without.local().standardError()));
    assertThat(with.tail().z()).isGreaterThan(5);
    assertThat(with.originRate()).isGreaterThan(with.belongingRate());
    assertThat(with.leadingStratum()).isZero();
  }

  @Test
  void unusedStrataAndFactorsChangeNothing() {
    NormPositionCounts unclassed = ClashFiles.CELLS.get(6);
    NormPositionTally tally = new NormPositionTally(unclassed.bins(), Strata.CLASSED);
    for (int index = 0; index < unclassed.size(); index++) {
      tally.add(
          unclassed.stratum(index) * 9,
          unclassed.bin(index),
          unclassed.contacts(index),
          unclassed.events(Outcome.ADVERSE, index),
          unclassed.events(Outcome.PRIOR_CONTACT, index));
    }
    Harm few = HarmModel.of(unclassed, Outcome.ADVERSE).orElseThrow();
    Harm many = HarmModel.of(tally.counts(), Outcome.ADVERSE).orElseThrow();
    assertThat(many.tail().value()).isCloseTo(few.tail().value(), within(1e-12));
    assertThat(many.local().standardError()).isCloseTo(few.local().standardError(), within(1e-12));
    assertThat(many.leadingStratum()).isEqualTo(9 * few.leadingStratum());
  }

  @Test
  void withNothingToCompareThereIsNoHarm() {
    assertThat(HarmModel.of(world(0), Outcome.ADVERSE)).isPresent();
    assertThat(harmOf(bin -> !NormBins.UNDER_NORM.contains(bin))).isFalse();
    assertThat(harmOf(bin -> bin <= 0)).isFalse();
    assertThat(harmOf(bin -> bin > -6)).isFalse();
    assertThat(harmOf(NormBins.WINDOW::contains)).isFalse();
    assertThat(harmOf(bin -> false)).isFalse();
  }

  @Test
  void withoutContactsJustBeyondTheNormTheLocalOriginIsTheTail() {
    NormPositionCounts cell = only(bin -> bin <= 0 || bin > 30);
    Harm harm = HarmModel.of(cell, Outcome.ADVERSE).orElseThrow();
    assertThat(harm.local()).isEqualTo(harm.tail());
  }

  @Test
  void anOutcomeThatNeverOrAlwaysFollowsHarmsNobody() {
    NormPositionTally tally = new NormPositionTally(NORM, ClashFiles.STRATA);
    for (int bin = -30; bin <= 60; bin++) {
      tally.add(bin & 15, bin, 40, 0, 40);
    }
    for (Outcome outcome : Outcome.values()) {
      Harm harm = HarmModel.of(tally.counts(), outcome).orElseThrow();
      assertThat(harm.tail().value()).isCloseTo(0, within(1e-5));
      assertThat(harm.local().standardError()).isPositive().isFinite();
    }
    Harm always = HarmModel.of(tally.counts(), Outcome.PRIOR_CONTACT).orElseThrow();
    assertThat(always.tail().standardError() * 3640).isCloseTo(Math.sqrt(2.4), within(1e-3));
  }

  @Test
  void sparseCellsGiveFiniteFiguresOrNone() {
    int compared = 0;
    for (int seed = 0; seed < 1500; seed++) {
      ClashEvidence evidence = ClashEvidence.of(sparse(new Random(seed)));
      assertThat(evidence.adverseSlope()).isFinite();
      assertThat(evidence.negativeControl().rho()).isBetween(0.0, 2.0);
      evidence.spike().ifPresent(spike -> assertThat(spike.z()).isFinite());
      evidence.comparison().ifPresent(HarmModelTest::assertFinite);
      compared += evidence.comparison().isPresent() ? 1 : 0;
    }
    assertThat(compared).isBetween(500, 1499);
  }

  private static void assertFinite(ClashEvidence.Comparison comparison) {
    assertThat(comparison.spike().standardError()).isPositive();
    for (Harm harm : new Harm[] {comparison.adverse(), comparison.prior()}) {
      assertThat(harm.tail().value()).isBetween(-1e9, 1e9);
      assertThat(harm.tail().standardError()).isPositive().isFinite();
      assertThat(harm.local().value()).isBetween(-1e9, 1e9);
      assertThat(harm.local().standardError()).isPositive().isFinite();
      assertThat(harm.originRate()).isBetween(0.0, 1.0);
    }
  }

  private static NormPositionCounts sparse(Random random) {
    NormPositionTally tally =
        new NormPositionTally(new NormBins(1 + random.nextInt(900)), Strata.CLASSED);
    int contacts = 1 + random.nextInt(1 + random.nextInt(600));
    double spread = 0.1 + random.nextDouble();
    double shift = random.nextGaussian() / 2;
    for (int contact = 0; contact < contacts; contact++) {
      double ratio = Math.exp(shift + spread * random.nextGaussian());
      int bin = (int) Math.max(-36, Math.min(120, Math.ceil(40 * (ratio - 1))));
      int stratum = random.nextInt(1 + random.nextInt(144));
      tally.add(stratum, bin, 1, random.nextInt(2), random.nextInt(5) / 4);
    }
    return tally.counts();
  }

  private static boolean harmOf(IntPredicate kept) {
    return HarmModel.of(only(kept), Outcome.ADVERSE).isPresent();
  }

  private static NormPositionCounts only(IntPredicate kept) {
    NormPositionCounts world = world(0);
    NormPositionTally tally = new NormPositionTally(NORM, world.strata());
    for (int index = 0; index < world.size(); index++) {
      if (kept.test(world.bin(index))) {
        tally.add(
            world.stratum(index),
            world.bin(index),
            world.contacts(index),
            world.events(Outcome.ADVERSE, index),
            0);
      }
    }
    return tally.counts();
  }

  /**
   * Two strata; the rate rises with x on the logit scale, and 300 contacts of each bin just under
   * the norm come from just beyond it; in the first stratum some of those are harmed besides.
   */
  private static NormPositionCounts world(long harmed) {
    NormPositionTally tally = new NormPositionTally(NORM, Strata.of(2));
    for (int bin = -30; bin <= 100; bin++) {
      for (int stratum = 0; stratum < 2; stratum++) {
        double z = (NORM.x(bin) + 0.1) / 0.5;
        long contacts = Math.round(2000 * Math.exp(-z * z / 2));
        long events = Math.round(contacts * rate(stratum, NORM.x(bin)));
        tally.add(stratum, bin, contacts, events, 0);
        if (NormBins.UNDER_NORM.contains(bin)) {
          long moved = Math.round(300 * rate(stratum, 0.2));
          tally.add(stratum, bin, 300, moved, 0);
        }
      }
    }
    return withHarm(tally.counts(), harmed);
  }

  /** Turns contacts without the outcome, just under the norm, into contacts with it. */
  private static NormPositionCounts withHarm(NormPositionCounts counts, long harmed) {
    NormPositionTally tally = new NormPositionTally(NORM, counts.strata());
    for (int index = 0; index < counts.size(); index++) {
      boolean hit = counts.stratum(index) == 0 && NormBins.UNDER_NORM.contains(counts.bin(index));
      tally.add(
          counts.stratum(index),
          counts.bin(index),
          counts.contacts(index),
          counts.events(Outcome.ADVERSE, index) + (hit ? harmed : 0),
          0);
    }
    return tally.counts();
  }

  private static double rate(int stratum, double x) {
    return 1 / (1 + Math.exp(1.5 - 0.5 * stratum - 0.8 * x));
  }
}
