package org.contretemps.warehouse;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * Opens the Spark session. What correctness rests on (Delta, UTC, timestamps that every reader
 * knows, ANSI arithmetic) is fixed here; everything else comes from spark-submit, else from {@code
 * spark-defaults.conf} beside the configuration file.
 */
public final class Sessions {
  private static final Map<String, String> FIXED =
      Map.of(
          "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
          "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS",
          "spark.sql.ansi.enabled", "true");

  /**
   * Sessions that share no classes among each other: of use to a server with many users. Here it
   * had every task that compiles an expression ask the driver's file server for class after class.
   */
  private static final String ISOLATION = "spark.sql.artifact.isolation.enabled";

  private Sessions() {}

  /** Opens the session of this process, or finds the one it has. */
  public static SparkSession open(String applicationName, Path defaults) {
    return open(applicationName, new SparkConf(), defaults);
  }

  /** Opens a session on given settings, where this process has none yet. */
  public static SparkSession open(String applicationName, SparkConf conf, Path defaults) {
    if (SparkSession.getDefaultSession().isDefined()) {
      return SparkSession.getDefaultSession().get();
    }
    FIXED.forEach(conf::set);
    read(defaults).forEach((key, value) -> conf.setIfMissing(key.toString(), value.toString()));
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing(ISOLATION, "false");
    conf.setAppName(applicationName);
    return SparkSession.builder().config(conf).getOrCreate();
  }

  private static Properties read(Path defaults) {
    Properties properties = new Properties();
    if (Files.isReadable(defaults)) {
      try (Reader reader = Files.newBufferedReader(defaults)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return properties;
  }
}
