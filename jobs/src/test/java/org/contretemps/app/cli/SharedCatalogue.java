package org.contretemps.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.app.Contretemps;

/**
 * A process that names the tables in a Hive metastore, and then reads them by these names as others
 * do: with a session that knows the metastore and Delta, and nothing of this software.
 */
final class SharedCatalogue {
  private SharedCatalogue() {}

  /** The settings by which Spark uses a metastore in a folder, and interprets what runs once. */
  private static Map<String, String> settings(Path folder) {
    return Map.of(
        "spark.sql.catalogImplementation",
        "hive",
        "spark.sql.warehouse.dir",
        folder.resolve("managed").toUri().toString(),
        "spark.hadoop.javax.jdo.option.ConnectionURL",
        "jdbc:derby:;databaseName=" + folder.resolve("metastore") + ";create=true",
        "spark.ui.enabled",
        "false",
        "spark.sql.shuffle.partitions",
        "1",
        "spark.databricks.delta.snapshotPartitions",
        "1",
        "spark.sql.codegen.wholeStage",
        "false",
        "spark.sql.codegen.factoryMode",
        "NO_CODEGEN");
  }

  /**
   * Registers and reads.
   *
   * @param args folder of the metastore; configuration; warehouse; schema; query
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Path configuration = Path.of(args[1]);
    List<String> lines = new ArrayList<>();
    settings(folder).forEach((name, value) -> lines.add(name + " " + value));
    Files.write(configuration.resolveSibling("spark-defaults.conf"), lines);
    int code =
        Contretemps.commandLine()
            .execute("register", "--config=" + configuration, "--warehouse=" + args[2], args[3]);
    if (code != 0) {
      System.exit(code);
    }
    SparkSession.Builder builder =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
            .config(
                "spark.sql.catalog.spark_catalog",
                "org.apache.spark.sql.delta.catalog.DeltaCatalog");
    settings(folder).forEach(builder::config);
    try (SparkSession others = builder.getOrCreate()) {
      for (Row row : others.sql(args[4]).collectAsList()) {
        System.out.println("read: " + row);
      }
    }
  }
}
