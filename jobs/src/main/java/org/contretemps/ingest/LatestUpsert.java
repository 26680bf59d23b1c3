package org.contretemps.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/**
 * Puts rows into a table, each key once and in the version that {@link Precedence} lets stand.
 *
 * <p>Nearly all rows of a night are new. So where a table is partitioned by date, the keys alone,
 * as 64-bit hashes, are compared first; what occurs once is appended without being sorted or
 * joined, and only what occurs again goes through a merge. A table without partitions is small, and
 * is merged as a whole.
 */
final class LatestUpsert {
  private static final String KEY_HASH = "_key_hash";
  private static final String AGAIN = "_again";
  private static final String SEEN = "_seen";
  private static final String PIECE = "_piece";
  private static final String TIMES = "_times";

  /** Files of fewer rows cost more to open than their rows to bring together. */
  private static final int ROWS_OF_A_FILE = 50_000;

  private final Warehouse warehouse;
  private final TableDefinition table;
  private final Precedence precedence;

  /**
   * @param table partitioned by one date, which is part of its key, or not at all
   */
  LatestUpsert(Warehouse warehouse, TableDefinition table) {
    this(warehouse, table, new Precedence(table));
  }

  LatestUpsert(Warehouse warehouse, TableDefinition table, Precedence precedence) {
    this.warehouse = warehouse;
    this.table = table;
    this.precedence = precedence;
  }

  /**
   * Publishes accepted rows.
   *
   * @param rows rows with the columns of the table; read several times
   */
  void upsert(Dataset<Row> rows) {
    if (table.partitionColumns().isEmpty()) {
      Dataset<Row> unseen = withoutDeliveredBefore(rows, warehouse.read(table));
      if (!unseen.isEmpty()) {
        warehouse.merging(table, precedence.latest(unseen)).upsert(precedence.incomingIsLater());
      }
    } else {
      upsert(rows, table.partitionColumns().get(0));
    }
  }

  private void upsert(Dataset<Row> rows, String dateColumn) {
    Dataset<Row> hashed = rows.withColumn(KEY_HASH, keyHash());
    List<Row> pieces =
        hashed.groupBy(spark_partition_id().as(PIECE), col(dateColumn)).count().collectAsList();
    Set<LocalDate> dates = new TreeSet<>();
    pieces.forEach(piece -> dates.add(piece.getLocalDate(1)));
    Dataset<Row> stored = stored(dateColumn, dates);
    Dataset<Row> again = keysThatOccurAgain(hashed, stored).persist();
    long count = pieces.stream().mapToLong(piece -> piece.getLong(2)).sum();
    boolean isScattered = isScattered(count, pieces.size(), dates.size());
    try {
      if (again.isEmpty()) {
        append(hashed, isScattered);
      } else {
        Column isAgain = col(KEY_HASH).equalTo(col(AGAIN));
        append(hashed.join(again, isAgain, "left_anti"), isScattered);
        merge(hashed.join(again, isAgain, "left_semi"), stored, dates);
      }
    } finally {
      again.unpersist();
    }
  }

  /**
   * Whether rows are brought together by date before they are written. Each task writes a file for
   * each date it meets: that would make many of them, and small ones.
   *
   * @param pieces how many files there would be
   */
  static boolean isScattered(long rows, int pieces, int dates) {
    return pieces > 4L * dates + 16 && rows < (long) ROWS_OF_A_FILE * pieces;
  }

  /** The stored rows of those dates that have any. */
  private Dataset<Row> stored(String dateColumn, Set<LocalDate> dates) {
    Set<LocalDate> both = warehouse.history(table).dates(dateColumn);
    both.retainAll(dates);
    return warehouse.read(table, both);
  }

  private Dataset<Row> keysThatOccurAgain(Dataset<Row> hashed, Dataset<Row> stored) {
    return hashed
        .select(KEY_HASH)
        .union(stored.select(keyHash()))
        .groupBy(col(KEY_HASH).as(AGAIN))
        .agg(count(lit(1)).as(TIMES))
        .where(col(TIMES).gt(1))
        .select(AGAIN);
  }

  private void append(Dataset<Row> rows, boolean isScattered) {
    warehouse.append(
        table, isScattered ? rows.repartition(col(table.partitionColumns().get(0))) : rows);
  }

  private void merge(Dataset<Row> rows, Dataset<Row> stored, Set<LocalDate> dates) {
    Dataset<Row> unseen = withoutDeliveredBefore(rows, stored);
    if (!unseen.isEmpty()) {
      warehouse
          .merging(table, precedence.latest(unseen))
          .among(table.partitionColumns().get(0), dates)
          .upsert(precedence.incomingIsLater());
    }
  }

  /** A load that was killed before its manifest was written meets its own rows again. */
  private Dataset<Row> withoutDeliveredBefore(Dataset<Row> rows, Dataset<Row> stored) {
    Column version = precedence.contentHash();
    return rows.join(stored.select(version.as(SEEN)), version.equalTo(col(SEEN)), "left_anti");
  }

  private Column keyHash() {
    return xxhash64(table.key().stream().map(functions::col).toArray(Column[]::new));
  }
}
