package org.contretemps.warehouse;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/**
 * Runs work on few rows with Spark settings that suit it: expressions are interpreted, a query is
 * planned once, and files are read and shuffled in one task. By default Spark generates and
 * compiles Java for every plan, and plans and runs each query stage by stage, which pays only on
 * many rows. Results are the same.
 */
public final class FewRows {
  /** The setting of Spark with the most rows that are few; 0 if code is always generated. */
  static final String MOST = "spark.contretemps.interpreted.rows";

  private static final List<String> EVALUATION =
      List.of("spark.sql.codegen.wholeStage", "spark.sql.codegen.factoryMode");

  private static final Map<String, String> SETTINGS =
      Map.of(
          EVALUATION.get(0),
          "false",
          EVALUATION.get(1),
          "NO_CODEGEN",
          "spark.sql.adaptive.enabled",
          "false",
          "spark.sql.shuffle.partitions",
          "1",
          "spark.sql.files.minPartitionNum",
          "1",
          "spark.sql.leafNodeDefaultParallelism",
          "1");

  private FewRows() {}

  /**
   * Does some work, and leaves the session as it was. If somebody has set how Spark evaluates
   * expressions, that holds.
   *
   * @param rows how many rows of contacts the work may look at
   */
  public static <R> R work(SparkSession spark, long rows, Supplier<R> work) {
    RuntimeConfig conf = spark.conf();
    if (EVALUATION.stream().anyMatch(key -> TemporarySettings.own(conf, key).isPresent())
        || rows > Long.parseLong(conf.get(MOST, "0"))) {
      return work.get();
    }
    return TemporarySettings.during(conf, SETTINGS, work);
  }
}
