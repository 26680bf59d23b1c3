package org.contretemps.night.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.contretemps.config.OutcomeWindows;
import org.junit.jupiter.api.Test;

class CustomerHistoryTest {
  private static final int DAY = 20_000;
  private static final long HOUSING = 1;
  private static final long FAMILY = 2;
  private static final long HOURS = TimeUnit.HOURS.toMicros(1);

  /** A leg of a quarter of an hour; its key is its place in the list. */
  private static Leg leg(long key, long conversation, long service, double hours, boolean inbound) {
    return leg(key, conversation, service, 1, hours, inbound);
  }

  private static Leg leg(
      long key, long conversation, long service, int number, double hours, boolean inbound) {
    long start = TimeUnit.DAYS.toMicros(DAY) + (long) (hours * HOURS);
    int date = (int) Math.floorDiv(start, TimeUnit.DAYS.toMicros(1));
    return new Leg(date, key, conversation, service, number, start, start + HOURS / 4, inbound);
  }

  private static LegOutcome outcome(Leg of, Leg... legs) {
    return new CustomerHistory(Arrays.asList(legs), OutcomeWindows.DEFAULT)
        .on(of.date())
        .outcome(of);
  }

  private static OptionalLong hoursToRepeat(Leg of, Leg... legs) {
    OptionalLong seconds = outcome(of, legs).secondsToRepeat();
    return seconds.isPresent() ? OptionalLong.of(seconds.getAsLong() / 3600) : OptionalLong.empty();
  }

  @Test
  void aNewConversationOnTheServiceIsARepeatUpToTheLastSecondOfTheWindow() {
    Leg first = leg(1, 1, HOUSING, 9, true);
    assertThat(hoursToRepeat(first, first, leg(2, 2, HOUSING, 9.25, true))).hasValue(0);
    assertThat(hoursToRepeat(first, first, leg(2, 2, HOUSING, 9.25 + 168, true))).hasValue(168);
    assertThat(hoursToRepeat(first, first, leg(2, 2, HOUSING, 9.26 + 168, true))).isEmpty();
  }

  @Test
  void anotherServiceAnOutboundCallAndAnOwnLegAreNone() {
    Leg first = leg(1, 1, HOUSING, 9, true);
    assertThat(hoursToRepeat(first, first, leg(2, 2, FAMILY, 30, true))).isEmpty();
    assertThat(hoursToRepeat(first, first, leg(2, 2, HOUSING, 30, false))).isEmpty();
    assertThat(hoursToRepeat(first, first, leg(2, 1, HOUSING, 2, 30, true))).isEmpty();
  }

  @Test
  void aConversationThatBeganBeforeThisOneEndedIsNone() {
    Leg first = leg(1, 1, HOUSING, 9, true);
    assertThat(hoursToRepeat(first, first, leg(2, 2, HOUSING, 9.2, true))).isEmpty();
  }

  @Test
  void aConversationCountsByItsBeginningAndOnEveryServiceItCameTo() {
    Leg first = leg(1, 1, HOUSING, 9, true);
    Leg elsewhere = leg(2, 2, FAMILY, 1, 20, true);
    Leg transferred = leg(3, 2, HOUSING, 2, 21, true);
    assertThat(hoursToRepeat(first, first, elsewhere, transferred)).hasValue(10);
  }

  @Test
  void repeatsCountOnTheLastLegFromTheConversationsEnd() {
    Leg first = leg(1, 1, FAMILY, 1, 9, true);
    Leg last = leg(2, 1, HOUSING, 2, 10, true);
    Leg again = leg(3, 2, HOUSING, 30.25, true);
    assertThat(outcome(first, first, last, again).isLastLeg()).isFalse();
    assertThat(hoursToRepeat(first, first, last, again)).isEmpty();
    assertThat(hoursToRepeat(last, first, last, again)).hasValue(20);
  }

  @Test
  void legsThatASourceDoesNotNumberStandInTheOrderOfTime() {
    Leg first = leg(9, 1, HOUSING, 9, true);
    Leg last = leg(2, 1, HOUSING, 10, true);
    assertThat(outcome(first, first, last).isLastLeg()).isFalse();
    assertThat(outcome(last, first, last).isLastLeg()).isTrue();
  }

