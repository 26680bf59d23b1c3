package org.contretemps.night.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConversationFiguresTest {
  private static final OptionalInt UNKNOWN = OptionalInt.empty();

  /** A pass of the given seconds; if nobody handled it, its handling is unknown. */
  private static Pass pass(int number, int start, int end, OptionalInt wait, OptionalInt handling) {
    return new Pass(
        number,
        number,
        start * 1_000_000L,
        end * 1_000_000L,
        true,
        wait,
        false,
        handling.isPresent(),
        false,
        handling);
  }

  private static Pass left(int number, int start, int wait) {
    return new Pass(
        number,
        number,
        start * 1_000_000L,
        (start + wait) * 1_000_000L,
        true,
        OptionalInt.of(wait),
        true,
        false,
        true,
        UNKNOWN);
  }

  private static Pass calledBack(int number, int start, int end, int wait, int handling) {
    return new Pass(
        number,
        number,
        start * 1_000_000L,
        end * 1_000_000L,
        false,
        OptionalInt.of(wait),
        false,
        true,
        false,
        OptionalInt.of(handling));
  }

  private static OptionalInt of(int seconds) {
    return OptionalInt.of(seconds);
  }

  private static ConversationFigures figures(Pass... passes) {
    return ConversationFigures.of(List.of(passes));
  }

  @Test
  void whoGoesRoundThreeQueuesWaitedOnceInAllOfThem() {
    Pass first = pass(1, 0, 180, of(180), UNKNOWN);
    Pass second = pass(2, 180, 360, of(180), UNKNOWN);
    Pass third = pass(3, 360, 570, of(10), of(200));
    ConversationFigures expected = new ConversationFigures(of(370), of(370), false, of(200));
    assertThat(figures(first, second, third)).isEqualTo(expected);
    assertThat(figures(third, first, second)).as("in any order").isEqualTo(expected);
  }

  /** As systems that offer a call to several queues at once log it: one pass for each of them. */
  @Test
  void whoWaitsInThreeQueuesAtOnceWaitsOnce() {
    Pass one = pass(1, 0, 60, of(60), UNKNOWN);
    Pass late = pass(2, 20, 60, of(40), UNKNOWN);
    Pass answered = pass(3, 0, 260, of(60), of(200));
    assertThat(figures(one, late, answered))
        .isEqualTo(new ConversationFigures(of(60), of(60), false, of(200)));
    assertThat(figures(one, late, left(3, 0, 60)))
        .isEqualTo(new ConversationFigures(of(60), UNKNOWN, true, UNKNOWN));
    assertThat(figures(one, pass(2, 40, 290, of(50), of(200))).waitSeconds())
        .as("what they have in common counts once")
        .isEqualTo(of(90));
  }

  @Test
  void whoIsPassedOnWasAnsweredByTheFirstAndWaitsOn() {
    Pass desk = pass(1, 0, 110, of(10), of(100));
    Pass specialist = pass(2, 110, 710, of(300), of(320));
    assertThat(figures(desk, specialist))
        .isEqualTo(new ConversationFigures(of(310), of(10), false, of(420)));
    assertThat(figures(desk, left(2, 110, 300)))
        .as("who leaves the second queue was answered in the first")
        .isEqualTo(new ConversationFigures(of(310), of(10), false, of(100)));
  }

  @Test
  void whoIsAnsweredNowhereAndLeavesHasAbandoned() {
    Pass timedOut = pass(1, 0, 180, of(180), UNKNOWN);
    assertThat(figures(timedOut, left(2, 180, 3)))
        .isEqualTo(new ConversationFigures(of(183), UNKNOWN, true, UNKNOWN));
    assertThat(figures(timedOut, pass(2, 180, 183, of(3), UNKNOWN)))
        .isEqualTo(new ConversationFigures(of(183), UNKNOWN, false, UNKNOWN));
  }

  @Test
  void theWaitForACallBackIsNoneOnTheLine() {
    assertThat(figures(pass(1, 0, 12, of(12), UNKNOWN), calledBack(2, 12, 3_000, 2_700, 288)))
        .isEqualTo(new ConversationFigures(of(12), UNKNOWN, false, of(288)));
  }

  @Test
  void inAConsultationAgentsWaitAndWorkAndNotTheCustomer() {
    Pass call = pass(1, 0, 1_800, of(10), of(1_790));
    Pass consultation = pass(2, 600, 720, of(30), of(90));
    assertThat(figures(call, consultation))
        .isEqualTo(new ConversationFigures(of(10), of(10), false, of(1_880)));
  }

  @Test
  void aWaitThatIsNotKnownIsNotNought() {
    Pass unknown = pass(1, 0, 300, UNKNOWN, of(200));
    assertThat(figures(unknown))
        .isEqualTo(new ConversationFigures(UNKNOWN, UNKNOWN, false, of(200)));
    assertThat(
            Stream.of(pass(1, 0, 5, of(5), UNKNOWN), pass(2, 5, 300, UNKNOWN, of(200)))
                .toArray(Pass[]::new))
        .satisfies(
            passes ->
                assertThat(figures(passes))
                    .isEqualTo(new ConversationFigures(of(5), UNKNOWN, false, of(200))));
  }
}
