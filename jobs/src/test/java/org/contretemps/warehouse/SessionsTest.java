package org.contretemps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.TimeZone;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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
    Timestamp noon = spark.sql("SELECT TIMESTAMP'2026-07-01 12:00:00'").head().getTimestamp(0);
    assertThat(noon.toInstant()).isEqualTo(Instant.parse("2026-07-01T12:00:00Z"));
  }

  @Test
  void timestampsAreWrittenAsEveryReaderKnowsThem(SparkSession spark) {
    assertThat(spark.conf().get("spark.sql.parquet.outputTimestampType"))
        .isEqualTo("TIMESTAMP_MICROS");
  }
}
