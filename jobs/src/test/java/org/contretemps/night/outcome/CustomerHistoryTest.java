package org.contretemps.night.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.config.StandInBounds;
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

  @Test
  void howManyConversationsThereAreIsSaidIfItMayBeMoreThanPeopleHave() {
    List<Leg> legs = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      legs.add(leg(i, i, HOUSING, 9 + 24 * i, true));
    }
    assertThat(bounded(legs, 12, 5).outcome(legs.get(5)).conversations()).isZero();
    LegOutcome sixth = bounded(legs, 11, 5).outcome(legs.get(5));
    assertThat(sixth.conversations()).isEqualTo(12);
    assertThat(sixth.conversationsBefore()).as("six up to its date").isZero();
    assertThat(bounded(legs, 5, 5).outcome(legs.get(5)).conversationsBefore()).isEqualTo(6);
    assertThat(sixth.isNotable(legs.get(5))).isTrue();
  }

  @Test
  void whoComesToManyServicesInADayIsSuspected() {
    List<Leg> legs = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      legs.add(leg(i, i, i, 9 + i, true));
    }
    assertThat(bounded(legs, 100, 3).outcome(legs.get(0)).isOnManyServices()).isFalse();
    assertThat(bounded(legs, 100, 2).outcome(legs.get(0)).isOnManyServices()).isTrue();
  }

  private static CustomerHistory.Day bounded(List<Leg> legs, int conversations, int services) {
    StandInBounds bounds = new StandInBounds(conversations, 100, 4, services, List.of());
    OutcomeWindows windows = new OutcomeWindows(1, 168, 30, bounds);
    Leg asked = legs.get(Math.min(5, legs.size() - 1));
    return new CustomerHistory(legs, windows).on(asked.date());
  }
}
