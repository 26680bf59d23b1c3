package org.contretemps.statistics.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StandardisedChangeTest {
  private static final int DAYS = 28;
  private static final StandardisedChange CHANGE = new StandardisedChange(2);

  /** Days of two strata, quiet and busy, with the given contacts and shares of repeats. */
  private static List<StratumDay> days(
      Random random, int quiet, int busy, double quietShare, double busyShare, double dayScatter) {
    List<StratumDay> days = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      double shift = dayScatter * random.nextGaussian();
      days.add(new StratumDay(day, 0, quiet, draw(random, quiet, quietShare + shift)));
      days.add(new StratumDay(day, 1, busy, draw(random, busy, busyShare + shift)));
    }
    return days;
  }

  private static long draw(Random random, int contacts, double share) {
    return random.doubles(contacts).filter(each -> each < share).count();
  }

  @Test
  void aBusierTimeIsNoChange() {
    Random random = new Random(1);
    Change change =
        CHANGE
            .of(days(random, 3000, 1000, 0.05, 0.20, 0), days(random, 1000, 3000, 0.05, 0.20, 0))
            .orElseThrow();
    assertThat(change.value()).isCloseTo(0, within(0.005));
  }

  @Test
  void theChangeIsThatOfTheStrataWithTheirCommonWeights() {
    List<StratumDay> before = new ArrayList<>();
    List<StratumDay> after = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      before.add(new StratumDay(day, 0, 100, 10));
      before.add(new StratumDay(day, 1, 50, 10));
      after.add(new StratumDay(day, 0, 50, 4));
      after.add(new StratumDay(day, 1, 100, 15));
    }
    Change change = CHANGE.of(before, after).orElseThrow();
    assertThat(change.value()).isCloseTo(0.5 * (0.08 - 0.10) + 0.5 * (0.15 - 0.20), within(1e-12));
    assertThat(change.upper() - change.lower()).isCloseTo(0, within(1e-9));
  }

  @Test
  void itsIntervalHoldsTheTruthAsOftenAsItSaysWhereDaysDiffer() {
    int held = 0;
    int worlds = 400;
    Random random = new Random(20260105);
    for (int world = 0; world < worlds; world++) {
      Change change =
          CHANGE
              .of(days(random, 60, 40, 0.10, 0.15, 0.03), days(random, 60, 40, 0.08, 0.13, 0.03))
              .orElseThrow();
      held += change.lower() <= -0.02 && -0.02 <= change.upper() ? 1 : 0;
    }
    assertThat(held / (double) worlds).isBetween(0.92, 0.98);
  }

  @Test
  void tooFewDaysOrContactsSayNothing() {
    List<StratumDay> enough = days(new Random(3), 50, 50, 0.1, 0.1, 0);
    assertThat(CHANGE.of(enough, enough.subList(0, 2 * 13))).isEmpty();
    assertThat(CHANGE.of(days(new Random(3), 1, 1, 0.1, 0.1, 0), enough)).isEmpty();
    assertThat(CHANGE.of(List.of(), enough)).isEmpty();
  }

  @Test
  void aStratumThatOneSideLacksIsLeftOut() {
    List<StratumDay> before = new ArrayList<>();
    List<StratumDay> after = new ArrayList<>();
    for (int day = 0; day < DAYS; day++) {
      before.add(new StratumDay(day, 0, 100, 10));
      after.add(new StratumDay(day, 0, 100, 8));
      after.add(new StratumDay(day, 1, 1000, 900));
    }
    assertThat(CHANGE.of(before, after).orElseThrow().value()).isCloseTo(-0.02, within(1e-12));
  }
}
