package org.contretemps.night.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.contretemps.config.OutcomeWindows;
import org.junit.jupiter.api.Test;

/** Customers' histories that nobody thought up, against the definition in a few slow lines. */
class RandomHistoriesTest {
  private static final int DAY = 20_000;
  private static final long HOURS = TimeUnit.HOURS.toMicros(1);

  /** The definition, leg by leg and without any index. */
  private static LegOutcome slowly(Leg leg, List<Leg> legs) {
    List<Leg> around = seen(legs, leg.date() - 31, leg.date() + 8);
    List<Leg> own = of(leg.conversationKey(), around);
    List<Leg> spoken = own.stream().filter(Leg::isHandled).toList();
    boolean isLast =
        (spoken.isEmpty() ? own : spoken)
            .stream()
                .max(
                    Comparator.comparingLong(Leg::endedAt)
                        .thenComparingInt(Leg::number)
                        .thenComparingLong(Leg::startedAt)
                        .thenComparingLong(Leg::contactKey))
                .orElseThrow()
                .equals(leg);
    boolean isOutbound = first(own).isOutbound();
    long end = end(own);
    OptionalLong next =
        others(leg, around)
            .filter(other -> first(other).isInbound() && isOnAnyOf(own, other))
            .mapToLong(RandomHistoriesTest::start)
            .filter(start -> start >= end && start <= end + 168 * HOURS)
            .min();
    return new LegOutcome(
        leg.contactKey(),
        isLast,
        isOutbound,
        isPreceded(leg, seen(legs, leg.date() - 31, leg.date()), 720 * HOURS),
        isPreceded(leg, seen(legs, leg.date() - 31, leg.date()), HOURS),
        0,
        0,
        false,
        isLast && !isOutbound && next.isPresent()
            ? OptionalLong.of((next.getAsLong() - end) / 1_000_000)
            : OptionalLong.empty());
  }

  /** Whether its customer was in touch before its conversation: up to then, or began to be. */
  private static boolean isPreceded(Leg leg, List<Leg> before, long reach) {
    List<Leg> own = of(leg.conversationKey(), before);
    List<Leg> soFar = own.stream().filter(o -> o.startedAt() <= leg.startedAt()).toList();
    return others(leg, before)
        .filter(other -> !first(other).isOutbound() && isOnAnyOf(soFar, other))
        .filter(other -> start(other) < start(own))
        .mapToLong(other -> end(other) <= start(own) ? end(other) : start(other))
        .anyMatch(touch -> touch >= start(own) - reach);
  }

  private static Stream<List<Leg>> others(Leg leg, List<Leg> legs) {
    return legs.stream()
        .map(Leg::conversationKey)
        .distinct()
        .filter(key -> key != leg.conversationKey())
        .map(key -> of(key, legs));
  }

  private static boolean isOnAnyOf(List<Leg> one, List<Leg> other) {
    return one.stream()
        .anyMatch(leg -> other.stream().anyMatch(o -> o.serviceKey() == leg.serviceKey()));
  }

  private static Leg first(List<Leg> legs) {
    return legs.stream()
        .min(
            Comparator.comparingInt(Leg::number)
                .thenComparingLong(Leg::startedAt)
                .thenComparingLong(Leg::contactKey))
        .orElseThrow();
  }

  private static long start(List<Leg> legs) {
    return legs.stream().mapToLong(Leg::startedAt).min().orElseThrow();
  }

  private static long end(List<Leg> legs) {
    return legs.stream().mapToLong(Leg::endedAt).max().orElseThrow();
  }

  /** The legs in which the customer took part. */
  private static List<Leg> of(long conversation, List<Leg> legs) {
    List<Leg> all = legs.stream().filter(leg -> leg.conversationKey() == conversation).toList();
    return all.stream()
        .filter(
            leg ->
                all.stream()
                    .filter(Leg::isHandled)
                    .filter(with -> with.startedAt() < leg.startedAt())
                    .filter(with -> leg.startedAt() < with.endedAt())
                    .noneMatch(with -> with.isEndedByCustomer() || leg.endedAt() < with.endedAt()))
        .toList();
  }

  private static List<Leg> seen(List<Leg> legs, int from, int to) {
    return legs.stream().filter(leg -> leg.date() >= from && leg.date() <= to).toList();
  }

  /**
   * Up to twelve legs within thirty days, of which some lie within others.
   *
   * @param isScattered whether conversations are taken up again days later
   */
  private static List<Leg> history(Random random, boolean isScattered) {
    List<Leg> legs = new ArrayList<>();
    int size = 1 + random.nextInt(12);
    for (int key = 0; key < size; key++) {
      boolean follows = key > 0 && random.nextInt(3) == 0;
      Leg before = follows ? legs.get(random.nextInt(key)) : null;
      long start =
          follows
              ? before.startedAt() + random.nextInt(8) * HOURS / 16
              : TimeUnit.DAYS.toMicros(DAY) + random.nextInt(24 * 60) * (HOURS / 2);
      int direction = random.nextInt(6);
      legs.add(
          new Leg(
              (int) Math.floorDiv(start, TimeUnit.DAYS.toMicros(1)),
              key,
              conversation(random, size, isScattered, key, before),
              random.nextInt(3),
              1 + random.nextInt(2),
              start,
              start + (random.nextInt(9) == 0 ? 40 * HOURS : random.nextInt(8) * HOURS / 16),
              direction > 1,
              direction == 0,
              random.nextInt(5) > 0,
              random.nextInt(3) == 0));
    }
    return legs;
  }

  private static long conversation(
      Random random, int size, boolean isScattered, int key, Leg before) {
    if (before != null) {
      return before.conversationKey();
    }
    return isScattered ? random.nextInt(size) : key;
  }

  @Test
  void everyLegOfRandomHistoriesIsAsTheDefinitionSays() {
    Random random = new Random(7);
    int repeats = 0;
    for (int history = 0; history < 600; history++) {
      List<Leg> legs = history(random, true);
      CustomerHistory fast = new CustomerHistory(legs, OutcomeWindows.DEFAULT);
      for (Leg leg : legs) {
        LegOutcome expected = slowly(leg, legs);
        assertThat(fast.on(leg.date()).outcome(leg)).isEqualTo(expected);
        repeats += expected.secondsToRepeat().isPresent() ? 1 : 0;
      }
    }
    assertThat(repeats).isGreaterThan(300);
  }

  /** The first of the conversations that came in time, from any of its legs. */
  @Test
  void whatIsARepeatOfAConversationIsPrecededByIt() {
    Random random = new Random(8);
    int repeats = 0;
    for (int history = 0; history < 600; history++) {
      List<Leg> legs = history(random, false);
      CustomerHistory told = new CustomerHistory(legs, OutcomeWindows.DEFAULT);
      for (Leg leg : legs) {
        OptionalLong gap = told.on(leg.date()).outcome(leg).secondsToRepeat();
        if (gap.isPresent()) {
          repeats++;
          long start = end(of(leg.conversationKey(), legs)) + gap.getAsLong() * 1_000_000;
          assertThat(
                  legs.stream()
                      .filter(other -> start(of(other.conversationKey(), legs)) == start)
                      .anyMatch(other -> told.on(other.date()).outcome(other).hasPrior()))
              .as("%s came back at %d: %s", leg, start, legs)
              .isTrue();
        }
      }
    }
    assertThat(repeats).isGreaterThan(300);
  }
}
