package org.contretemps.statistics.position;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NormPositionCountsTest {
  private static final Strata STRATA = Strata.of(4, 2, 2);

  private static final NormBins NORM = new NormBins(300);

  @Test
  void addingIsCommutativeAndKeepsTotals() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      NormPositionCounts some = counts(random, random.nextInt(400));
      NormPositionCounts others = counts(random, random.nextInt(400));
      NormPositionCounts both = some.plus(others);

      assertThat(both).isEqualTo(others.plus(some)).hasSameHashCodeAs(others.plus(some));
      assertThat(both.total()).isEqualTo(some.total() + others.total());
      for (Outcome outcome : Outcome.values()) {
        assertThat(both.total(outcome)).isEqualTo(some.total(outcome) + others.total(outcome));
      }
    }
  }

  @Test
  void onlyOccupiedPairsAreHeld() {
    NormPositionCounts counts =
        new NormPositionTally(NORM, STRATA)
            .add(7, -3, 4, 2, 1)
            .add(2, 5, 1, 0, 0)
            .add(7, -3, 6, 1, 0)
            .add(9, 9, 0, 0, 0)
            .counts();
    assertThat(counts.size()).isEqualTo(2);
    assertThat(counts.stratum(1)).isEqualTo(7);
    assertThat(counts.bin(1)).isEqualTo(-3);
    assertThat(counts.contacts(1)).isEqualTo(10);
    assertThat(counts.events(Outcome.ADVERSE, 1)).isEqualTo(3);
    assertThat(counts.events(Outcome.PRIOR_CONTACT, 1)).isEqualTo(1);
    assertThat(counts.contactsIn(NormBins.UNDER_NORM)).isEqualTo(10);
    assertThat(counts.rate(Outcome.ADVERSE)).isEqualTo(3 / 11.0);
  }

  @Test
  void aContactIsCountedInTheBinOfItsTime() {
    assertThat(new NormPositionTally(NORM, STRATA).addContact(3, 301, true, false).counts())
        .isEqualTo(new NormPositionTally(NORM, STRATA).add(3, 1, 1, 1, 0).counts());
  }

  @Test
  void countsThatWereTakenStayAsTheyAreWhenMoreIsAdded() {
    NormPositionTally tally = new NormPositionTally(NORM, STRATA);
    NormPositionCounts before = tally.counts();
    assertThat(before.isEmpty()).isTrue();
    assertThat(before.rate(Outcome.ADVERSE)).isZero();
    assertThat(tally.add(3, 1, 5, 1, 1).counts().total()).isEqualTo(5);
    assertThat(before.total()).isZero();
  }

  @Test
  void countsUnderAnotherNormAreAddedOnlyWhenReadAroundOne() {
    NormPositionCounts some = counts(new Random(1), 50);
    NormPositionCounts others = some.around(new NormBins(360));
    assertThatThrownBy(() -> some.plus(others))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("360 s");
    assertThat(some.plus(others.around(NORM)).total()).isEqualTo(2 * some.total());
    NormPositionCounts otherStrata = new NormPositionTally(NORM, Strata.CLASSED).counts();
    assertThatThrownBy(() -> some.plus(otherStrata)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatCannotBeCountedIsRefused() {
    NormPositionTally tally = new NormPositionTally(NORM, STRATA);
    assertThatThrownBy(() -> tally.add(0, 0, 1, 2, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tally.add(0, 0, 1, 0, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tally.add(0, 0, 1, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tally.add(16, 0, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tally.add(0, -37, 1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> tally.add(0, 0, Long.MAX_VALUE, 0, 0).add(0, 0, Long.MAX_VALUE, 0, 0))
        .isInstanceOf(ArithmeticException.class);
  }

  private static NormPositionCounts counts(Random random, int contacts) {
    NormPositionTally tally = new NormPositionTally(NORM, STRATA);
    for (int contact = 0; contact < contacts; contact++) {
      tally.addContact(
          random.nextInt(16), random.nextInt(900), random.nextBoolean(), random.nextBoolean());
    }
    return tally.counts();
  }
}
