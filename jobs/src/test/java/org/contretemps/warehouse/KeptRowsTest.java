package org.contretemps.warehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.current_timestamp;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rand;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.execution.columnar.InMemoryRelation;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class KeptRowsTest {
  private static final UDF1<Long, Long> TWICE = number -> 2 * number;

  @Test
  void whatIsBuiltOnThemIsPlannedWithoutWhatMadeThem(SparkSession spark) {
    Dataset<Row> made =
        spark
            .range(4)
            .withColumn(
                "twice", udf(TWICE, DataTypes.LongType).asNondeterministic().apply(col("id")))
            .withColumn("now", current_timestamp())
            .withColumn("chance", rand(1))
            .where(col("id").gt(lit(0)));
    try (KeptRows kept = KeptRows.of(made)) {
      assertThat(kept.rows().select("twice").queryExecution().analyzed().collectLeaves().head())
          .isInstanceOf(InMemoryRelation.class);
      assertThat(kept.rows().count()).isEqualTo(3);
    }
  }

  @Test
  void wideRowsAreMadeFieldByField(SparkSession spark) {
    SparkSession session = spark.newSession();
    session.conf().unset("spark.sql.codegen.wholeStage");
    try (KeptRows kept = KeptRows.of(session.range(4).withColumn("is", col("id").gt(1)))) {
      InMemoryRelation relation =
          (InMemoryRelation) kept.rows().queryExecution().analyzed().collectLeaves().head();
      assertThat(relation.cachedPlan().toString()).contains("Project").doesNotContain("*(");
    }
    assertThat(session.conf().getAll().contains("spark.sql.codegen.wholeStage")).isFalse();
  }
}
