package org.contretemps.warehouse;

import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.contretemps.warehouse.delta.CachedPlan;

/**
 * Caches rows that are computed once and read several times: in memory, or on disk if memory is
 * short, until the cache is closed.
 */
public final class KeptRows implements AutoCloseable {
  private static final Map<String, String> FIELD_BY_FIELD =
      Map.of("spark.sql.codegen.wholeStage", "false");

  private final Dataset<Row> computed;
  private final Dataset<Row> rows;

  private KeptRows(Dataset<Row> plan) {
    this.computed = planned(plan);
    this.rows = CachedPlan.of(computed);
  }

  /**
   * The plan is made at once. Wide rows are made field by field: the one method that Spark writes
   * for a whole stage grows beyond what Java compiles, and is interpreted for every row.
   */
  private static Dataset<Row> planned(Dataset<Row> plan) {
    return TemporarySettings.during(
        plan.sparkSession().conf(),
        FIELD_BY_FIELD,
        () -> plan.persist(StorageLevel.MEMORY_AND_DISK()));
  }

  /** Caches the result of a plan, which runs when the rows are first read. */
  public static KeptRows of(Dataset<Row> plan) {
    return new KeptRows(plan);
  }

  /** The cached rows. */
  public Dataset<Row> rows() {
    return rows;
  }

  @Override
  public void close() {
    computed.unpersist();
  }
}
