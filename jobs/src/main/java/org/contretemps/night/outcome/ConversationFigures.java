package org.contretemps.night.outcome;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The figures of a whole conversation for its customer (waits, abandonment, handling time), through
 * all queues it passed, on the date on which it began and after the next midnight (METHOD §10).
 *
 * @param waitSeconds on the line, of all its passes; empty if none is known. Who waits in several
 *     queues at once waits once
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
        onTheLine.stream().anyMatch(pass -> pass.waited().isPresent())
            ? OptionalInt.of(seconds(onTheLine))
            : OptionalInt.empty(),
        secondsToAnswer(onTheLine),
        !isAnswered && onTheLine.stream().anyMatch(Pass::isAbandoned),
        sum(all.stream().map(Pass::handling).toList()));
  }

  /** Empty also if it is not known how long the customer waited for the agent who answered. */
  private static OptionalInt secondsToAnswer(List<Pass> onTheLine) {
    for (int i = 0; i < onTheLine.size(); i++) {
      Pass pass = onTheLine.get(i);
      if (pass.isAnswered()) {
        return pass.waited().isPresent()
            ? OptionalInt.of(seconds(onTheLine.subList(0, i + 1)))
            : OptionalInt.empty();
      }
    }
    return OptionalInt.empty();
  }

  /** How long the customer waited in some queues, which may have been several at once. */
  private static int seconds(List<Pass> passes) {
    long micros = 0;
    long until = Long.MIN_VALUE;
    for (Pass pass : passes.stream().sorted(Comparator.comparingLong(Pass::startedAt)).toList()) {
      long end = pass.waitedUntil();
      micros += Math.max(0, end - Math.max(until, pass.startedAt()));
      until = Math.max(until, end);
    }
    return (int) TimeUnit.MICROSECONDS.toSeconds(micros);
  }

  private static OptionalInt sum(List<OptionalInt> seconds) {
    return seconds.stream().flatMapToInt(OptionalInt::stream).reduce(Integer::sum);
  }
}
