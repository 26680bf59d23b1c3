package org.contretemps.night.outcome;

import java.util.List;
import java.util.OptionalInt;

/**
 * The figures of a whole conversation for its customer (waits, abandonment, handling time), through
 * all queues it passed, on the date on which it began and after the next midnight (METHOD §10).
 *
 * @param waitSeconds on the line, of all its passes; empty if none is known
 * @param secondsToAnswer on the line until an agent first answered; empty if nobody did
 * @param isAbandoned whether the customer left a queue, and nobody answered
 * @param handlingSeconds of all its legs, consultations included; empty if nobody handled one
 */
record ConversationFigures(
    OptionalInt waitSeconds,
    OptionalInt secondsToAnswer,
    boolean isAbandoned,
    OptionalInt handlingSeconds) {

  /**
   * The figures of one conversation.
   *
   * @param all its passes, at least one
   */
  static ConversationFigures of(List<Pass> all) {
    List<Pass> onTheLine =
        all.stream()
            .filter(Pass::isInbound)
            .filter(pass -> all.stream().noneMatch(pass::isConsultationOf))
            .sorted(Pass.ORDER)
            .toList();
    boolean isAnswered = onTheLine.stream().anyMatch(Pass::isAnswered);
    return new ConversationFigures(
        sum(onTheLine.stream().map(Pass::waited).toList()),
        secondsToAnswer(onTheLine),
        !isAnswered && onTheLine.stream().anyMatch(Pass::isAbandoned),
        sum(all.stream().map(Pass::handling).toList()));
  }

  /** Empty also if it is not known how long the customer waited for the agent who answered. */
  private static OptionalInt secondsToAnswer(List<Pass> onTheLine) {
    int seconds = 0;
    for (Pass pass : onTheLine) {
      seconds += pass.waited().orElse(0);
      if (pass.isAnswered()) {
        return pass.waited().isPresent() ? OptionalInt.of(seconds) : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  private static OptionalInt sum(List<OptionalInt> seconds) {
    return seconds.stream().flatMapToInt(OptionalInt::stream).reduce(Integer::sum);
  }
}
