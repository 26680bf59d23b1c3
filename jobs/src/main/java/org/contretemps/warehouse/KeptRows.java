package org.contretemps.warehouse;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.contretemps.warehouse.delta.CachedPlan;

/**
 * Rows that are computed once and read several times: kept in memory, or on disk where that is not
 * enough, until they are closed.
 */
public final class KeptRows implements AutoCloseable {
  private final Dataset<Row> computed;
  private final Dataset<Row> rows;

  private KeptRows(Dataset<Row> computed) {
    this.computed = computed.persist(StorageLevel.MEMORY_AND_DISK());
    this.rows = CachedPlan.of(computed);
  }

  /** Keeps what a plan makes; it is run when the rows are first asked for. */
  public static KeptRows of(Dataset<Row> plan) {
    return new KeptRows(plan);
  }

  /** The rows, whatever made them. */
  public Dataset<Row> rows() {
    return rows;
  }

  @Override
  public void close() {
    computed.unpersist();
  }
}
