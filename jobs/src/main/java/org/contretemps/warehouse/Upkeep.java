package org.contretemps.warehouse;

import io.delta.tables.DeltaMergeBuilder;
import io.delta.tables.DeltaTable;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.delta.CommitHistory;
import org.contretemps.warehouse.delta.Extent;
import org.contretemps.warehouse.delta.SideSession;
import org.contretemps.warehouse.delta.TableFiles;
import scala.Console;

/**
 * Deletes expired rows, files and log entries from tables and folders. Unlike the jobs of a night,
 * this cannot be undone or repeated from the data that are left.
 *
 * <p>Rows are selected by joining on their keys, never by a condition that contains them: the text
 * of a condition is kept in the table's log.
 */
public final class Upkeep {
  private static final String RETENTION_CHECK =
      "spark.databricks.delta.retentionDurationCheck.enabled";
  private static final String NOTE = "spark.databricks.delta.commitInfo.userMetadata";
  private static final String LOG_RETENTION = "delta.logRetentionDuration";

  private final Warehouse warehouse;
  private final SparkSession spark;

  public Upkeep(Warehouse warehouse) {
    this.warehouse = warehouse;
    this.spark = warehouse.session();
  }

  /**
   * Removes rows, in one commit.
   *
   * @param keys the columns of the table's key
   * @param note recorded with the commit, by which {@link CommitHistory#rowsChangedBy} finds it
   */
  public void remove(TableDefinition table, Dataset<Row> keys, String note) {
    merged(table, keys, note).whenMatched().delete().execute();
  }

  /**
   * Makes columns of rows null, in one commit.
   *
   * @param keys the columns of the table's key
   * @param note recorded with the commit
   */
  public void blank(TableDefinition table, Dataset<Row> keys, List<String> columns, String note) {
    Map<String, Column> nothing = new HashMap<>();
    columns.forEach(column -> nothing.put(column, functions.lit(null)));
    merged(table, keys, note).whenMatched().update(nothing).execute();
  }

  private DeltaMergeBuilder merged(TableDefinition table, Dataset<Row> keys, String note) {
    SideSession noting = new SideSession(spark, Map.of(NOTE, note));
    Column same =
        table.key().stream()
            .map(key -> functions.col("stored." + key).equalTo(functions.col("removed." + key)))
            .reduce(Column::and)
            .orElseThrow();
    return DeltaTable.forPath(noting.session(), warehouse.location(table))
        .as("stored")
        .merge(noting.of(keys).as("removed"), same);
  }

  /** Removes the rows that fulfil a condition, which names no person. */
  public void removeWhere(TableDefinition table, String condition) {
    DeltaTable.forPath(spark, warehouse.location(table)).delete(condition);
  }

  /** Puts the small files of each date together. Says nothing new: no date counts as touched. */
  public void compact(TableDefinition table) {
    DeltaTable.forPath(spark, warehouse.location(table)).optimize().executeCompaction();
  }

  /**
   * Deletes the files that no version younger than that needs. A reader of an older version fails
   * and has to start again; so does a job that is writing, if all uncommitted files are deleted:
   * none may run meanwhile.
   *
   * @param keep zero for all files that the present version does not need
   * @return what was deleted
   */
  public Extent vacuum(TableDefinition table, Duration keep) {
    TableFiles files = new TableFiles(spark, warehouse.location(table));
    if (!files.hasUnneeded()) {
      return Extent.NONE;
    }
    Extent before = files.all();
    SideSession unchecked = new SideSession(spark, Map.of(RETENTION_CHECK, "false"));
    // Delta prints what it deleted; the caller gets it as the result.
    Console.withOut(
        OutputStream.nullOutputStream(),
        () ->
            unchecked
                .session()
                .sql(
                    "VACUUM delta.`%s` RETAIN %d HOURS"
                        .formatted(warehouse.location(table), keep.toHours()))
                .collectAsList());
    Extent after = files.all();
    return new Extent(0, before.files() - after.files(), before.bytes() - after.bytes());
  }

  /** What {@link #vacuum} would delete now. */
  public Extent unused(TableDefinition table, Duration keep, Instant now) {
    return new TableFiles(spark, warehouse.location(table)).unused(now.minus(keep));
  }

  /** Files that lie beside another one of the same date, and could be one with it. */
  public long smallFiles(TableDefinition table) {
    return new TableFiles(spark, warehouse.location(table)).besideOthers();
  }

  /** Commits in the table's log that are older. */
  public long commitsBefore(TableDefinition table, Instant before) {
    return new TableFiles(spark, warehouse.location(table)).commitsBefore(before);
  }

  /**
   * Removes from the table's log commits older than the given number of whole days that the present
   * version does not need. The inputs of the table are noted first.
   */
  public void cutLog(TableDefinition table, int days, Instant now) {
    CommitHistory history = warehouse.history(table);
    String interval = "interval %d days".formatted(days);
    if (!history.property(LOG_RETENTION).equals(Optional.of(interval))) {
      warehouse.setProperty(table, LOG_RETENTION, interval);
    }
    if (commitsBefore(table, now.minus(Duration.ofDays(days))) > 0) {
      String lineage = history.lineage().json();
      if (!history.property(CommitHistory.MADE_FROM).equals(Optional.of(lineage))) {
        warehouse.setProperty(table, CommitHistory.MADE_FROM, lineage);
      }
      new TableFiles(spark, warehouse.location(table)).checkpoint();
    }
  }
}