  @Test
  void aPriorContactLiesInTheThirtyDaysBeforeTheBeginning() {
    Leg leg = leg(1, 1, HOUSING, 9, true);
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 8, true)).hasPrior()).isTrue();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 9 - 720, true)).hasPrior()).isTrue();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 8.9 - 720, true)).hasPrior()).isFalse();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 9, true)).hasPrior()).isFalse();
    assertThat(outcome(leg, leg, leg(2, 2, FAMILY, 8, true)).hasPrior()).isFalse();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 8, false)).hasPrior()).isFalse();
  }

  @Test
  void anEarlyPriorContactLiesInTheHourBeforeTheBeginning() {
    Leg leg = leg(1, 1, HOUSING, 9, true);
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 8, true)).hasEarlyPrior()).isTrue();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 7.9, true)).hasEarlyPrior()).isFalse();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 9, true)).hasEarlyPrior()).isFalse();
  }

  @Test
  void ofAConversationAcrossMidnightTheLegAfterItCounts() {
    Leg before = leg(1, 1, HOUSING, 1, 23.9, true);
    Leg after = leg(2, 1, HOUSING, 2, 24.1, true);
    Leg again = leg(3, 2, HOUSING, 48, true);
    assertThat(before.date()).isNotEqualTo(after.date());
    assertThat(outcome(before, before, after, again).isLastLeg()).isFalse();
    assertThat(outcome(after, before, after, again).secondsToRepeat()).isPresent();
  }

  /** The definition, leg by leg and without any index. */
  private static LegOutcome slowly(Leg leg, List<Leg> legs) {
    List<Leg> around = seen(legs, leg.date() - 31, leg.date() + 8);
    List<Leg> before = seen(legs, leg.date() - 31, leg.date());
    List<Leg> own = of(leg.conversationKey(), around);
    boolean isLast = own.stream().allMatch(other -> Leg.ORDER.compare(other, leg) <= 0);
    long end = own.stream().mapToLong(Leg::endedAt).max().orElseThrow();
    OptionalLong next =
        starts(leg, around).filter(start -> start >= end && start <= end + 168 * HOURS).min();
    long ownStart =
        of(leg.conversationKey(), before).stream().mapToLong(Leg::startedAt).min().orElseThrow();
    boolean hasPrior =
        starts(leg, before)
            .anyMatch(start -> start < ownStart && start >= leg.startedAt() - 720 * HOURS);
    boolean hasEarlyPrior =
        starts(leg, before).anyMatch(start -> start < ownStart && start >= leg.startedAt() - HOURS);
    return new LegOutcome(
        leg.contactKey(),
        isLast,
        hasPrior,
        hasEarlyPrior,
        isLast && next.isPresent()
            ? OptionalLong.of((next.getAsLong() - end) / 1_000_000)
            : OptionalLong.empty());
  }

  private static java.util.stream.LongStream starts(Leg leg, List<Leg> legs) {
    return legs.stream()
        .mapToLong(Leg::conversationKey)
        .distinct()
        .filter(key -> key != leg.conversationKey())
        .filter(
            key ->
                of(key, legs).stream().min(Leg.ORDER).orElseThrow().isInbound()
                    && of(key, legs).stream()
                        .anyMatch(other -> other.serviceKey() == leg.serviceKey()))
        .map(key -> of(key, legs).stream().mapToLong(Leg::startedAt).min().orElseThrow());
  }

  private static List<Leg> of(long conversation, List<Leg> legs) {
    return legs.stream().filter(leg -> leg.conversationKey() == conversation).toList();
  }

  private static List<Leg> seen(List<Leg> legs, int from, int to) {
    return legs.stream().filter(leg -> leg.date() >= from && leg.date() <= to).toList();
  }

  @Test
  void everyLegOfRandomHistoriesIsAsTheDefinitionSays() {
    Random random = new Random(7);
    int repeats = 0;
    for (int history = 0; history < 400; history++) {
      List<Leg> legs = new ArrayList<>();
      int size = 1 + random.nextInt(12);
      IntStream.range(0, size)
          .forEach(
              key ->
                  legs.add(
                      leg(
                          key,
                          random.nextInt(size),
                          random.nextInt(2),
                          1 + random.nextInt(2),
                          random.nextInt(24 * 60) / 2.0,
                          random.nextInt(4) > 0)));
      CustomerHistory fast = new CustomerHistory(legs, OutcomeWindows.DEFAULT);
      for (Leg leg : legs) {
        LegOutcome expected = slowly(leg, legs);
        assertThat(fast.on(leg.date()).outcome(leg)).isEqualTo(expected);
        repeats += expected.secondsToRepeat().isPresent() ? 1 : 0;
      }
    }
    assertThat(repeats).isGreaterThan(300);
  }
}
