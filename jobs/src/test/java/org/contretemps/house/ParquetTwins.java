package org.contretemps.house;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.split;
import static org.apache.spark.sql.functions.to_utc_timestamp;
import static org.apache.spark.sql.functions.when;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Landed files of delimited text, written again as Parquet with the types of a mapping. */
public final class ParquetTwins {
  private final SparkSession spark;
  private final Path landing;

  public ParquetTwins(SparkSession spark, Path landing) {
    this.spark = spark;
    this.landing = landing;
  }

  /** Writes the twin of one file beside it and takes that one away. */
  public void replace(Path csv, StructType types, String deliveredAt) {
    Dataset<Row> text = spark.read().option("header", true).csv(csv.toString());
    List<String> names = Arrays.asList(text.columns());
    Column[] columns =
        Arrays.stream(types.fields())
            .filter(field -> names.contains(field.name()))
            .map(field -> typed(field.name(), field.dataType()).as(field.name()))
            .toArray(Column[]::new);
    Path written = landing.resolve("_written");
    text.select(columns).coalesce(1).write().mode("overwrite").parquet(written.toString());
    try (var files = Files.list(written)) {
      Path part =
          files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
      Path twin = csv.resolveSibling(csv.getFileName().toString().replace(".csv", ".parquet"));
      Files.move(part, twin);
      Files.setLastModifiedTime(twin, FileTime.from(Instant.parse(deliveredAt)));
      Files.delete(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Column typed(String name, DataType type) {
    if (type instanceof ArrayType) {
      return split(col(name), "[|]");
    }
    if (type.equals(DataTypes.TimestampType)) {
      Column instant = col(name).try_cast(type);
      return when(col(name).endsWith("Z"), instant)
          .otherwise(to_utc_timestamp(instant, "Europe/Paris"));
    }
    return col(name).try_cast(type);
  }
}
