package org.contretemps.night.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
    return leg(
        key,
        conversation,
        service,
        number,
        start,
        start + HOURS / 4,
        inbound,
        !inbound,
        true,
        false);
  }

  private static Leg leg(
      long key,
      long conversation,
      long service,
      int number,
      long start,
      long end,
      boolean isInbound,
      boolean isOutbound,
      boolean isHandled,
      boolean isEndedByCustomer) {
    int date = (int) Math.floorDiv(start, TimeUnit.DAYS.toMicros(1));
    return new Leg(
        date,
        key,
        conversation,
        service,
        number,
        start,
        end,
        isInbound,
        isOutbound,
        isHandled,
        isEndedByCustomer);
  }

  /** A leg as it is but for its length in hours, and whether it was handled and by whom ended. */
  private static Leg lasting(Leg leg, double hours, boolean isHandled, boolean isEndedByCustomer) {
    return leg(
        leg.contactKey(),
        leg.conversationKey(),
        leg.serviceKey(),
        leg.number(),
        leg.startedAt(),
        leg.startedAt() + (long) (hours * HOURS),
        leg.isInbound(),
        leg.isOutbound(),
        isHandled,
        isEndedByCustomer);
  }

  private static Leg unhandled(Leg leg) {
    return lasting(leg, 0.25, false, true);
  }

  private static Leg calledBack(long key, long conversation, double hours) {
    Leg leg = leg(key, conversation, HOUSING, hours, false);
    return leg(
        key, conversation, HOUSING, 1, leg.startedAt(), leg.endedAt(), false, false, true, false);
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
  void repeatsCountWhereTheCustomerWasLastSpokenToFromTheConversationsEnd() {
    Leg first = leg(1, 1, FAMILY, 1, 9, true);
    Leg last = leg(2, 1, HOUSING, 2, 10, true);
    Leg again = leg(3, 2, HOUSING, 30.25, true);
    assertThat(outcome(first, first, last, again).isLastSpoken()).isFalse();
    assertThat(hoursToRepeat(first, first, last, again)).isEmpty();
    assertThat(hoursToRepeat(last, first, last, again)).hasValue(20);
  }

  @Test
  void aReturnToWhereACallWasPassedOnFromIsARepeatOfItAndIsPreceded() {
    Leg desk = leg(1, 1, FAMILY, 1, 9, true);
    Leg specialist = leg(2, 1, HOUSING, 2, 9.25, true);
    Leg again = leg(3, 2, FAMILY, 30, true);
    Leg[] all = {desk, specialist, again};
    assertThat(hoursToRepeat(specialist, all)).hasValue(20);
    assertThat(hoursToRepeat(desk, all)).as("once").isEmpty();
    assertThat(outcome(again, all).hasPrior()).isTrue();
  }

  @Test
  void aConsultationIsNoLegOfTheCustomers() {
    Leg call = lasting(leg(1, 1, HOUSING, 1, 9, true), 0.5, true, false);
    Leg consultation = leg(2, 1, FAMILY, 2, 9.125, true);
    Leg again = leg(3, 2, HOUSING, 30, true);
    assertThat(hoursToRepeat(call, call, consultation, again)).hasValue(20);
    assertThat(outcome(consultation, call, consultation, again).isLastSpoken()).isFalse();
    Leg elsewhere = leg(3, 2, FAMILY, 30, true);
    assertThat(hoursToRepeat(call, call, consultation, elsewhere)).isEmpty();
    assertThat(outcome(elsewhere, call, consultation, elsewhere).hasPrior()).isFalse();
  }

  @Test
  void aConversationIsOverWhenItsCustomerHangsUp() {
    Leg consultation = lasting(leg(2, 1, FAMILY, 2, 9.125, true), 2, true, false);
    Leg again = leg(3, 2, HOUSING, 10, true);
    Leg left = lasting(leg(1, 1, HOUSING, 1, 9, true), 0.5, true, true);
    assertThat(hoursToRepeat(left, left, consultation, again)).hasValue(0);
    Leg passedOn = lasting(left, 0.5, true, false);
    assertThat(outcome(consultation, passedOn, consultation, again).isLastSpoken())
        .as("a call that is passed on with a word")
        .isTrue();
    assertThat(hoursToRepeat(consultation, passedOn, consultation, again)).isEmpty();
  }

  @Test
  void whoLeavesTheNextQueueWasLastSpokenToBefore() {
    Leg spoken = leg(1, 1, HOUSING, 1, 9, true);
    Leg queue = unhandled(leg(2, 1, FAMILY, 2, 9.25, true));
    Leg again = leg(3, 2, FAMILY, 29.5, true);
    assertThat(hoursToRepeat(spoken, spoken, queue, again)).as("from the end").hasValue(20);
    assertThat(outcome(queue, spoken, queue, again).isLastSpoken()).isFalse();
    Leg left = unhandled(spoken);
    assertThat(hoursToRepeat(queue, left, queue, again)).as("dialled again").hasValue(20);
  }

  @Test
  void aReturnAfterACallOfTheOrganisationIsARepeatOfTheConversationBefore() {
    Leg first = leg(1, 1, HOUSING, 9, true);
    Leg called = leg(2, 2, HOUSING, 20, false);
    Leg again = leg(3, 3, HOUSING, 30, true);
    assertThat(hoursToRepeat(first, first, called, again)).hasValue(20);
    assertThat(outcome(called, first, called, again).isOutbound()).isTrue();
    assertThat(hoursToRepeat(called, first, called, again)).isEmpty();
    Leg asked = calledBack(2, 2, 20);
    assertThat(hoursToRepeat(asked, asked, again)).as("asked for by the customer").hasValue(9);
    assertThat(outcome(again, asked, again).hasPrior()).isTrue();
  }

  @Test
  void legsThatASourceDoesNotNumberStandInTheOrderOfTime() {
    Leg first = leg(9, 1, HOUSING, 9, true);
    Leg last = leg(2, 1, HOUSING, 10, true);
    assertThat(outcome(first, first, last).isLastSpoken()).isFalse();
    assertThat(outcome(last, first, last).isLastSpoken()).isTrue();
  }

  @Test
  void aPriorContactLiesInTheThirtyDaysBeforeTheBeginning() {
    Leg leg = leg(1, 1, HOUSING, 9, true);
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 8, true)).hasPrior()).isTrue();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 8.75 - 720, true)).hasPrior()).isTrue();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 8.7 - 720, true)).hasPrior()).isFalse();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 9, true)).hasPrior()).isFalse();
    assertThat(outcome(leg, leg, leg(2, 2, FAMILY, 8, true)).hasPrior()).isFalse();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 8, false)).hasPrior()).isFalse();
  }

  @Test
  void anOpenConversationIsPriorByItsBeginningAndNoOneComesBackFromIt() {
    Leg message = lasting(leg(1, 1, HOUSING, 9, true), 48, true, false);
    Leg meanwhile = leg(2, 2, HOUSING, 20, true);
    assertThat(hoursToRepeat(message, message, meanwhile)).isEmpty();
    assertThat(outcome(meanwhile, message, meanwhile).hasPrior()).isTrue();
    assertThat(outcome(meanwhile, message, meanwhile).hasEarlyPrior()).isFalse();
  }

  @Test
  void anEarlyPriorContactLiesInTheHourBeforeTheBeginning() {
    Leg leg = leg(1, 1, HOUSING, 9, true);
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 7.75, true)).hasEarlyPrior()).isTrue();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 7.7, true)).hasEarlyPrior()).isFalse();
    assertThat(outcome(leg, leg, leg(2, 2, HOUSING, 9, true)).hasEarlyPrior()).isFalse();
  }

  @Test
  void ofAConversationAcrossMidnightTheLegAfterItCounts() {
    Leg before = leg(1, 1, HOUSING, 1, 23.9, true);
    Leg after = leg(2, 1, HOUSING, 2, 24.1, true);
    Leg again = leg(3, 2, HOUSING, 48, true);
    assertThat(before.date()).isNotEqualTo(after.date());
    assertThat(outcome(before, before, after, again).isLastSpoken()).isFalse();
    assertThat(outcome(after, before, after, again).secondsToRepeat()).isPresent();
  }

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
            .mapToLong(CustomerHistoryTest::start)
            .filter(start -> start >= end && start <= end + 168 * HOURS)
            .min();
    return new LegOutcome(
        leg.contactKey(),
        isLast,
        isOutbound,
        isPreceded(leg, seen(legs, leg.date() - 31, leg.date()), 720 * HOURS),
        isPreceded(leg, seen(legs, leg.date() - 31, leg.date()), HOURS),
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
          leg(
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

  /** The first of the conversations that came in time, from whatever leg of it that shows. */
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
