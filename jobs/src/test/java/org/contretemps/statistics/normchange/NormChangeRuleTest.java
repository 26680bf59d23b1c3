package org.contretemps.statistics.normchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.LordPlusPlus;
import org.contretemps.statistics.normchange.NormChangeRule.Effect;
import org.contretemps.statistics.normchange.NormChangeRule.Event;
import org.junit.jupiter.api.Test;

class NormChangeRuleTest {
  private static final int LOADS = 4;

  /** Weeks with the same contacts in every load, and a rate before and after. */
  private static NormChangeCell cell(long contactsPerLoad, double before, double after) {
    long[][] contacts = new long[NormChangeCell.WEEKS][LOADS];
    long[][] adverse = new long[NormChangeCell.WEEKS][LOADS];
    for (int week = 0; week < NormChangeCell.WEEKS; week++) {
      double rate = week < NormChangeCell.REACH ? before : after;
      for (int load = 0; load < LOADS; load++) {
        contacts[week][load] = contactsPerLoad;
        adverse[week][load] = Math.round(contactsPerLoad * rate);
      }
    }
    return NormChangeCell.of(contacts, adverse).orElseThrow();
  }

  @Test
  void aCellsMoveIsOnTheScaleOfLogOdds() {
    NormChangeCell cell = cell(100, 0.20, 0.25);
    assertThat(cell.change().value()).isCloseTo(0.05 / 0.16, within(1e-12));
    assertThat(cell.placebo().value()).isCloseTo(0, within(1e-12));
    assertThat(cell.contactsBefore()).isEqualTo(4_800);
    assertThat(cell.contactsAfter()).isEqualTo(5_200);
    double error = Math.sqrt(0.16 * (1.0 / 4_800 + 1.0 / 5_200)) / 0.16;
    assertThat(cell.change().standardError()).isCloseTo(error, within(1e-12));
  }

  @Test
  void busierWeeksAfterTheChangeAreNoMove() {
    long[][] contacts = new long[NormChangeCell.WEEKS][LOADS];
    long[][] adverse = new long[NormChangeCell.WEEKS][LOADS];
    for (int week = 0; week < NormChangeCell.WEEKS; week++) {
      for (int load = 0; load < LOADS; load++) {
        contacts[week][load] = week < NormChangeCell.REACH ? 100 : 100 + 200L * load;
        adverse[week][load] = contacts[week][load] * (1 + load) / 20;
      }
    }
    NormChangeCell cell = NormChangeCell.of(contacts, adverse).orElseThrow();
    assertThat(cell.change().value()).isCloseTo(0, within(1e-12));
  }

  @Test
  void theEffectIsWhatTheChangedCellsMoveBeyondTheControls() {
    List<NormChangeCell> controls =
        List.of(cell(500, 0.20, 0.22), cell(500, 0.20, 0.22), cell(500, 0.20, 0.22));
    Event tightened = new Event(true, List.of(cell(500, 0.20, 0.25)), controls);
    Effect effect = alone(tightened);
    assertThat(effect.effect().value()).isCloseTo(0.03, within(1e-12));
    assertThat(effect.degreesOfFreedom()).isEqualTo(2);
    Event loosened = new Event(false, List.of(cell(500, 0.20, 0.25)), controls);
    assertThat(alone(loosened).t()).isNegative();
  }

  private static Effect alone(Event event) {
    return NormChangeRule.effect(event, ControlMoves.of(event));
  }

  @Test
  void theBreakdownValueIsHowManyTimesTheMoveBeforeWouldExplainTheEffect() {
    Effect effect =
        new Effect(new Estimate(-0.03, 0.005), 0.03, 5.8, 10, 1e-4, new Estimate(-0.004, 0.004));
    assertThat(effect.breakdown()).isCloseTo((0.03 - 1.645 * 0.005 - 0.001) / 0.004, within(1e-12));
    assertThat(new Effect(new Estimate(0.005, 0.004), 0.005, 1, 10, 0.2, new Estimate(0.01, 1)))
        .extracting(Effect::breakdown)
        .isEqualTo(0.0);
    Effect still =
        new Effect(new Estimate(0.03, 0.005), 0.03, 5.8, 10, 1e-4, new Estimate(0, 0.004));
    assertThat(still.breakdown()).isInfinite();
  }

  @Test
  void movesOfControlsAddUpOverEvents() {
    List<NormChangeCell> calm =
        List.of(cell(500, 0.20, 0.22), cell(500, 0.20, 0.22), cell(500, 0.20, 0.22));
    List<NormChangeCell> restless =
        List.of(cell(500, 0.20, 0.15), cell(500, 0.20, 0.22), cell(500, 0.20, 0.30));
    Event one = new Event(true, calm.subList(0, 1), calm);
    Event other = new Event(true, calm.subList(0, 1), restless);
    ControlMoves both = ControlMoves.of(one).plus(ControlMoves.of(other));
    assertThat(both.degreesOfFreedom()).isEqualTo(4);
    assertThat(both.change().variance(4))
        .isPositive()
        .isLessThan(ControlMoves.of(other).change().variance(2));
    assertThat(ControlMoves.of(one).plus(ControlMoves.NONE)).isEqualTo(ControlMoves.of(one));
  }

  @Test
  void withFewerThanThreeControlsNothingIsJudged() {
    NormChangeCell cell = cell(500, 0.20, 0.25);
    Event event = new Event(true, List.of(cell), List.of(cell, cell));
    assertThat(event.isJudged()).isFalse();
    assertThat(new Event(true, List.of(cell), List.of(cell, cell, cell)).isJudged()).isTrue();
    assertThat(new Event(true, List.of(), List.of(cell, cell, cell)).isJudged()).isFalse();
  }

