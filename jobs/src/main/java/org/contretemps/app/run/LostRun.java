package org.contretemps.app.run;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.contretemps.operation.Ending;
import org.contretemps.operation.RunOutcome;
import org.contretemps.operation.RunReport;
import org.contretemps.operation.StepRun;
import org.contretemps.operation.TableVersions;
import org.contretemps.warehouse.lock.LockHolder;

/**
 * A run that ended without a word: it was killed, its memory ended, or its machine stopped. The
 * next run that takes the warehouse finds its name in the lock, and records it.
 *
 * @param began when it began
 * @param seen how long after that it was seen last
 */
record LostRun(LockHolder holder, Instant began, Duration seen) {
  /** Nobody saw the exit code. */
  static final int UNKNOWN = -1;

  private static final String WHY =
      "Cannot tell how this run ended: it left no record, because it was told to stop, was killed, its memory ended or the machine stopped. If its memory ended, give it more with CONTRETEMPS_MEMORY (spark-submit: --driver-memory). The tables are as its last commit left them; the run after it goes on from there.";

  /** The run that a lock names; empty if it does not say enough. */
  static Optional<LostRun> of(LockHolder holder) {
    if (Stream.of(holder.run(), holder.command(), holder.startedAt(), holder.seenAt())
        .anyMatch(Objects::isNull)) {
      return Optional.empty();
    }
    try {
      Instant began = Instant.parse(holder.startedAt());
      return Optional.of(
          new LostRun(holder, began, Duration.between(began, Instant.parse(holder.seenAt()))));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** Its record: of what it did no more is known than when it began and was seen last. */
  RunReport report() {
    StepRun whole =
        new StepRun(
            0,
            "run",
            Optional.empty(),
            began,
            Math.max(0, seen.toSeconds()),
            new Ending(RunOutcome.FAILED, UNKNOWN, WHY, WHY),
            TableVersions.NONE);
    return new RunReport(holder.run(), holder.command(), whole, List.of(), Map.of());
  }

  /** For the person who waits for the run that found it. */
  String warning() {
    return "Warning: the run before this one (%s) ended without a word: it was killed, its memory ended or the machine stopped. It is in job_run now; this run goes on from the tables as its last commit left them."
        .formatted(holder.words());
  }
}
