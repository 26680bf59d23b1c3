package org.contretemps.warehouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.contretemps.config.Secrets;
import org.contretemps.warehouse.delta.ConditionalCreateLogStore;
import scala.Tuple2;

/**
 * Opens the Spark session of a run with the settings that the tables need. The settings that
 * correctness depends on (Delta, commits on S3 that exclude each other, UTC, timestamps that every
 * reader knows, ANSI arithmetic, dates without a zone) is fixed here; everything else comes from
 * spark-submit, else from {@code spark-defaults.conf} beside the configuration file, else from the
 * file of that name in this package.
 */
public final class Sessions {
  private static final Map<String, String> FIXED =
      Map.of(
          "spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension",
          "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog",
          "spark.sql.session.timeZone", "UTC",
          "spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS",
          "spark.sql.ansi.enabled", "true",
          // Rows hand out LocalDate and Instant.
          "spark.sql.datetime.java8API.enabled", "true",
          // When Delta answers the first and last date of a table from its log, it assumes the
          // types that rows have by default: findings/delta-dates-of-the-log-are-old-dates.sh.
          "spark.databricks.delta.optimizeMetadataQuery.enabled", "false",
          "spark.delta.logStore.s3a.impl", ConditionalCreateLogStore.class.getName());

  /**
   * Sessions that share no classes among each other: of use to a server with many users. Here it
   * had every task that compiles an expression ask the driver's file server for class after class.
   */
  private static final String ISOLATION = "spark.sql.artifact.isolation.enabled";

  /**
   * How S3 is read: the stream that hadoop-aws takes by itself gives up if a connection ends in the
   * middle of an object; this one requests the rest.
   */
  private static final String S3_STREAM = "spark.hadoop.fs.s3a.input.stream.type";

  /**
   * How often S3 is tried again if nobody answers, each time after twice the time. With five a
   * command gives up after some four minutes, as measured, and so before the lock of a warehouse
   * lapses without its holder; hadoop-aws by itself takes seven.
   */
  private static final String S3_RETRIES = "spark.hadoop.fs.s3a.retry.limit";

  private static final String FEW_RETRIES = "5";

  /**
   * The folder in which Spark and Hadoop keep what exceeds memory, and what is on its way to S3.
   */
  private static final List<String> TEMPORARY =
      List.of("spark.local.dir", "spark.hadoop.hadoop.tmp.dir");

  /**
   * How deep Spark looks for an error after which an executor is to end. In one process it would
   * end the run with 52, unrecorded and unexplained, if memory ends in a task; so that the task
   * fails, and the run with it.
   */
  private static final String FATAL_DEPTH = "spark.executor.killOnFatalError.depth";

  private static final String CATALOGUE = "spark.sql.catalogImplementation";
  private static final String IN_MEMORY = "in-memory";

  private static final List<String> CALL_SITES = List.of("callSite.short", "callSite.long");

  private Sessions() {}

  /** Opens the session of this process, or finds the one it has. */
  public static SparkSession open(String applicationName, Path defaults) {
    return open(applicationName, new SparkConf(), defaults);
  }

  /** Opens a session with given settings, if this process has none yet. */
  public static SparkSession open(String applicationName, SparkConf conf, Path defaults) {
    if (SparkSession.getDefaultSession().isDefined()) {
      return SparkSession.getDefaultSession().get();
    }
    SparkSession session =
        SparkSession.builder().config(settings(applicationName, conf, defaults)).getOrCreate();
    if (session.sparkContext().uiWebUrl().isEmpty()) {
      // Else Spark walks the stack for every RDD, to show in its pages which line made it.
      CALL_SITES.forEach(key -> session.sparkContext().setLocalProperty(key, applicationName));
    }
    return session;
  }

  /**
   * Completes settings.
   *
   * @throws org.contretemps.config.ConfigurationException if one holds a credential
   */
  static SparkConf settings(String applicationName, SparkConf conf, Path defaults) {
    FIXED.forEach(conf::set);
    read(defaults).forEach((key, value) -> conf.setIfMissing(key.toString(), value.toString()));
    Secrets.refuseIn(Arrays.stream(conf.getAll()).map(Tuple2::_1).toList());
    own().forEach((key, value) -> conf.setIfMissing(key.toString(), value.toString()));
    conf.setIfMissing("spark.master", "local[*]");
    if (conf.get("spark.master").startsWith("local")) {
      LocalFolder.ofThisProcess().ifPresent(folder -> keepIn(folder, conf));
      // Elsewhere executors have to find the driver by its own name.
      conf.setIfMissing("spark.driver.host", "localhost");
      conf.setIfMissing(FATAL_DEPTH, "0");
      LocalFiles.useIn(conf);
    }
    conf.setIfMissing(ISOLATION, "false");
    conf.setIfMissing(S3_STREAM, "classic");
    conf.setIfMissing(S3_RETRIES, FEW_RETRIES);
    return conf.setAppName(applicationName);
  }

  /** Spark makes a folder for a catalogue of its own, else in the folder that it is started in. */
  private static void keepIn(String folder, SparkConf conf) {
    TEMPORARY.forEach(key -> conf.setIfMissing(key, folder));
    if (conf.get(CATALOGUE, IN_MEMORY).equals(IN_MEMORY)) {
      conf.setIfMissing("spark.sql.warehouse.dir", folder + "/catalogue");
    }
  }

  private static Properties own() {
    Properties properties = new Properties();
    try (InputStream in = Sessions.class.getResourceAsStream("spark-defaults.conf")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static Properties read(Path defaults) {
    Properties properties = new Properties();
    if (Files.isReadable(defaults)) {
      try (Reader reader = Files.newBufferedReader(defaults)) {
        properties.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return properties;
  }
}
