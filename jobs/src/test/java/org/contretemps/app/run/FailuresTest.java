package org.contretemps.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import org.contretemps.config.ConfigurationException;
import org.contretemps.job.NightRefusedException;
import org.contretemps.operation.Ending;
import org.contretemps.operation.RunOutcome;
import org.contretemps.source.landing.DataRefusedException;
import org.junit.jupiter.api.Test;

class FailuresTest {
  @Test
  void exitCodesTellWhetherToTryAgain() {
    assertThat(Failures.ending(new ConfigurationException("Cannot use it: no.")).exitCode())
        .isEqualTo(2);
    Ending refused = Failures.ending(new DataRefusedException("Cannot load x: bad.\n  4711: y"));
    assertThat(refused.exitCode()).isEqualTo(3);
    assertThat(refused.outcome()).isEqualTo(RunOutcome.REFUSED);
    assertThat(refused.message()).contains("4711");
    assertThat(refused.kept()).as("nothing of the data").isEqualTo("Cannot load x: bad.");
    assertThat(Failures.ending(new NightRefusedException("Cannot run a night: no.")).exitCode())
        .isEqualTo(3);
    assertThat(Failures.ending(new IllegalStateException("any")).exitCode()).isEqualTo(1);
  }

  @Test
  void whatIsKnownSaysWhatToDo() {
    assertThat(message(new IOException("No space left on device")))
        .isEqualTo(
            "Cannot finish: the disk is full (IOException: No space left on device). Make room on the disk of the warehouse and on that of Spark's temporary files: .contretemps/spark in the project, or spark.local.dir. The tables are as the last commit left them; run the same command again.");
    assertThat(message(new AccessDeniedException("/warehouse/contact")))
        .contains("this user may not read or write there (AccessDeniedException: /warehouse")
        .contains("Run it as the user who owns the folder");
    assertThat(message(new ConnectException("Connection refused")))
        .contains("the storage does not answer");
    assertThat(message(new IllegalArgumentException("[INVALID_DRIVER_MEMORY] System memory 1")))
        .contains("the memory of this process is not enough");
    assertThat(Failures.ending(new Error(new IOException("No space left on device"))).message())
        .contains("the disk is full");
    assertThat(
            message(
                new IllegalStateException(
                    "Job aborted due to stage failure: Lost task 0.0 in stage 3.0: java.lang.OutOfMemoryError: Java heap space")))
        .contains("the memory of this process is not enough", "CONTRETEMPS_MEMORY");
    assertThat(message(new OutOfMemoryError("Java heap space")))
        .contains("the memory of this process is not enough", "CONTRETEMPS_MEMORY");
    assertThat(message(new IOException("/w/x: Read-only file system")))
        .contains("the file system can only be read");
    assertThat(message(new IOException("Input/output error"))).contains("the disk or the network");
  }

  /** What could not be opened is not damaged, wherever it lies. */
  @Test
  void aPathInTheTextIsNoDamage() {
    String commit = "/w/contact/_delta_log/00000000000000000001.json";
    assertThat(message(new FileSystemException(commit, null, "Too many open files")))
        .contains("this process may not open more files", "ulimit -n", "LimitNOFILE")
        .doesNotContain("backup");
    assertThat(message(new FileNotFoundException(commit + " (Too many open files)")))
        .contains("this process may not open more files");
    assertThat(message(new FileSystemException(commit, null, "Read-only file system")))
        .contains("the file system can only be read");
    assertThat(message(new IllegalStateException("nothing is known of " + commit)))
        .startsWith("Cannot finish: IllegalStateException")
        .doesNotContain("backup");
    RuntimeException read =
        new RuntimeException("reading " + commit, new SocketTimeoutException("Read timed out"));
    assertThat(message(read)).contains("the storage does not answer");
  }

  /** hadoop-aws says of both that access was denied. */
  @Test
  void missingCredentialsAreNotMissingRights() {
    Exception none =
        new AccessDeniedException("s3a://b/w", null, "NoAuthWithAWSException: No AWS Credentials");
    assertThat(message(none)).contains("the storage wants credentials and none were found");
    assertThat(message(new AccessDeniedException("s3a://b/w", null, "Status Code: 403")))
        .contains("this user may not read or write there");
  }

  @Test
  void ourOwnSentenceComesFirstAndIsKept() {
    Ending ending =
        Failures.ending(
            new UncheckedIOException(
                "Cannot look for x: gone.", new IOException("No space left on device")));
    assertThat(ending.message()).isEqualTo("Cannot look for x: gone.");
    assertThat(ending.kept()).isEqualTo("Cannot look for x: gone.");
  }

  /** Spark quotes the value that it could not read, which may be a person's. */
  @Test
  void whatOthersSayIsShownAndNotKept() {
    Ending ending =
        Failures.ending(new RuntimeException(new NumberFormatException("'0612345678' is no INT")));
    assertThat(ending.message()).contains("NumberFormatException: '0612345678' is no INT");
    assertThat(ending.kept())
        .startsWith("Cannot finish: NumberFormatException.")
        .doesNotContain("0612345678");
  }

  private static String message(Throwable cause) {
    return Failures.ending(new RuntimeException("a step failed", cause)).message();
  }
}
