package org.contretemps.source.mapping.text;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.SparkSessionExtension;
import org.contretemps.source.value.Calls;
import org.contretemps.source.value.UsualTexts;
import org.contretemps.source.value.UsualTimes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is read byte by byte is what Spark's own functions read. */
@ExtendWith(SparkSessionExtension.class)
class UsualTextsTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final String STRANGE = "0129:-T +.,eE\u00a0\u00e9\t";

  /** Of a text what our method gives and what Spark gives; equal if ours gives anything. */
  private static void isWhatSparkSays(
      SparkSession spark, List<String> texts, Column ours, String sparks, int leastRead) {
    SparkSession generating = spark.newSession();
    generating.conf().set("spark.sql.codegen.factoryMode", "CODEGEN_ONLY");
    isWhatItSays(generating, texts, ours, sparks, leastRead);
    isWhatItSays(spark, texts, ours, sparks, leastRead);
  }

  private static void isWhatItSays(
      SparkSession spark, List<String> texts, Column ours, String sparks, int leastRead) {
    Dataset<Row> both =
        spark
            .createDataset(texts, Encoders.STRING())
            .toDF("text")
            .coalesce(1)
            .select(col("text"), ours.as("ours"), expr(sparks).as("sparks"))
            .where("ours IS NOT NULL");
    List<Row> read = both.collectAsList();
    assertThat(read).hasSizeGreaterThan(leastRead);
    assertThat(read)
        .allSatisfy(row -> assertThat(row.get(1)).as(row.toString()).isEqualTo(row.get(2)));
  }

  private static Column usual(String method, DataType type) {
    return Calls.of(UsualTexts.class, method, type, col("text"));
  }

  @Test
  void numbersAndTruths(SparkSession spark) {
    List<String> numbers =
        mutated("0", "7", "-12", "007", "999999999", "-999999999", "2147483648", "1234567890", "-");
    isWhatSparkSays(
        spark, numbers, usual("whole", DataTypes.IntegerType), "try_cast(text AS INT)", 500);
    isWhatSparkSays(
        spark,
        mutated("true", "false", "TRUE", "t", "0", " true"),
        usual("truth", DataTypes.BooleanType),
        "try_cast(text AS BOOLEAN)",
        50);
  }

  @Test
  void blanksAroundATextAreNoPartOfIt(SparkSession spark) {
    isWhatSparkSays(
        spark,
        mutated("a", " a b ", "\u00a0x\u3000", "\ufeffcaf\u00e9", "\t", "\u202f", "ab\r\n", ""),
        usual("trimmed", DataTypes.StringType),
        "trim(BOTH '%s' FROM text)".formatted(UsualTexts.BLANKS),
        2_000);
  }

  @Test
  void timesOfAZone(SparkSession spark) {
    List<String> times =
        mutated(
            "2026-01-05 08:15:23",
            "2026-07-05T08:15:23",
            "2026-03-29 02:30:00",
            "2026-03-29 03:00:00",
            "2026-10-25 02:30:00",
            "2026-10-25 03:00:00",
            "2024-02-29 23:59:59",
            "2025-02-28 24:00:00",
            "1900-01-01 00:00:00",
            "0001-01-01 00:00:00");
    UsualTimes usual = new UsualTimes(PARIS);
    Column instant = Calls.on(usual, "instant", DataTypes.TimestampType, col("text"));
    String general = "to_utc_timestamp(CAST(try_cast(text AS TIMESTAMP_NTZ) AS TIMESTAMP), '%s')";
    isWhatSparkSays(spark, times, instant, general.formatted(PARIS), 300);
    LocalTime local = new LocalTime(PARIS);
    Column other = Calls.on(usual, "other", DataTypes.TimestampType, col("text"));
    assertThat(
            spark
                .createDataset(times, Encoders.STRING())
                .toDF("text")
                .where(instant.isNotNull())
                .where(
                    local.other(LocalTime.wallOfText(col("text"))).eqNullSafe(other).equalTo(false))
                .collectAsList())
        .isEmpty();
  }

  /** The texts, and some 300 of each with a character or two changed, left out or added. */
  private static List<String> mutated(String... texts) {
    Random random = new Random(28);
    return Stream.of(texts)
        .flatMap(text -> Stream.concat(Stream.of(text), mutants(text, random)))
        .toList();
  }

  private static Stream<String> mutants(String text, Random random) {
    return Stream.generate(() -> mutant(random.nextBoolean() ? text : mutant(text, random), random))
        .limit(300);
  }

  private static String mutant(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int kept = Math.min(text.length(), at + random.nextInt(2));
    String one = STRANGE.substring(random.nextInt(STRANGE.length())).substring(0, 1);
    return text.substring(0, at) + (random.nextInt(3) == 0 ? "" : one) + text.substring(kept);
  }
}
