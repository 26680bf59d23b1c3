package org.contretemps;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class DataFramesTest {
  private static final String ROWS = "SELECT * FROM VALUES %s AS t(id, n)";

  @Test
  void theOrderOfRowsDoesNotMatter(SparkSession spark) {
    Dataset<Row> rows = rows(spark, "('a', 1), ('b', 2), ('b', 2), ('c', NULL)");
    Dataset<Row> otherwise = rows(spark, "('b', 2), ('c', NULL), ('a', 1), ('b', 2)");

    assertThatCode(() -> DataFrames.assertEqual(rows, otherwise)).doesNotThrowAnyException();
  }

  @Test
  void aRowMoreOrLessOrOtherwiseIsSeen(SparkSession spark) {
    Dataset<Row> rows = rows(spark, "('a', 1), ('b', 2)");

    for (String other : new String[] {"('a', 1)", "('a', 1), ('b', 3)", "('a', 1), ('b', NULL)"}) {
      Dataset<Row> otherwise = rows(spark, other);
      assertThatThrownBy(() -> DataFrames.assertEqual(rows, otherwise))
          .as(other)
          .isInstanceOf(AssertionError.class);
    }
  }

  @Test
  void aColumnOfAnotherTypeIsSeen(SparkSession spark) {
    Dataset<Row> rows = rows(spark, "('a', 1)");
    Dataset<Row> otherwise = rows(spark, "('a', 1L)");

    assertThatThrownBy(() -> DataFrames.assertEqual(rows, otherwise))
        .isInstanceOf(AssertionError.class);
  }

  private static Dataset<Row> rows(SparkSession spark, String values) {
    return spark.sql(ROWS.formatted(values)).coalesce(1);
  }
}
