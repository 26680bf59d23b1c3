package org.contretemps;

import com.holdenkarau.spark.testing.JavaDataFrameSuiteBase;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Compares small tables: schema and rows, in any order. It is spark-testing-base's comparison by
 * composition; its own session is never started, the rows bring theirs.
 */
public final class DataFrames {
  private static final JavaDataFrameSuiteBase COMPARISON = new JavaDataFrameSuiteBase();

  private DataFrames() {}

  /** Fails if the two differ in a column's name or type, or in any row. */
  public static void assertEqual(Dataset<Row> expected, Dataset<Row> actual) {
    COMPARISON.assertDataFrameNoOrderEquals(expected, actual);
  }
}
