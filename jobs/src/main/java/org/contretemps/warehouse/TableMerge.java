package org.contretemps.warehouse;

import io.delta.tables.DeltaMergeBuilder;
import io.delta.tables.DeltaTable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.delta.TableWrite;

/**
 * Merges incoming rows into a Delta table by its key. In conditions, {@code stored} names the
 * table's rows and {@code incoming} the new ones, of which each key has at most one. Each method
 * that writes makes exactly one commit.
 */
public final class TableMerge {
  private static final String GONE = "_gone";

  private final TableDefinition table;
  private final DeltaTable stored;
  private final Dataset<Row> rows;
  private final Column match;
  private final Optional<TableWrite> empty;
  private final Runnable written;

  /**
   * @param empty the way to write rows into a table that has none, which are met by nothing
   * @param written is run after each commit
   */
  TableMerge(
      TableDefinition table,
      DeltaTable stored,
      Dataset<Row> rows,
      Optional<TableWrite> empty,
      Runnable written) {
    this(table, stored, rows, sameKey(table), empty, written);
  }

  private TableMerge(
      TableDefinition table,
      DeltaTable stored,
      Dataset<Row> rows,
      Column match,
      Optional<TableWrite> empty,
      Runnable written) {
    this.empty = empty;
    this.table = table;
    this.stored = stored;
    this.rows = rows;
    this.match = match;
    this.written = written;
  }

  /**
   * The same, reading only some dates of the table.
   *
   * @param dates all values that the rows have in the partition column
   */
  public TableMerge among(String dateColumn, Collection<LocalDate> dates) {
    Column inDates =
        functions.expr("stored.%s IN (%s)".formatted(dateColumn, Warehouse.literals(dates)));
    return new TableMerge(table, stored, rows, inDates.and(match), empty, written);
  }

  /** Inserts rows whose key is new and replaces rows that an incoming one supersedes. */
  public void upsert(Column supersedes) {
    insertOr(
        merge ->
            merge.whenMatched(supersedes).update(incoming()).whenNotMatched().insert(incoming()));
  }

  /** Inserts rows whose key is new and leaves the others as they are. */
  public void insertMissing() {
    insertOr(merge -> merge.whenNotMatched().insert(incoming()));
  }

  /** Into a table without rows all incoming ones are put, and nothing is compared. */
  private void insertOr(UnaryOperator<DeltaMergeBuilder> clauses) {
    if (empty.isPresent()) {
      empty.get().append(rows.select(Warehouse.written(table)));
      written.run();
    } else {
      commit(clauses.apply(with(rows)));
    }
  }

  /**
   * Takes rows away, by their key, and puts the incoming ones in, in one commit. One whose key is
   * there already replaces that.
   */
  public void exchange(Dataset<Row> gone) {
    Dataset<Row> both =
        rows.withColumn(GONE, functions.lit(false))
            .unionByName(gone.withColumn(GONE, functions.lit(true)));
    Column isGone = functions.col("incoming." + GONE);
    commit(
        with(both)
            .whenMatched(isGone)
            .delete()
            .whenMatched()
            .update(incoming())
            .whenNotMatched(functions.not(isGone))
            .insert(incoming()));
  }

  private DeltaMergeBuilder with(Dataset<Row> incoming) {
    return stored.as("stored").merge(incoming.as("incoming"), match);
  }

  private void commit(DeltaMergeBuilder merge) {
    merge.execute();
    written.run();
  }

  private static Column sameKey(TableDefinition table) {
    return table.key().stream()
        .map(key -> functions.col("stored." + key).equalTo(functions.col("incoming." + key)))
        .reduce(Column::and)
        .orElseThrow();
  }

  /** The columns that a writer fills: generated ones are left to Delta. */
  private Map<String, Column> incoming() {
    return table.writtenColumns().stream()
        .collect(Collectors.toMap(name -> name, name -> functions.col("incoming." + name)));
  }
}
