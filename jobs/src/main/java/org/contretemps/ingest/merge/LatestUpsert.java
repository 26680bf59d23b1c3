package org.contretemps.ingest.merge;

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
import org.contretemps.table.Precedence;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/**
 * Merges rows into a table, each key once and in the version that {@link Precedence} prefers.
 *
 * <p>Nearly all rows of a night are new. So in a table partitioned by date the keys alone, as
 * 64-bit hashes, are compared first: new keys are appended without sorting or joining, and only
 * known keys go through a merge. A table without partitions is small, and is merged as a whole.
 */
public final class LatestUpsert {
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
  public LatestUpsert(Warehouse warehouse, TableDefinition table) {
    this(warehouse, table, new Precedence(table));
  }

  public LatestUpsert(Warehouse warehouse, TableDefinition table, Precedence precedence) {
    this.warehouse = warehouse;
    this.table = table;
    this.precedence = precedence;
  }

  /**
   * Publishes accepted rows.
   *
   * @param rows rows with the columns of the table; read several times
   * @return whether it was found that each has a key of its own, and none a stored one
   */
  public boolean upsert(Dataset<Row> rows) {
    if (!table.partitionColumns().isEmpty()) {
      return upsertByDate(rows);
    }
    Dataset<Row> unseen = withoutDeliveredBefore(rows, warehouse.read(table));
    if (!unseen.isEmpty()) {
      warehouse.merging(table, precedence.latest(unseen)).upsert(precedence.incomingIsLater());
    }
    return false;
  }

  /**
   * Adds rows of a table with dates if they are all new: neither two of them nor a stored row on
   * their dates or the days beside these have the same identity. One pass over narrow rows tells,
   * and then nothing is left to compare.
   *
   * @param identity columns of the key without its date
   * @return whether they were added; if not, nothing has been written
   */
  public boolean appendIfNew(Dataset<Row> rows, List<String> identity) {
    Pieces pieces = Pieces.of(rows, dateColumn());
    Set<LocalDate> near = new TreeSet<>(pieces.dates());
    pieces.dates().forEach(date -> near.addAll(List.of(date.minusDays(1), date.plusDays(1))));
    Column identityHash = hash(identity);
    Dataset<Row> all =
        rows.select(identityHash.as(KEY_HASH)).union(stored(near).select(identityHash));
    boolean isNew = occurringAgain(all).isEmpty();
    if (isNew) {
      append(rows, pieces.isScattered());
    }
    return isNew;
  }

  private boolean upsertByDate(Dataset<Row> rows) {
    Dataset<Row> hashed = rows.withColumn(KEY_HASH, hash(table.key()));
    Pieces pieces = Pieces.of(hashed, dateColumn());
    Dataset<Row> stored = stored(pieces.dates());
    Dataset<Row> again =
        occurringAgain(hashed.select(KEY_HASH).union(stored.select(hash(table.key())))).persist();
    try {
      boolean isNew = again.isEmpty();
      if (isNew) {
        append(hashed, pieces.isScattered());
      } else {
        Column isAgain = col(KEY_HASH).equalTo(col(AGAIN));
        append(hashed.join(again, isAgain, "left_anti"), pieces.isScattered());
        merge(hashed.join(again, isAgain, "left_semi"), stored, pieces.dates());
      }
      return isNew;
    } finally {
      again.unpersist();
    }
  }

  private String dateColumn() {
    return table.partitionColumns().get(0);
  }

  /**
   * How rows lie in their tasks.
   *
   * @param files how many files they would be written to: one for each task and date
   */
  private record Pieces(long rows, int files, Set<LocalDate> dates) {
    static Pieces of(Dataset<Row> rows, String dateColumn) {
      List<Row> pieces =
          rows.groupBy(spark_partition_id().as(PIECE), col(dateColumn)).count().collectAsList();
      Set<LocalDate> dates = new TreeSet<>();
      pieces.forEach(piece -> dates.add(piece.getLocalDate(1)));
      long count = pieces.stream().mapToLong(piece -> piece.getLong(2)).sum();
      return new Pieces(count, pieces.size(), dates);
    }

    boolean isScattered() {
      return LatestUpsert.isScattered(rows, files, dates.size());
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
  private Dataset<Row> stored(Set<LocalDate> dates) {
    Set<LocalDate> both = warehouse.history(table).dates(dateColumn());
    both.retainAll(dates);
    return warehouse.read(table, both);
  }

  /** The hashes that occur more than once. */
  private static Dataset<Row> occurringAgain(Dataset<Row> hashes) {
    return hashes
        .groupBy(col(KEY_HASH).as(AGAIN))
        .agg(count(lit(1)).as(TIMES))
        .where(col(TIMES).gt(1))
        .select(AGAIN);
  }

  private void append(Dataset<Row> rows, boolean isScattered) {
    warehouse.append(table, isScattered ? rows.repartition(col(dateColumn())) : rows);
  }

  private void merge(Dataset<Row> rows, Dataset<Row> stored, Set<LocalDate> dates) {
    Dataset<Row> unseen = withoutDeliveredBefore(rows, stored);
    if (!unseen.isEmpty()) {
      warehouse
          .merging(table, precedence.latest(unseen))
          .among(dateColumn(), dates)
          .upsert(precedence.incomingIsLater());
    }
  }

  /** A load that was killed before its manifest was written meets its own rows again. */
  private Dataset<Row> withoutDeliveredBefore(Dataset<Row> rows, Dataset<Row> stored) {
    Column version = precedence.contentHash();
    return rows.join(stored.select(version.as(SEEN)), version.equalTo(col(SEEN)), "left_anti");
  }

  private static Column hash(List<String> columns) {
    return xxhash64(columns.stream().map(functions::col).toArray(Column[]::new));
  }
}
