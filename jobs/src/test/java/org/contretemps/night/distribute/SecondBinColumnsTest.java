package org.contretemps.night.distribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.statistics.SecondBins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class SecondBinColumnsTest {
  private static final int A_WEEK = 604_800;

  @Test
  void sparkBinsTimesAsTheStatisticsDo(SparkSession spark) {
    IntStream small = IntStream.rangeClosed(0, 20_000);
    IntStream large = new Random(11).ints(5_000, 20_001, A_WEEK + 1);
    IntStream larger = new Random(12).ints(1_000, A_WEEK, 2_000_000_000);
    List<Integer> times = IntStream.concat(IntStream.concat(small, large), larger).boxed().toList();
    List<Row> rows =
        spark
            .createDataset(times, Encoders.INT())
            .toDF("t")
            .withColumn("b", SecondBinColumns.binOf("t"))
            .withColumn("from", SecondBinColumns.lowerSeconds("b"))
            .withColumn("to", SecondBinColumns.upperSeconds("b"))
            .select("t", "b", "from", "to")
            .collectAsList();
    assertThat(rows).hasSize(26_001);
    for (Row row : rows) {
      int bin = SecondBins.binOf(row.getInt(0));
      assertThat(row.getInt(1)).as("bin of %d s", row.getInt(0)).isEqualTo(bin);
      assertThat(row.getInt(2)).as("lower of %d", bin).isEqualTo(SecondBins.lowerSeconds(bin));
      assertThat(row.getInt(3)).as("upper of %d", bin).isEqualTo(SecondBins.upperSeconds(bin));
    }
  }

  @Test
  void noTimeHasNoBin(SparkSession spark) {
    Row row =
        spark
            .sql("SELECT CAST(NULL AS INT) AS t")
            .select(SecondBinColumns.binOf("t"), functions.lit(1))
            .head();
    assertThat(row.isNullAt(0)).isTrue();
  }
}
