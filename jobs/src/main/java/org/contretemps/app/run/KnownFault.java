package org.contretemps.app.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.spark.SparkThrowable;

/**
 * A failure of the machine or of a library that users can mend: how it is recognised, and the
 * sentence that explains it. The first kind that matches any cause of the exception is taken.
 * Faults of the machine come before faults of files, since a file that could not be opened is not a
 * damaged one. Faults are recognised by exception classes and error conditions, or by the operating
 * system's own message if there is no class for them, never by a path.
 *
 * @param test whether a cause is of this kind
 * @param why what is the matter
 * @param remedy what to do about it
 */
record KnownFault(Predicate<Throwable> test, String why, String remedy) {
  private static final List<KnownFault> ALL =
      List.of(
          new KnownFault(
              cause -> Faults.isOfStoppedSpark(cause) && Faults.isShuttingDown(),
              "this process was told to stop",
              "Nothing has to be corrected."),
          new KnownFault(
              cause ->
                  cause instanceof OutOfMemoryError
                      || Faults.says(cause, "INVALID_DRIVER_MEMORY", "INVALID_EXECUTOR_MEMORY")
                      || Faults.says(cause, "java.lang.OutOfMemoryError", "SparkOutOfMemoryError"),
              "the memory of this process is not enough",
              "Give it more with CONTRETEMPS_MEMORY (spark-submit: --driver-memory, --executor-memory), or lower 'largest-record-megabytes' in the mapping of what was being read."),
          new KnownFault(
              cause -> Faults.says(cause, "Too many open files"),
              "this process may not open more files",
              "Raise its limit: 'ulimit -n 4096' before it starts, LimitNOFILE in a unit of systemd."),
          new KnownFault(
              cause -> Faults.says(cause, "No space left on device", "Disk quota exceeded"),
              "the disk is full",
              "Make room on the disk of the warehouse and on that of Spark's temporary files: .contretemps/spark in the project, or spark.local.dir."),
          new KnownFault(
              cause -> Faults.says(cause, "Read-only file system"),
              "the file system can only be read",
              "Mount it for writing; a disk that fails becomes read-only by itself, which the system's log tells."),
          new KnownFault(
              cause -> Faults.says(cause, "Input/output error", "Stale file handle"),
              "the disk or the network drive failed",
              "See what the system's log tells of it."),
          new KnownFault(
              cause ->
                  Faults.isOf(cause, "NoAuthWithAWSException")
                      || Faults.isOf(cause, "NoAwsCredentialsException")
                      || Faults.says(cause, "Unable to load credentials", "NoAuthWithAWSException"),
              "the storage wants credentials and none were found",
              "Give them by the usual chain: the environment, a profile or the machine's role."),
          new KnownFault(
              cause ->
                  Faults.says(cause, "Permission denied")
                      || cause instanceof java.nio.file.AccessDeniedException
                      || Faults.isOf(cause, "AccessControlException"),
              "this user may not read or write there",
              "Run it as the user who owns the folder, or let this user in."),
          new KnownFault(
              cause ->
                  cause instanceof java.net.ConnectException
                      || cause instanceof java.net.UnknownHostException
                      || cause instanceof java.net.SocketTimeoutException
                      || Faults.says(cause, "Connection refused", "Unable to execute HTTP request"),
              "the storage does not answer",
              "See that it is up and that the address in the configuration is right."),
          new KnownFault(
              cause -> cause.getClass().getName().startsWith("io.delta.exceptions.Concurrent"),
              "somebody else changed the table meanwhile",
              "Let only one writer work on the warehouse."),
          new KnownFault(
              Faults::isOfALog,
              "the log of a Delta table is damaged or incomplete",
              "Put its folder _delta_log back from a backup; a derived table may also be deleted whole and made again with 'contretemps rebuild'."),
          new KnownFault(
              cause -> Faults.isCondition(cause, Set.of("FAILED_READ_FILE.FILE_NOT_EXIST")),
              "a file that a table needs is missing",
              Faults.FROM_A_BACKUP),
          new KnownFault(
              cause ->
                  cause instanceof org.apache.hadoop.fs.ChecksumException
                      || Faults.isCondition(
                          cause,
                          Set.of(
                              "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER",
                              "FAILED_READ_FILE.NO_HINT")),
              "a file that a table needs is damaged",
              Faults.FROM_A_BACKUP));

  /** A fault, and the cause that shows it. */
  record Found(KnownFault fault, Throwable cause) {}

  /** The fault that a failure is, from its causes. */
  static Optional<Found> in(List<Throwable> causes) {
    return ALL.stream()
        .flatMap(fault -> causes.stream().filter(fault.test).map(cause -> new Found(fault, cause)))
        .findFirst();
  }

  /** What the kinds are recognised by. */
  private static final class Faults {
    private static final String FROM_A_BACKUP =
        "Put it back from a backup; a derived table may also be deleted whole and made again with 'contretemps rebuild'.";

    private static final Set<String> OF_A_LOG =
        Set.of(
            "DELTA_LOG_FILE_NOT_FOUND",
            "DELTA_MISSING_PART_FILES",
            "DELTA_STATE_RECOVER_ERROR",
            "DELTA_TRUNCATED_TRANSACTION_LOG",
            "DELTA_TXN_LOG_FAILED_INTEGRITY",
            "DELTA_VERSIONS_NOT_CONTIGUOUS");

    private static boolean says(Throwable cause, String... words) {
      String message = String.valueOf(cause.getMessage());
      return Arrays.stream(words).anyMatch(message::contains);
    }

    private static boolean isOf(Throwable cause, String simpleName) {
      return cause.getClass().getSimpleName().equals(simpleName);
    }

    private static boolean isCondition(Throwable cause, Set<String> conditions) {
      return cause instanceof SparkThrowable spark
          && spark.getCondition() != null
          && conditions.contains(spark.getCondition());
    }

    /** By Delta's conditions; a file that Spark could not read; a line that is no JSON. */
    private static boolean isOfALog(Throwable cause) {
      return isCondition(cause, OF_A_LOG)
          || (cause instanceof SparkThrowable spark
              && String.valueOf(spark.getCondition()).startsWith("FAILED_READ_FILE")
              && spark.getMessageParameters().getOrDefault("path", "").contains("/_delta_log/"))
          || (cause instanceof JsonProcessingException
              && Arrays.stream(cause.getStackTrace())
                  .anyMatch(
                      frame -> frame.getClassName().startsWith("org.apache.spark.sql.delta")));
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
  }
}
