package org.contretemps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.warehouse.delta.ConditionalCreateLogStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSessionExtension.class)
class SessionsTest {

  @Test
  void ansiArithmeticIsOn(SparkSession spark) {
    assertThat(spark.conf().get("spark.sql.ansi.enabled")).isEqualTo("true");
    assertThatThrownBy(() -> spark.sql("SELECT CAST('a word' AS INT)").collectAsList())
        .hasMessageContaining("CAST_INVALID_INPUT");
    assertThatThrownBy(() -> spark.sql("SELECT 2147483647 + 1").collectAsList())
        .hasMessageContaining("ARITHMETIC_OVERFLOW");
  }

  @Test
  void theClockOfTheSessionIsUtc(SparkSession spark) {
    assertThat(spark.conf().get("spark.sql.session.timeZone")).isEqualTo("UTC");
    assertThat(TimeZone.getDefault().getRawOffset()).isZero();
    Instant noon = spark.sql("SELECT TIMESTAMP'2026-07-01 12:00:00'").head().getInstant(0);
    assertThat(noon).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
  }

  /** Spark would end this process with 52. */
  @Test
  void memoryThatEndsInATaskFailsTheJobAndNotTheProcess(SparkSession spark) {
    MapFunction<Long, Long> greedy =
        number -> {
          throw new OutOfMemoryError("of a test");
        };
    assertThatThrownBy(() -> spark.range(1).map(greedy, Encoders.LONG()).collectAsList())
        .hasMessageContaining("java.lang.OutOfMemoryError: of a test");
  }

  /** Spark makes the folder of a catalogue that nobody requested, wherever it is started. */
  @Test
  void nothingIsLeftInTheWorkingFolder(@TempDir Path project) {
    String before = System.getProperty("contretemps.home");
    System.setProperty("contretemps.home", project.toString());
    try {
      SparkConf plain = settings(new SparkConf(false));
      assertThat(plain.get("spark.sql.warehouse.dir")).startsWith(project.toString());
      SparkConf hive = new SparkConf(false).set("spark.sql.catalogImplementation", "hive");
      assertThat(settings(hive).contains("spark.sql.warehouse.dir")).isFalse();
    } finally {
      if (before == null) {
        System.clearProperty("contretemps.home");
      } else {
        System.setProperty("contretemps.home", before);
      }
    }
  }

  private static SparkConf settings(SparkConf given) {
    return Sessions.settings("test", given, Path.of("nowhere"));
  }

  @Test
  void commitsOnS3ExcludeEachOther(SparkSession spark) {
    assertThat(spark.sparkContext().getConf().get("spark.delta.logStore.s3a.impl"))
        .isEqualTo(ConditionalCreateLogStore.class.getName());
  }

  @Test
  void settingsThatHoldACredentialAreRefusedAndNotTold(@TempDir Path folder) throws IOException {
    Path defaults = folder.resolve("spark-defaults.conf");
    Files.writeString(
        defaults,
        """
        spark.hadoop.fs.s3a.endpoint https://s3.example.org
        spark.hadoop.fs.s3a.access.key told-1
        spark.hadoop.fs.s3a.bucket.b.secret.key told-2
        spark.executorEnv.AWS_SESSION_TOKEN told-3
        spark.executorEnv.CONTRETEMPS_PSEUDONYM_KEY told-4
        spark.kubernetes.driver.secretKeyRef.AWS_SECRET_ACCESS_KEY store:secret
        """);
    assertThatThrownBy(() -> Sessions.settings("told", new SparkConf(false), defaults))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "Cannot start: spark.executorEnv.AWS_SESSION_TOKEN,"
                + " spark.executorEnv.CONTRETEMPS_PSEUDONYM_KEY, spark.hadoop.fs.s3a.access.key,"
                + " spark.hadoop.fs.s3a.bucket.b.secret.key would hold")
        .hasMessageNotContaining("told-");
  }

  @Test
  void onlyADriverOfThisMachineIsReachedByLocalhost() {
    Path none = Path.of("no-defaults");
    assertThat(Sessions.settings("here", new SparkConf(false), none).get("spark.driver.host"))
        .isEqualTo("localhost");
    SparkConf away = new SparkConf(false).setMaster("spark://elsewhere:7077");
    assertThat(Sessions.settings("away", away, none).contains("spark.driver.host")).isFalse();
  }

  /** A configuration in /etc, without a file of settings beside it, runs as one in the project. */
  @Test
  void ourOwnSettingsHoldWhereverTheConfigurationLies(@TempDir Path folder) throws IOException {
    SparkConf nothing = Sessions.settings("x", new SparkConf(false), folder.resolve("none"));
    assertThat(nothing.get("spark.sql.shuffle.partitions")).isEqualTo("8");
    assertThat(nothing.get("spark.databricks.delta.snapshotPartitions")).isEqualTo("2");
    assertThat(nothing.get("spark.ui.enabled")).isEqualTo("false");
    Path beside = folder.resolve("spark-defaults.conf");
    Files.writeString(beside, "spark.sql.shuffle.partitions 32\nspark.ui.enabled true\n");
    SparkConf submitted = new SparkConf(false).set("spark.ui.enabled", "false");
    SparkConf said = Sessions.settings("x", submitted, beside);
    assertThat(said.get("spark.sql.shuffle.partitions")).as("beside it").isEqualTo("32");
    assertThat(said.get("spark.ui.enabled")).as("spark-submit wins").isEqualTo("false");
  }

  /** What the code reads out of rows, it reads as LocalDate and Instant. */
  @Test
  void whatCorrectnessRestsOnCannotBeSetOtherwise(@TempDir Path folder) throws IOException {
    String dates = "spark.sql.datetime.java8API.enabled";
    Path beside = folder.resolve("spark-defaults.conf");
    Files.writeString(beside, dates + " false\n");
    SparkConf submitted = new SparkConf(false).set(dates, "false");
    assertThat(Sessions.settings("x", submitted, beside).get(dates)).isEqualTo("true");
  }

  /** Hadoop sets the permissions of what it makes itself, regardless of the process's umask. */
  @Test
  void whatIsWrittenIsForItsUserAlone(SparkSession spark, @TempDir Path folder) throws IOException {
    // A file system of its own: a shared one has the settings of its first user.
    try (FileSystem files =
        FileSystem.newInstance(folder.toUri(), spark.sparkContext().hadoopConfiguration())) {
      files.create(new org.apache.hadoop.fs.Path(folder + "/warehouse/table/part")).close();
    }
    try (Stream<Path> made = Files.walk(folder.resolve("warehouse"))) {
      assertThat(made.toList())
          .hasSizeGreaterThan(2)
          .allSatisfy(
              path ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                      .as(path.toString())
                      .endsWith("------"));
    }
  }

  @Test
  void timestampsAreWrittenAsEveryReaderKnowsThem(SparkSession spark) {
    assertThat(spark.conf().get("spark.sql.parquet.outputTimestampType"))
        .isEqualTo("TIMESTAMP_MICROS");
  }

  /** No stack is walked to find the line that made it. */
  @Test
  void anRddDoesNotSayWhichLineMadeIt(SparkSession spark) {
    assertThat(spark.range(1).rdd().getCreationSite()).isEqualTo("contretemps-tests");
  }
}
