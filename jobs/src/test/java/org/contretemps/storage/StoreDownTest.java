package org.contretemps.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.contretemps.SparkSessionExtension;
import org.contretemps.storage.FaultProxy.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A night on a store that nobody answers for. */
@ExtendWith({SparkSessionExtension.class, S3Settings.class})
class StoreDownTest {
  @Test
  void aStoreThatStaysDownEndsTheNightWithOneLine(SparkSession spark, @TempDir Path folder)
      throws IOException {
    Configuration hadoop = spark.sparkContext().hadoopConfiguration();
    try (FaultProxy proxy = new FaultProxy(S3Server.running().port(), request -> Fault.DOWN)) {
      String bucket = S3Server.running().bucket("down", proxy.port(), hadoop);
      // hadoop-aws tries as often and does not wait as long; Amazon's client below it tries once.
      hadoop.set("fs.s3a.bucket.down.retry.interval", "1ms");
      hadoop.set("fs.s3a.bucket.down.attempts.maximum", "1");
      StoredHouse house =
          new StoredHouse(
              folder,
              "s3a://%s/landing".formatted(bucket),
              "s3a://%s/warehouse".formatted(bucket),
              Map.of());
      StoredHouse.Ended night = house.run("nightly");
      assertThat(night.exitCode()).isEqualTo(1);
      assertThat(night.told().lines())
          .filteredOn(line -> !line.startsWith("["))
          .singleElement(InstanceOfAssertFactories.STRING)
          .startsWith("Cannot ");
      assertThat(proxy.suffered()).isPositive();
    }
  }
}
