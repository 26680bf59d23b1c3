package org.contretemps.record.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.record.norm.Norms.ANY;
import static org.contretemps.record.norm.Norms.day;
import static org.contretemps.record.norm.Norms.interval;
import static org.contretemps.record.norm.Norms.perContact;
import static org.contretemps.record.norm.Norms.randomLog;
import static org.contretemps.record.norm.Norms.revoke;
import static org.contretemps.record.norm.Norms.scope;
import static org.contretemps.record.norm.Norms.set;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class NormLogTest {
  private static final NormScope PHONE = scope("S1", "PHONE", ANY);
  private static final Norm SLOW = perContact(PHONE, 400);
  private static final Norm FAST = perContact(PHONE, 300);
  private static final int DAYS = 12;

  @Test
  void aLaterEntryReplacesTheEarlierOneFromItsEffectiveDateOn() {
    assertThat(intervals(set(0, SLOW, 5), set(8, FAST, 20)))
        .containsExactly(
            new NormInterval(SLOW, day(5), day(20), Norms.noon(0)),
            new NormInterval(FAST, day(20), NormInterval.OPEN, Norms.noon(8)));
  }

  @Test
  void aLateEntryAppliesFromItsEffectiveDate() {
    assertThat(intervals(set(0, SLOW, 5), set(3, SLOW, 20), set(30, FAST, 10)))
        .extracting(NormInterval::norm, NormInterval::from, NormInterval::until)
        .containsExactly(tuple(SLOW, 5, 10), tuple(FAST, 10, 20), tupleOpen(SLOW, 20));
  }

  @Test
  void ofSeveralEntriesForOneDateTheLastLoggedCounts() {
    assertThat(intervals(set(7, FAST, 5), set(0, SLOW, 5)))
        .containsExactly(new NormInterval(FAST, day(5), NormInterval.OPEN, Norms.noon(7)));
  }

  @Test
  void aRevocationEndsTheNormUntilTheNextEntry() {
    assertThat(intervals(set(0, SLOW, 5), revoke(8, SLOW, 10), set(9, SLOW, 20)))
        .extracting(NormInterval::norm, NormInterval::from, NormInterval::until)
        .containsExactly(tuple(SLOW, 5, 10), tupleOpen(SLOW, 20));
  }

  @Test
  void aRevocationForTheDateOfAnEntryTakesThatBackAndTheEarlierNormGoesOn() {
    assertThat(intervals(set(0, SLOW, 5), set(6, FAST, 10), revoke(7, FAST, 10)))
        .containsExactly(new NormInterval(SLOW, day(5), NormInterval.OPEN, Norms.noon(0)));
  }

  @Test
  void whatIsTakenBackTakesItsCorrectionsAlong() {
    assertThat(intervals(set(6, FAST, 10), set(7, SLOW, 10), revoke(8, FAST, 10))).isEmpty();
  }

  @Test
  void anEntryAfterARevocationForTheSameDateCounts() {
    assertThat(intervals(set(0, SLOW, 5), revoke(6, SLOW, 10), set(7, FAST, 10)))
        .extracting(NormInterval::norm, NormInterval::from, NormInterval::until)
        .containsExactly(tuple(SLOW, 5, 10), tupleOpen(FAST, 10));
  }

  @Test
  void aRevocationOfNothingDoesNothing() {
    assertThat(intervals(revoke(0, SLOW, 5))).isEmpty();
    assertThat(intervals(revoke(0, SLOW, 5), set(1, SLOW, 8))).hasSize(1);
  }

  @Test
  void aRevocationNeedNotKnowTheTarget() {
    assertThat(intervals(set(0, SLOW, 5), revoke(8, FAST, 10)))
        .containsExactly(new NormInterval(SLOW, day(5), day(10), Norms.noon(0)));
  }

  @Test
  void aNormThatIsSetAgainGoesOn() {
    assertThat(intervals(set(0, SLOW, 5), set(8, SLOW, 10)))
        .containsExactly(new NormInterval(SLOW, day(5), NormInterval.OPEN, Norms.noon(0)));
  }

  @Test
  void ofTwoNormsLoggedAtOneInstantTheLargerTargetCounts() {
    assertThat(intervals(set(0, SLOW, 5), set(0, FAST, 5)))
        .extracting(NormInterval::norm)
        .containsExactly(SLOW);
    assertThat(intervals(set(0, SLOW, 5), revoke(0, SLOW, 5))).isEmpty();
  }

  @Test
  void scopesAndBasesDoNotReplaceEachOther() {
    Norm mean = Norms.norm(PHONE, NormBasis.MEAN_SECONDS, 350);
    Norm any = perContact(scope("S1", ANY, ANY), 350);
    assertThat(intervals(set(0, SLOW, 5), set(0, mean, 6), set(0, any, 7), revoke(0, mean, 9)))
        .extracting(NormInterval::norm, NormInterval::from, NormInterval::until)
        .containsExactlyInAnyOrder(tupleOpen(SLOW, 5), tuple(mean, 6, 9), tupleOpen(any, 7));
  }

  @Test
  void theOrderOfTheEntriesAndTheirRepetitionChangeNothing() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<NormLog.Entry> entries = randomLog(random, 1 + random.nextInt(80), DAYS);
      List<NormLog.Entry> shuffled = new ArrayList<>(entries);
      shuffled.add(Norms.pick(random, entries));
      Collections.shuffle(shuffled, random);

      assertThat(NormLog.of(shuffled).intervals()).isEqualTo(NormLog.of(entries).intervals());
    }
  }

  @Test
  void intervalsSayOfEveryDayWhatTheLogReadLineByLineSays() {
    int found = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<NormLog.Entry> entries = narrowLog(random, 1 + random.nextInt(80));
      List<NormInterval> intervals = NormLog.of(entries).intervals();
      for (NormLog.Track track :
          entries.stream().map(e -> NormLog.Track.of(e.norm())).distinct().toList()) {
        for (int day = -1; day <= DAYS; day++) {
          LocalDate date = day(day);
          List<Norm> inForce =
              intervals.stream()
                  .filter(i -> NormLog.Track.of(i.norm()).equals(track) && i.contains(date))
                  .map(NormInterval::norm)
                  .toList();
          assertThat(inForce)
              .as("seed %d, %s on %s", seed, track, date)
              .isEqualTo(readLineByLine(entries, track, date).stream().toList());
          found += inForce.size();
        }
      }
    }
    assertThat(found).isGreaterThan(5_000);
  }

  @Test
  void neighboursNeverTouchWithTheSameNorm() {
    for (int seed = 0; seed < 300; seed++) {
      List<NormInterval> intervals = NormLog.of(narrowLog(new Random(seed), 60)).intervals();
      for (int i = 1; i < intervals.size(); i++) {
        NormInterval before = intervals.get(i - 1);
        NormInterval after = intervals.get(i);
        if (NormLog.Track.of(before.norm()).equals(NormLog.Track.of(after.norm()))) {
          assertThat(before.until()).isBeforeOrEqualTo(after.from());
          assertThat(before.until().equals(after.from()) && before.norm().equals(after.norm()))
              .isFalse();
        }
      }
    }
  }

  /** Keeps a calendar, line after line, and looks back from the date to the last mark in it. */
  private static Optional<Norm> readLineByLine(
      List<NormLog.Entry> entries, NormLog.Track track, LocalDate date) {
    Map<LocalDate, Optional<Norm>> calendar = new HashMap<>();
    Set<LocalDate> everSet = new HashSet<>();
    List<NormLog.Entry> lines = new ArrayList<>(entries);
    lines.sort(
        Comparator.comparingDouble(
                (NormLog.Entry e) -> e.norm().attainmentTarget().orElse(Double.NEGATIVE_INFINITY))
            .reversed());
    lines.sort(Comparator.comparingDouble((NormLog.Entry e) -> -e.norm().target()));
    lines.sort(Comparator.comparingInt((NormLog.Entry e) -> e.revoked() ? 0 : 1));
    lines.sort(Comparator.comparing(NormLog.Entry::loggedAt).reversed());
    Collections.reverse(lines);
    for (NormLog.Entry line : lines) {
      LocalDate from = line.effectiveFrom();
      if (!NormLog.Track.of(line.norm()).equals(track)) {
        continue;
      }
      if (!line.revoked()) {
        calendar.put(from, Optional.of(line.norm()));
        everSet.add(from);
      } else if (everSet.contains(from)) {
        calendar.remove(from);
      } else {
        calendar.put(from, Optional.empty());
      }
    }
    for (LocalDate back = date; !back.isBefore(day(0)); back = back.minusDays(1)) {
      if (calendar.containsKey(back)) {
        return calendar.get(back);
      }
    }
    return Optional.empty();
  }

  /** A log of two scopes and bases, so that its entries meet often. */
  private static List<NormLog.Entry> narrowLog(Random random, int entries) {
    List<NormLog.Entry> log = new ArrayList<>();
    for (int i = 0; i < entries; i++) {
      Norm norm =
          new Norm(
              random.nextBoolean() ? PHONE : scope(ANY, ANY, "SIMPLE"),
              random.nextBoolean() ? NormBasis.MEAN_SECONDS : NormBasis.SECONDS_PER_CONTACT,
              100.0 * (1 + random.nextInt(3)),
              random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(0.9));
      int logged = random.nextInt(8);
      int from = random.nextInt(DAYS);
      log.add(random.nextInt(3) == 0 ? revoke(logged, norm, from) : set(logged, norm, from));
    }
    return log;
  }

  private static List<NormInterval> intervals(NormLog.Entry... entries) {
    return NormLog.of(List.of(entries)).intervals();
  }

  private static Tuple tuple(Norm norm, int from, int until) {
    NormInterval interval = interval(norm, from, until);
    return Tuple.tuple(norm, interval.from(), interval.until());
  }

  private static Tuple tupleOpen(Norm norm, int from) {
    return Tuple.tuple(norm, day(from), NormInterval.OPEN);
  }
}
