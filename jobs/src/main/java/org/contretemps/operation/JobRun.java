package org.contretemps.operation;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * One row per run of a command (step 0) and per step of it, whether it succeeded or not. It
 * contains no text from landing files. A run that was killed, or whose memory ended, has one row:
 * the next run writes it. A run that found the warehouse locked, or could not reach it, has no row.
 */
public final class JobRun {
  public static final String RUN_ID = "run_id";
  public static final String COMMAND = "command";
  public static final String STEP_NUMBER = "step_number";
  public static final String STEP = "step";
  public static final String AS_OF_DATE = "as_of_date";
  public static final String STARTED_AT = "started_at";
  public static final String SECONDS = "seconds";
  public static final String ROWS_READ = "rows_read";
  public static final String ROWS_WRITTEN = "rows_written";
  public static final String BYTES_READ = "bytes_read";
  public static final String BYTES_WRITTEN = "bytes_written";
  public static final String VERSIONS = "versions";
  public static final String OUTCOME = "outcome";
  public static final String EXIT_CODE = "exit_code";
  public static final String MESSAGE = "message";
  public static final String SOFTWARE_VERSION = "software_version";
  public static final String CONFIGURATION_FINGERPRINT = "configuration_fingerprint";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "job_run", "One row per run of a command that writes tables, and per step of it.")
          .required(RUN_ID, StringType, "Names the run; sorts by start.")
          .required(COMMAND, StringType, "The command: nightly, ingest, rebuild and so on.")
          .required(STEP_NUMBER, IntegerType, "Place of the step in the run; 0 is the whole run.")
          .required(STEP, StringType, "The step as the README names it; 'run' is the whole run.")
          .optional(AS_OF_DATE, DateType, "The as-of date of the run; null if there is none.")
          .required(STARTED_AT, TimestampType, "When it started.")
          .required(SECONDS, DoubleType, "How long it took; of the run, with the start of Spark.")
          .required(
              ROWS_READ,
              LongType,
              "Of ingest, records of landing files; of other steps, rows that tasks read of tables and their logs.")
          .required(ROWS_WRITTEN, LongType, "Rows that tasks wrote, rewritten ones included.")
          .required(BYTES_READ, LongType, "Bytes of the same.")
          .required(BYTES_WRITTEN, LongType, "Bytes that tasks wrote.")
          .required(
              VERSIONS,
              DataTypes.createMapType(StringType, LongType, false),
              "Table written → its version afterwards, to return to.")
          .required(OUTCOME, StringType, "ok, failed or refused (data refused).")
          .required(
              EXIT_CODE,
              IntegerType,
              "Exit code of the command; of a step, what it led to; -1 of a run that ended without a word, which the next one recorded.")
          .optional(MESSAGE, StringType, "Why it failed, or what it warned of, without data.")
          .required(SOFTWARE_VERSION, StringType, "Version and commit of this software.")
          .required(
              CONFIGURATION_FINGERPRINT,
              StringType,
              "Hash of the configuration and the mappings in use: equal if these are.")
          .key(RUN_ID, STEP_NUMBER)
          .statisticsOn(RUN_ID, STARTED_AT, AS_OF_DATE)
          .check("outcome_is_known", "outcome IN ('ok', 'failed', 'refused')")
          .build();

  private JobRun() {}

  /** The rows of one run: the whole first, then its steps. */
  public static List<Row> rows(
      RunReport run, String softwareVersion, String configurationFingerprint) {
    return Stream.concat(Stream.of(run.whole()), run.steps().stream())
        .map(step -> row(run, step, softwareVersion, configurationFingerprint))
        .toList();
  }

  private static Row row(RunReport run, StepRun step, String software, String configuration) {
    StepCounts counts = run.counts(step);
    return new TableRow(TABLE.writtenSchema())
        .set(RUN_ID, run.id())
        .set(COMMAND, run.command())
        .set(STEP_NUMBER, step.number())
        .set(STEP, step.step())
        .set(AS_OF_DATE, step.asOf().orElse(null))
        .set(STARTED_AT, step.startedAt())
        .set(SECONDS, step.seconds())
        .set(ROWS_READ, counts.rowsRead())
        .set(ROWS_WRITTEN, counts.rowsWritten())
        .set(BYTES_READ, counts.bytesRead())
        .set(BYTES_WRITTEN, counts.bytesWritten())
        .set(VERSIONS, step.versions().written())
        .set(OUTCOME, step.ending().outcome().word())
        .set(EXIT_CODE, step.ending().exitCode())
        .set(MESSAGE, step.ending().kept().isEmpty() ? null : step.ending().kept())
        .set(SOFTWARE_VERSION, software)
        .set(CONFIGURATION_FINGERPRINT, configuration)
        .row();
  }
}
