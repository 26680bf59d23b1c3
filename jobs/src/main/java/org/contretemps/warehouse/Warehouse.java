package org.contretemps.warehouse;

import io.delta.tables.DeltaTable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.delta.CommitHistory;
import org.contretemps.warehouse.delta.Lineage;
import org.contretemps.warehouse.delta.StoredForm;
import org.contretemps.warehouse.delta.TableWrite;

/**
 * Reads and writes the Delta tables below one folder, the warehouse. A table is created as declared
 * before its first row is written; each method that writes makes exactly one commit.
 */
public final class Warehouse {
  private final SparkSession spark;
  private final TableCreation creation;
  private final String root;

  /** What has been found out about a version of a table stays true of it. */
  private final Map<String, CommitHistory> histories = new ConcurrentHashMap<>();

  private final TouchedTables touched = new TouchedTables();

  /**
   * The warehouse in a folder, which need not exist yet.
   *
   * @param root URI of the folder
   */
  public Warehouse(SparkSession spark, String root) {
    this.spark = spark;
    this.creation = new TableCreation(spark);
    this.root = new Path(root).toString();
  }

  /**
   * The session that reads and writes these tables. Sets the session for threads that have none:
   * otherwise Spark would return rows by its own settings instead of the session's.
   */
  public SparkSession session() {
    if (SparkSession.getActiveSession().isEmpty()) {
      SparkSession.setActiveSession(spark);
    }
    return spark;
  }

  /** URI of the folder of all tables. */
  public String root() {
    return root;
  }

  /** URI of one table. */
  public String location(TableDefinition table) {
    return root + "/" + table.name();
  }

  /** Whether the table has been created. A folder left by a killed creation is no table. */
  public boolean exists(TableDefinition table) {
    return history(table).version() >= 0;
  }

  /** The table's present rows, independent of later writes; none if it has not been created. */
  public Dataset<Row> read(TableDefinition table) {
    CommitHistory now = history(table);
    return now.version() < 0 ? none(table) : now.rows(spark).orElseGet(() -> follow(table));
  }

  /** The rows of some dates of a table that is partitioned by a date alone, as they are now. */
  public Dataset<Row> read(TableDefinition table, Collection<LocalDate> dates) {
    String date = table.partitionColumns().get(0);
    CommitHistory now = history(table);
    return now.version() < 0
        ? none(table)
        : now.rows(spark, date, dates)
            .orElseGet(() -> follow(table).where(functions.col(date).isInCollection(dates)));
  }

  /**
   * The table's rows as they are whenever a query runs: for names that live longer than a job. None
   * if it has not been created.
   */
  public Dataset<Row> follow(TableDefinition table) {
    return exists(table) ? spark.read().format("delta").load(location(table)) : none(table);
  }

  private Dataset<Row> none(TableDefinition table) {
    return spark.createDataFrame(List.of(), table.schema());
  }

  /**
   * The table's rows as they were at a version; none at {@link Lineage#NEVER}. Empty if that
   * version can no longer be read.
   */
  public Optional<Dataset<Row>> readVersion(TableDefinition table, long version) {
    return version == Lineage.NEVER
        ? Optional.of(none(table))
        : new PastVersion(spark, location(table), version).rows();
  }

  /** What has been committed to the table so far. */
  public CommitHistory history(TableDefinition table) {
    CommitHistory now = new CommitHistory(session(), location(table));
    CommitHistory known = histories.get(table.name());
    if (known != null && known.isOf(now)) {
      return known;
    }
    histories.put(table.name(), now);
    return now;
  }

  /** Tables written since the last call → their version. */
  public Map<String, Long> takeWritten() {
    return touched.takeWritten();
  }

  /** Tables that commits since the last call were computed from → the version that was read. */
  public Map<String, Long> takeRead() {
    return touched.takeRead();
  }

  private void noteWritten(TableDefinition table) {
    touched.wrote(table.name(), CommitHistory.lastKnownVersion(spark, location(table)));
  }

  /** The form that a table has on disk; empty if it has not been created. */
  public Optional<StoredForm> storedForm(TableDefinition table) {
    return StoredForm.of(spark, location(table), table);
  }

  /** Creates the table as declared if it does not exist yet. */
  public void create(TableDefinition table, Map<String, String> properties) {
    if (!exists(table)) {
      creation.create(table, location(table), properties);
      noteWritten(table);
    }
  }

  /** Creates the table as declared if it does not exist yet. */
  public void create(TableDefinition table) {
    create(table, Map.of());
  }

  /** Sets a property of a table. */
  public void setProperty(TableDefinition table, String name, String value) {
    spark.sql(
        "ALTER TABLE delta.`%s` SET TBLPROPERTIES ('%s' = '%s')"
            .formatted(location(table), name, value));
    noteWritten(table);
  }

  /** Adds rows. */
  public void append(TableDefinition table, Dataset<Row> rows) {
    write(table).append(rows.select(written(table)));
    noteWritten(table);
  }

  /**
   * Makes the rows of the given dates exactly these.
   *
   * @param dateColumn the table's partition column of type DATE
   * @param lineage the inputs of the rows; recorded with the commit
   */
  public void replaceDates(
      TableDefinition table,
      String dateColumn,
      Collection<LocalDate> dates,
      Dataset<Row> rows,
      Lineage lineage) {
    write(table).replaceDates(dateColumn, dates, rows.select(written(table)), lineage);
    touched.madeFrom(lineage);
    noteWritten(table);
  }

  /**
   * Makes the rows of a table without partitions exactly these.
   *
   * @param lineage the inputs of the rows; recorded with the commit
   */
  public void replaceAll(TableDefinition table, Dataset<Row> rows, Lineage lineage) {
    write(table).replaceAll(rows.select(written(table)), lineage);
    touched.madeFrom(lineage);
    noteWritten(table);
  }

  /** Rows to be put in by the table's key. */
  public TableMerge merging(TableDefinition table, Dataset<Row> rows) {
    return new TableMerge(
        table,
        DeltaTable.forPath(spark, location(table)),
        rows,
        history(table).isEmpty() ? Optional.of(write(table)) : Optional.empty(),
        () -> noteWritten(table));
  }

  /** Takes away the rows of all dates before one. */
  public void deleteBefore(TableDefinition table, String dateColumn, LocalDate first) {
    DeltaTable.forPath(spark, location(table))
        .delete(functions.expr("%s < %s".formatted(dateColumn, literals(List.of(first)))));
    noteWritten(table);
  }

  private TableWrite write(TableDefinition table) {
    return new TableWrite(spark, location(table));
  }

  /** The columns that a writer fills. */
  static Column[] written(TableDefinition table) {
    return table.writtenColumns().stream().map(functions::col).toArray(Column[]::new);
  }

  static String literals(Collection<LocalDate> dates) {
    return dates.stream().map("DATE'%s'"::formatted).collect(Collectors.joining(", "));
  }
}
