package org.contretemps.warehouse.delta;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.classic.SparkSession;

/**
 * Cached rows as a plan of their own, without the plan that computed them: later queries are
 * planned faster.
 */
public final class CachedPlan {
  private CachedPlan() {}

  /**
   * The rows as a plan of one node that reads the cache. Spark finds a cache by comparing plans,
   * and plans what is built on it together with all that made it, each time again.
   *
   * @param rows marked to be cached already
   */
  public static Dataset<Row> of(Dataset<Row> rows) {
    SparkSession session = (SparkSession) rows.sparkSession();
    Dataset<Row> again = analyzed(session, rows);
    return org.apache.spark.sql.classic.Dataset.ofRows(
        session,
        ((org.apache.spark.sql.classic.Dataset<Row>) again).queryExecution().withCachedData());
  }

  private static Dataset<Row> analyzed(SparkSession session, Dataset<Row> rows) {
    return org.apache.spark.sql.classic.Dataset.ofRows(
        session, ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().analyzed());
  }
}
