package org.contretemps.warehouse.delta;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/** A small table that has one of everything a declaration can hold, and rows for it. */
public final class Readings {
  public static final String DAY = "day";

  public static final TableDefinition TABLE =
      TableDefinition.named("reading", "One row per day and meter: what it showed.")
          .required(DAY, DateType, "The day.")
          .required("meter", StringType, "Name of the meter.")
          .required("owner_key", LongType, "Pseudonym of the owner.")
          .optional("units", IntegerType, "What it showed; null where it was broken.")
          .generated("dozens", DoubleType, "CAST(units AS DOUBLE) / 12", "units / 12.")
          .partitionedBy(DAY)
          .key(DAY, "meter")
          .statisticsOn("meter")
          .check("units_are_not_negative", "units IS NULL OR units >= 0")
          .build();

  /** The table from which readings are derived. */
  public static final TableDefinition UPSTREAM =
      TableDefinition.named("meter", "One row per meter.")
          .required("meter", StringType, "Name of the meter.")
          .build();

  private static final StructType WRITTEN =
      new StructType()
          .add(DAY, DateType)
          .add("meter", StringType)
          .add("owner_key", LongType)
          .add("units", IntegerType);

  private Readings() {}

  public static Row reading(String day, String meter, Integer units) {
    return RowFactory.create(LocalDate.parse(day), meter, 8_070_605_040L, units);
  }

  public static Dataset<Row> rows(SparkSession spark, Row... readings) {
    return spark.createDataFrame(Arrays.asList(readings), WRITTEN).coalesce(1);
  }

  public static List<LocalDate> days(String... days) {
    return Arrays.stream(days).map(LocalDate::parse).toList();
  }

  /** What a table holds, a short text per row. */
  public static List<String> shown(Warehouse warehouse) {
    return warehouse
        .read(TABLE)
        .selectExpr(
            "concat_ws(' ', day, meter, coalesce(CAST(units AS STRING), 'broken')) AS shown")
        .sort("shown")
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }
}
