package org.contretemps.app.terminal;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_format;

import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.operation.JobRun;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.wording.TextTable;

/** Prints the last recorded runs as a table, the newest first. */
public final class RunTable {
  private static final int RUNS = 7;

  private RunTable() {}

  /** Empty if no run is on record. */
  public static String of(Warehouse warehouse) {
    TextTable table =
        new TextTable("last runs (UTC)", "command", "as of", "outcome", "seconds", "message");
    var runs =
        warehouse
            .read(JobRun.TABLE)
            .where(col(JobRun.STEP_NUMBER).equalTo(0))
            .orderBy(col(JobRun.RUN_ID).desc())
            .limit(RUNS)
            .select(
                date_format(col(JobRun.STARTED_AT), "yyyy-MM-dd HH:mm:ss"),
                col(JobRun.COMMAND),
                col(JobRun.AS_OF_DATE).cast("string"),
                col(JobRun.OUTCOME),
                col(JobRun.SECONDS),
                col(JobRun.MESSAGE))
            .collectAsList();
    runs.forEach(run -> table.row(cells(run)));
    return runs.isEmpty() ? "" : table.toString();
  }

  private static String[] cells(Row run) {
    return new String[] {
      run.getString(0),
      run.getString(1),
      Optional.ofNullable(run.getString(2)).orElse(""),
      run.getString(3),
      String.format(Locale.ROOT, "%.1f", run.getDouble(4)),
      Optional.ofNullable(run.getString(5)).orElse("")
    };
  }
}
