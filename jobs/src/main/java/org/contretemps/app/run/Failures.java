package org.contretemps.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.contretemps.config.ConfigurationException;
import org.contretemps.job.NightRefusedException;
import org.contretemps.operation.Ending;
import org.contretemps.operation.RunOutcome;
import org.contretemps.source.landing.DataRefusedException;

/**
 * Turns an exception into how the command ends: its outcome, its exit code, and the message that
 * says what cannot be done, why, and what to do about it.
 */
public final class Failures {
  static final int FAILURE = 1;

  /** The exit code for usage and configuration. */
  public static final int USAGE = 2;

  /** The exit code if data are refused. */
  public static final int DATA_REFUSED = 3;

  private static final int DEEPEST = 40;
  private static final String AGAIN =
      "The tables are as the last commit left them; run the same command again.";

  private Failures() {}

  /** How a failure ends the command. */
  public static Ending ending(Throwable failure) {
    if (failure instanceof ConfigurationException) {
      return own(RunOutcome.FAILED, USAGE, failure.getMessage());
    }
    if (failure instanceof DataRefusedException || failure instanceof NightRefusedException) {
      return own(RunOutcome.REFUSED, DATA_REFUSED, failure.getMessage());
    }
    List<Throwable> causes = causes(failure);
    return causes.stream()
        .filter(Failures::isOurs)
        .findFirst()
        .map(cause -> own(RunOutcome.FAILED, FAILURE, cause.getMessage()))
        .or(() -> known(causes))
        .orElseGet(() -> unknown(causes.get(causes.size() - 1)));
  }

  private static Ending own(RunOutcome outcome, int exitCode, String message) {
    return new Ending(outcome, exitCode, message, firstLine(message));
  }

  private static Optional<Ending> known(List<Throwable> causes) {
    return KnownFault.in(causes)
        .map(
            found -> {
              String why = found.fault().why();
              String then = found.fault().remedy() + " " + AGAIN;
              return new Ending(
                  RunOutcome.FAILED,
                  FAILURE,
                  "Cannot finish: %s (%s). %s".formatted(why, detail(found.cause()), then),
                  "Cannot finish: %s. %s".formatted(why, then));
            });
  }

  /** What Spark and others say may quote data: only the kind of failure is kept. */
  private static Ending unknown(Throwable root) {
    String name = root.getClass().getSimpleName();
    return new Ending(
        RunOutcome.FAILED,
        FAILURE,
        "Cannot finish: %s. %s The log tells where it happened.".formatted(detail(root), AGAIN),
        "Cannot finish: %s. %s The log tells where it happened.".formatted(name, AGAIN));
  }

  private static String detail(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    String line = firstLine(cause.getMessage()).replaceAll("[.\\s]+$", "");
    return line.isEmpty() ? name : name + ": " + line;
  }

  private static String firstLine(String message) {
    return message == null ? "" : message.lines().findFirst().orElse("");
  }

  private static List<Throwable> causes(Throwable failure) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = failure;
        cause != null && causes.size() < DEEPEST;
        cause = cause.getCause()) {
      causes.add(cause);
    }
    return causes;
  }

  /** Whether this software said it, and not a library that also begins with "Cannot". */
  private static boolean isOurs(Throwable cause) {
    StackTraceElement[] stack = cause.getStackTrace();
    return String.valueOf(cause.getMessage()).startsWith("Cannot ")
        && stack.length > 0
        && stack[0].getClassName().startsWith("org.contretemps.");
  }
}
