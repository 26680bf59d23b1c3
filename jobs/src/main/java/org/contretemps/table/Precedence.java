package org.contretemps.table;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;

/**
 * Decides which of several versions of a row is kept: the later {@code last_updated_at}, then the
 * later delivery, then the larger hash of the content. Rows that are recomputed from all known data
 * are kept as computed last.
 */
public final class Precedence {
  private static final String RANK = "_rank";

  private final TableDefinition table;
  private final boolean isMadeAnew;

  public Precedence(TableDefinition table) {
    this(table, false);
  }

  private Precedence(TableDefinition table, boolean isMadeAnew) {
    this.table = table;
    this.isMadeAnew = isMadeAnew;
  }

  /** The precedence of rows that are recomputed from all known data. */
  public static Precedence ofRowsMadeAnew(TableDefinition table) {
    return new Precedence(table, true);
  }

  /** For each key the version that is kept; the table's columns alone. */
  public Dataset<Row> latest(Dataset<Row> rows) {
    Column[] latestFirst = parts("").stream().map(Column::desc).toArray(Column[]::new);
    return rows.withColumn(
            RANK, row_number().over(Window.partitionBy(columns(table.key())).orderBy(latestFirst)))
        .where(col(RANK).equalTo(1))
        .select(columns(table.writtenColumns()));
  }

  /**
   * Whether {@code incoming} takes precedence over {@code stored}. Compared part by part: within a
   * merge, Spark cannot compare structs of which one is nullable.
   */
  public Column incomingIsLater() {
    List<Column> incoming = parts("incoming.");
    List<Column> stored = parts("stored.");
    if (isMadeAnew) {
      return contentHash("incoming.").notEqual(contentHash("stored."));
    }
    Column isLater = lit(false);
    for (int part = incoming.size() - 1; part >= 0; part--) {
      Column tied = incoming.get(part).equalTo(stored.get(part));
      isLater = incoming.get(part).gt(stored.get(part)).or(tied.and(isLater));
    }
    return isLater;
  }

  /** A hash that two versions share only if they say the same. */
  public Column contentHash() {
    return contentHash("");
  }

  /** What decides between two versions, the first difference deciding. */
  private List<Column> parts(String prefix) {
    return List.of(
        col(prefix + Provenance.LAST_UPDATED_AT),
        col(prefix + Provenance.DELIVERED_AT),
        contentHash(prefix));
  }

  private Column contentHash(String prefix) {
    List<Column> content =
        new ArrayList<>(table.writtenColumns().stream().map(name -> col(prefix + name)).toList());
    // The hash passes over nulls: without these, a value has the same hash in one column or
    // another.
    content.addAll(content.stream().map(Column::isNull).toList());
    return xxhash64(content.toArray(Column[]::new));
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
