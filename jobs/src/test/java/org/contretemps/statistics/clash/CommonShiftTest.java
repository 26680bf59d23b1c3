package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Strata;
import org.junit.jupiter.api.Test;

class CommonShiftTest {
  private static final NormBins NORM = new NormBins(400);

  @Test
  void thePenaltyOfTheFirstFitIsTakenOffAgain() {
    RateShift own = RateShift.ofPenalised(-0.4, 0.2);
    assertThat(own.value()).isCloseTo(-0.5, within(1e-12));
    assertThat(own.variance()).isCloseTo(0.25, within(1e-12));
    assertThat(RateShift.ofPenalised(0, 1).isKnown()).as("nothing known but the penalty").isFalse();
    assertThat(RateShift.ofPenalised(0.1, 0.81).isKnown()).as("s² above 4").isFalse();
  }

  @Test
  void meanAndSpreadAreThoseOfTheMethodOfMoments() {
    List<RateShift> cells =
        List.of(new RateShift(0, 0.01), new RateShift(-0.2, 0.01), new RateShift(0.4, 0.04));
    double mean = (0 * 100 - 0.2 * 100 + 0.4 * 25) / 225;
    double q =
        100 * mean * mean + 100 * (0.2 + mean) * (0.2 + mean) + 25 * (0.4 - mean) * (0.4 - mean);
    double between = (q - 2) / (225 - (2 * 100.0 * 100 + 25 * 25) / 225);
    CommonShift common = CommonShift.pooled(cells);
    assertThat(common.variance()).isCloseTo(between, within(1e-12));
    double w = 1 / (0.01 + between);
    double last = 1 / (0.04 + between);
    assertThat(common.mean()).isCloseTo((-0.2 * w + 0.4 * last) / (2 * w + last), within(1e-12));
  }

  @Test
  void cellsThatAgreeAreHeldCloseTogether() {
    List<RateShift> same = List.of(new RateShift(-0.3, 0.04), new RateShift(-0.3, 0.09));
    assertThat(CommonShift.pooled(same).spread()).isCloseTo(0.02, within(1e-12));
    assertThat(CommonShift.pooled(same).mean()).isCloseTo(-0.3, within(1e-12));
    assertThat(CommonShift.pooled(List.of())).isEqualTo(new CommonShift(0, 0.0004));
    assertThat(CommonShift.pooled(List.of(new RateShift(9, 4))))
        .isEqualTo(CommonShift.pooled(List.of()));
  }

  /** All rates right of the norm are lower by 0.5 in log-odds: help, no harm of hurry. */
  @Test
  void aPolicyPastTheNormIsHarmWithoutTheShiftAndNoneWithIt() {
    List<ClashEvidence> run = new ArrayList<>();
    for (int cell = 0; cell < 12; cell++) {
      run.add(ClashEvidence.of(cell(new Random(cell), -0.5)));
    }
    RunPool pool = RunPool.of(run);
    CommonShift common = pool.shift().orElseThrow();
    assertThat(common.mean()).isBetween(-0.6, -0.4);
    assertThat(common.spread()).isLessThan(0.15);
    assertThat(ClashRule.STANDARD.decide(run, pool.withoutShift()))
        .filteredOn(each -> each.verdict() == ClashVerdict.ESTABLISHED)
        .hasSizeGreaterThan(6);
    List<ClashDecision> decisions = ClashRule.STANDARD.decide(run, pool);
    assertThat(decisions).noneMatch(each -> each.verdict() == ClashVerdict.ESTABLISHED);
    for (ClashDecision each : decisions) {
      NormShift.Found found = each.test().orElseThrow().shifted().orElseThrow();
      assertThat(found.shift().value()).isBetween(-0.8, -0.2);
      assertThat(Math.abs(found.harm().z())).isLessThan(3.5);
    }
  }

  @Test
  void withoutAPolicyTheShiftChangesLittle() {
    ClashEvidence evidence = ClashEvidence.of(cell(new Random(1), 0));
    NormShift.Found found =
        evidence.shift().orElseThrow().under(new CommonShift(0, 0.0004)).orElseThrow();
    assertThat(found.harm().value())
        .isCloseTo(evidence.comparison().orElseThrow().adverse().tail().value(), within(0.002));
    assertThat(found.shift().value()).isBetween(-0.02, 0.02);
  }

  /** 20,000 contacts, a third of those past the norm gathered harmlessly under it. */
  private static NormPositionCounts cell(Random random, double policy) {
    NormPositionTally tally = new NormPositionTally(NORM, Strata.of(2));
    for (int contact = 0; contact < 20_000; contact++) {
      int stratum = random.nextInt(2);
      double natural = 360 * Math.exp(0.5 * random.nextGaussian());
      boolean hurried = natural > 400 && random.nextDouble() < 0.35;
      int seconds = (int) (hurried ? 400 - 50 * random.nextDouble() : natural);
      double logit =
          -1.5 + 0.5 * stratum + 0.8 * Math.log(natural / 400) + (seconds > 400 ? policy : 0);
      boolean adverse = random.nextDouble() < 1 / (1 + Math.exp(-logit));
      tally.addContact(stratum, seconds, adverse, random.nextBoolean());
    }
    return tally.counts();
  }

  @Test
  void aSerialisedShiftSaysTheSame() throws Exception {
    NormShift shift = ClashEvidence.of(cell(new Random(2), -0.5)).shift().orElseThrow();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(shift);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      CommonShift common = new CommonShift(-0.4, 0.01);
      assertThat(((NormShift) in.readObject()).under(common)).isEqualTo(shift.under(common));
    }
    assertThat(bytes.size()).as("kilobytes of a cell").isLessThan(20_000);
  }
}
