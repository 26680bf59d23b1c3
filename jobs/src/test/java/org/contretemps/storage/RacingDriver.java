package org.contretemps.storage;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Sessions;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.ConditionalCreateLogStore;

/**
 * A driver in a process of its own that commits as fast as it can, for {@link TwoDriversTest}:
 * {@code NAME PORT BUCKET VERSIONS COMMITS}. It says {@code ready} and waits for a line before each
 * version, and before its commits.
 */
public final class RacingDriver {
  static final String DRIVER = "driver";
  static final String NUMBER = "number";
  static final TableDefinition TABLE =
      TableDefinition.named("race", "One row per commit of a driver.")
          .required(DRIVER, StringType, "The driver.")
          .required(NUMBER, IntegerType, "Its commits, counted.")
          .key(DRIVER, NUMBER)
          .build();

  private final BufferedReader orders =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
  private final String name;
  private final SparkSession spark;

  private RacingDriver(String name, int port) {
    this.name = name;
    SparkConf conf =
        new SparkConf()
            .setMaster("local[1]")
            .set("spark.ui.enabled", "false")
            .set("spark.sql.shuffle.partitions", "1")
            .set("spark.databricks.delta.snapshotPartitions", "1");
    S3Server.whereabouts(port)
        .forEach((key, value) -> conf.set("spark.hadoop.fs.s3a." + key, value));
    this.spark = Sessions.open(name, conf, java.nio.file.Path.of("no-defaults"));
  }

  public static void main(String... words) throws IOException {
    RacingDriver driver = new RacingDriver(words[0], Integer.parseInt(words[1]));
    driver.raceForVersions(words[2], Integer.parseInt(words[3]));
    driver.raceForCommits(words[2], Integer.parseInt(words[4]));
    say("done");
  }

  static Path version(String bucket, int version) {
    return new Path("s3a://%s/log/_delta_log/%020d.json".formatted(bucket, version));
  }

  static String warehouse(String bucket) {
    return "s3a://%s/warehouse".formatted(bucket);
  }

  private void raceForVersions(String bucket, int versions) throws IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    ConditionalCreateLogStore store = new ConditionalCreateLogStore(hadoop);
    store.write(version(bucket, -1).suffix("." + name), List.of(name).iterator(), false, hadoop);
    for (int version = 0; version < versions; version++) {
      awaitStart();
      try {
        store.write(version(bucket, version), List.of(name).iterator(), false, hadoop);
        say("won " + version);
      } catch (FileAlreadyExistsException e) {
        say("lost " + version);
      }
    }
  }

  private void raceForCommits(String bucket, int commits) throws IOException {
    Warehouse warehouse = new Warehouse(spark, warehouse(bucket));
    warehouse.read(TABLE).count();
    awaitStart();
    for (int number = 0; number < commits; number++) {
      warehouse.append(
          TABLE,
          spark
              .createDataFrame(List.of(RowFactory.create(name, number)), TABLE.schema())
              .coalesce(1));
    }
  }

  private void awaitStart() throws IOException {
    say("ready");
    orders.readLine();
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