  @Test
  void countsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> NormChangeCell.of(new long[3][LOADS], new long[3][LOADS]))
        .hasMessageStartingWith("Cannot compare 3 weeks");
    long[][] none = new long[NormChangeCell.WEEKS][LOADS];
    assertThat(NormChangeCell.of(none, none)).isEmpty();
  }

  @Test
  void weeksWithoutALoadInCommonCannotBeCompared() {
    assertThat(cellQuietFrom(NormChangeCell.REACH)).isEmpty();
    assertThat(cellQuietFrom(6)).isEmpty();
    assertThat(cellQuietFrom(0)).isPresent();
  }

  /** Busy until a week, quiet from then on. */
  private static Optional<NormChangeCell> cellQuietFrom(int quietFrom) {
    long[][] contacts = new long[NormChangeCell.WEEKS][LOADS];
    long[][] adverse = new long[NormChangeCell.WEEKS][LOADS];
    for (int week = 0; week < NormChangeCell.WEEKS; week++) {
      int load = week < quietFrom ? LOADS - 1 : 0;
      contacts[week][load] = 100;
      adverse[week][load] = 20;
    }
    return NormChangeCell.of(contacts, adverse);
  }

  /**
   * Services that drift as a whole, cells that drift on their own; half of the changes do harm.
   * They are judged in their turn.
   */
  /** 0.02 + 0.98 Φ(0.014/se − 2), by tables of Φ. */
  @Test
  void aChangeThatCouldHardlyShowItsHarmHasLittleWeight() {
    assertThat(NormChangeRule.weight(new Estimate(0.03, 0.0035))).isCloseTo(0.97770, within(1e-4));
    assertThat(NormChangeRule.weight(new Estimate(-0.03, 0.007))).isCloseTo(0.51, within(1e-9));
    assertThat(NormChangeRule.weight(new Estimate(0.03, 0.014))).isCloseTo(0.17548, within(1e-4));
    assertThat(NormChangeRule.weight(new Estimate(0.03, 10))).isCloseTo(0.0423, within(1e-3));
  }

  @Test
  void inSimulatedServicesItIsRarelyWrongAndMissesLittle() {
    SplittableRandom random = new SplittableRandom(6);
    int found = 0;
    int harmful = 0;
    int flagged = 0;
    int naiveFlagged = 0;
    int naiveWrong = 0;
    int runs = 20;
    int services = 30;
    for (int run = 0; run < runs; run++) {
      List<Event> events = new ArrayList<>();
      for (int service = 0; service < services; service++) {
        events.add(event(random, service % 2 == 0 ? 0.02 : 0));
      }
      ControlMoves moves =
          events.stream().map(ControlMoves::of).reduce(ControlMoves.NONE, ControlMoves::plus);
      LordPlusPlus stream = new LordPlusPlus(NormChangeRule.FALSE_DISCOVERY_RATE);
      for (int service = 0; service < services; service++) {
        boolean isHarmful = service % 2 == 0;
        Effect effect = NormChangeRule.effect(events.get(service), moves);
        double weight = NormChangeRule.weight(effect.effect());
        boolean isFlagged = effect.isEstablished(stream.level(weight));
        stream.decide(weight, isFlagged);
        boolean isNaive = before(events.get(service)).pAbove(0) < 0.05;
        harmful += isHarmful ? 1 : 0;
        found += isHarmful && isFlagged ? 1 : 0;
        flagged += isFlagged ? 1 : 0;
        naiveFlagged += isNaive ? 1 : 0;
        naiveWrong += isNaive && !isHarmful ? 1 : 0;
      }
    }
    double falseDiscoveries = (flagged - found) / (double) flagged;
    double power = found / (double) harmful;
    double naive = naiveWrong / (double) naiveFlagged;
    System.out.printf(
        "norm changes: FDR %.3f, power %.3f, naive before/after FDR %.3f%n",
        falseDiscoveries, power, naive);
    assertThat(falseDiscoveries).isLessThan(0.05);
    assertThat(power).isGreaterThan(0.80);
    assertThat(naive).isGreaterThan(0.15);
  }

  private static Estimate before(Event event) {
    return event.changed().get(0).change();
  }

  private static Event event(SplittableRandom random, double effect) {
    double drift = 0.15 * random.nextGaussian();
    List<NormChangeCell> changed = new ArrayList<>();
    List<NormChangeCell> controls = new ArrayList<>();
    for (int cell = 0; cell < 9; cell++) {
      boolean isChanged = cell < 3;
      (isChanged ? changed : controls).add(drawn(random, drift, isChanged ? effect : 0));
    }
    return new Event(true, changed, controls);
  }

  /** A cell of 1,000 contacts a week. */
  private static NormChangeCell drawn(SplittableRandom random, double drift, double effect) {
    double base = -2 + 0.3 * random.nextGaussian();
    double moved = drift + 0.04 * random.nextGaussian();
    long[][] contacts = new long[NormChangeCell.WEEKS][LOADS];
    long[][] adverse = new long[NormChangeCell.WEEKS][LOADS];
    for (int week = 0; week < NormChangeCell.WEEKS; week++) {
      boolean isAfter = week >= NormChangeCell.REACH;
      for (int load = 0; load < LOADS; load++) {
        double logit = base + 0.1 * load + (isAfter ? moved : 0);
        double rate = 1 / (1 + Math.exp(-logit)) + (isAfter ? effect : 0);
        contacts[week][load] = 200L + random.nextInt(100);
        for (int contact = 0; contact < contacts[week][load]; contact++) {
          adverse[week][load] += random.nextDouble() < rate ? 1 : 0;
        }
      }
    }
    return NormChangeCell.of(contacts, adverse).orElseThrow();
  }
}
