package org.contretemps.app.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.contretemps.config.ConfigurationException;
import org.contretemps.operation.Ending;
import org.contretemps.operation.RunOutcome;
import org.contretemps.source.landing.DataRefusedException;

/** Finds the sentence for a failure: what cannot be done, why, and what to do about it. */
public final class Failures {
  static final int FAILURE = 1;
  static final int USAGE = 2;
  static final int DATA_REFUSED = 3;

  private static final int DEEPEST = 40;
  private static final String AGAIN =
      "The tables are as the last commit left them; run the same command again.";

  /** What is known of a kind of failure that comes from below, and what to do about it. */
  private record Kind(Predicate<Throwable> test, String why, String remedy) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              cause -> isOfStoppedSpark(cause) && isShuttingDown(),
              "this process was told to stop",
              "Nothing has to be mended."),
          new Kind(
              cause ->
                  cause instanceof OutOfMemoryError
                      || says(cause, "INVALID_DRIVER_MEMORY", "INVALID_EXECUTOR_MEMORY"),
              "the memory of this process is not enough",
              "Give it more with CONTRETEMPS_MEMORY (spark-submit: --driver-memory, --executor-memory)."),
          new Kind(
              cause -> says(cause, "No space left on device", "Disk quota exceeded"),
              "the disk is full",
              "Make room there."),
          new Kind(
              cause ->
                  isOf(cause, "NoAuthWithAWSException")
                      || isOf(cause, "NoAwsCredentialsException")
                      || says(cause, "Unable to load credentials", "NoAuthWithAWSException"),
              "the storage wants credentials and none were found",
              "Give them by the usual chain: the environment, a profile or the machine's role."),
          new Kind(
              cause ->
                  says(cause, "Permission denied")
                      || cause instanceof java.nio.file.AccessDeniedException
                      || isOf(cause, "AccessControlException"),
              "this user may not read or write there",
              "Run it as the user who owns the folder, or let this user in."),
          new Kind(
              cause ->
                  cause instanceof java.net.ConnectException
                      || cause instanceof java.net.UnknownHostException
                      || cause instanceof java.net.SocketTimeoutException
                      || says(cause, "Connection refused", "Unable to execute HTTP request"),
              "the storage does not answer",
              "See that it is up and that the address in the configuration is right."),
          new Kind(
              cause -> cause.getClass().getName().startsWith("io.delta.exceptions.Concurrent"),
              "somebody else changed the table meanwhile",
              "Let only one writer work on the warehouse."),
          new Kind(
              Failures::isOfALog,
              "the log of a Delta table is damaged or incomplete",
              "Put its folder _delta_log back from a backup; a derived table may also be deleted whole and made anew with 'contretemps rebuild'."));

  private Failures() {}

  /** How a failure ends the command. */
  public static Ending ending(Throwable failure) {
    if (failure instanceof ConfigurationException) {
      return own(RunOutcome.FAILED, USAGE, failure.getMessage());
    }
    if (failure instanceof DataRefusedException) {
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
    for (Kind kind : KINDS) {
      for (Throwable cause : causes) {
        if (kind.test().test(cause)) {
          String kept = "Cannot finish: %s. %s %s".formatted(kind.why(), kind.remedy(), AGAIN);
          String told =
              "Cannot finish: %s (%s). %s %s"
                  .formatted(kind.why(), detail(cause), kind.remedy(), AGAIN);
          return Optional.of(new Ending(RunOutcome.FAILED, FAILURE, told, kept));
        }
      }
    }
    return Optional.empty();
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

  private static boolean says(Throwable cause, String... words) {
    String message = String.valueOf(cause.getMessage());
    for (String word : words) {
      if (message.contains(word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(Throwable cause, String simpleName) {
    return cause.getClass().getSimpleName().equals(simpleName);
  }

  private static boolean isOfStoppedSpark(Throwable cause) {
    return says(
        cause,
        "No active or default Spark session found",
        "SparkContext was shut down",
        "SparkContext has been shutdown",
        "stopped SparkContext");
  }

  /** Whether a signal ends this process: Java then takes no further hook. */
  private static boolean isShuttingDown() {
    Thread hook = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return !Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static boolean isOfALog(Throwable cause) {
    return says(
        cause,
        "_delta_log",
        "DELTA_TRUNCATED_TRANSACTION_LOG",
        "DELTA_LOG_FILE_NOT_FOUND",
        "DELTA_STATE_RECOVER_ERROR",
        "DELTA_VERSIONS_NOT_CONTIGUOUS");
  }
}
