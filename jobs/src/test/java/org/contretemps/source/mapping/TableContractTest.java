package org.contretemps.source.mapping;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.DataFrames;
import org.contretemps.SparkSessionExtension;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class TableContractTest {
  private static final TableDefinition TABLE =
      TableDefinition.named("visit", "One row per visit.")
          .required("id", StringType, "The visit.")
          .optional("n", IntegerType, "A number.")
          .check("n_is_small", "n < 10")
          .check("n_is_even", "n % 2 = 0")
          .build();

  @Test
  void acceptedRecordsThatBreakTheTablesRulesAreRejectedAndOnlyRejectedOnesKeepTheirBytes(
      SparkSession spark) {
    Dataset<Row> given =
        rows(
            spark,
            """
            ('good', 2, 'ACCEPTED', NULL, 'bytes'),
            ('big', 12, 'ACCEPTED', NULL, 'bytes'),
            ('big and odd', 13, 'ACCEPTED', NULL, 'bytes'),
            ('unknown', NULL, 'ACCEPTED', NULL, 'bytes'),
            ('bad before', 13, 'REJECTED', 'because', 'bytes'),
            ('left out', 13, 'EXCLUDED', 'a rule', 'bytes'),
            ('no record', NULL, 'DAMAGED', 'cut', 'bytes')""");
    Dataset<Row> expected =
        rows(
            spark,
            """
            ('good', 2, 'ACCEPTED', NULL, NULL),
            ('big', 12, 'REJECTED', 'breaks the rule n_is_small', 'bytes'),
            ('big and odd', 13, 'REJECTED', 'breaks the rule n_is_small; breaks the rule n_is_even', 'bytes'),
            ('unknown', NULL, 'REJECTED', 'breaks the rule n_is_small; breaks the rule n_is_even', 'bytes'),
            ('bad before', 13, 'REJECTED', 'because', 'bytes'),
            ('left out', 13, 'EXCLUDED', 'a rule', NULL),
            ('no record', NULL, 'DAMAGED', 'cut', NULL)""");

    Dataset<Row> judged = new TableContract(TABLE).judge(given);

    DataFrames.assertEqual(text(expected), text(judged));
  }

  private static Dataset<Row> rows(SparkSession spark, String values) {
    return spark
        .sql(
            """
            SELECT id, n, _status, _reason, CAST(bytes AS BINARY) AS _bytes
            FROM VALUES %s AS t(id, n, _status, _reason, bytes)"""
                .formatted(values))
        .coalesce(1);
  }

  /** Nullable columns throughout, so that rows alone are compared. */
  private static Dataset<Row> text(Dataset<Row> rows) {
    return rows.selectExpr(
        "id",
        "nullif(n, -1) AS n",
        "nullif(_status, '') AS _status",
        "nullif(_reason, '') AS _reason",
        "nullif(CAST(_bytes AS STRING), '') AS _bytes");
  }
}
