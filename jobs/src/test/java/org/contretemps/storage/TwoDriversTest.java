package org.contretemps.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.warehouse.Warehouse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two drivers, in processes of their own, that commit to one table on S3 at the same time. */
@Tag("slow")
@ExtendWith({SparkSessionExtension.class, S3Settings.class})
class TwoDriversTest {
  private static final int VERSIONS = 100;
  private static final int COMMITS = 6;
  private static final List<String> NAMES = List.of("first", "second");

  @Test
  void everyVersionHasOneWinnerAndNoCommitIsLostOrDoubled(SparkSession spark)
      throws IOException, InterruptedException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    String bucket = S3Server.running().bucket("two-drivers", hadoop);
    Warehouse warehouse = new Warehouse(spark, RacingDriver.warehouse(bucket));
    warehouse.create(RacingDriver.TABLE);

    List<Launched> drivers = new ArrayList<>();
    try {
      for (String name : NAMES) {
        drivers.add(launch(name, bucket));
      }
      for (int race = 0; race <= VERSIONS; race++) {
        startTogether(drivers);
      }
      for (Launched driver : drivers) {
        assertThat(driver.end()).as(driver.said()).isZero();
      }
    } finally {
      drivers.forEach(Launched::close);
    }

    List<String> first = drivers.get(0).said().lines().toList();
    List<String> second = drivers.get(1).said().lines().toList();
    for (int version = 0; version < VERSIONS; version++) {
      boolean firstWon = first.contains("won " + version);
      assertThat(second.contains("won " + version))
          .as("version %d", version)
          .isNotEqualTo(firstWon);
      assertThat(content(bucket, version, hadoop)).isEqualTo(NAMES.get(firstWon ? 0 : 1) + "\n");
    }
    assertThat(List.of(first, second))
        .as("both won now and then")
        .allMatch(said -> said.stream().anyMatch(line -> line.startsWith("won ")));
    assertThat(warehouse.history(RacingDriver.TABLE).version()).isEqualTo(2L * COMMITS);
    assertThat(
            warehouse
                .read(RacingDriver.TABLE)
                .selectExpr("concat(driver, ' ', number)")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0)))
        .containsExactlyInAnyOrderElementsOf(commits());
  }

  private static List<String> commits() {
    List<String> commits = new ArrayList<>();
    for (String name : NAMES) {
      for (int number = 0; number < COMMITS; number++) {
        commits.add(name + " " + number);
      }
    }
    return commits;
  }

  private static Launched launch(String name, String bucket) throws IOException {
    return Launched.java(
        S3Server.environment(),
        List.of("-Dlog4j2.configurationFile=../conf/log4j2.properties"),
        RacingDriver.class.getName(),
        name,
        Integer.toString(S3Server.running().port()),
        bucket,
        Integer.toString(VERSIONS),
        Integer.toString(COMMITS));
  }

  private static void startTogether(List<Launched> drivers) throws IOException {
    for (Launched driver : drivers) {
      driver.await("ready");
    }
    drivers.forEach(driver -> driver.tell("go"));
  }

  private static String content(String bucket, int version, Configuration hadoop)
      throws IOException {
    var path = RacingDriver.version(bucket, version);
    try (InputStream in = path.getFileSystem(hadoop).open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
