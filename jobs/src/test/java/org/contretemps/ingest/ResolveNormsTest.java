package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.contretemps.house.LandedRecords.norm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.TestHouse;
import org.contretemps.record.norm.Finding;
import org.contretemps.record.norm.NormFinding;
import org.contretemps.record.norm.NormLogEntry;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From a norm log that grows night by night to the norms in force. */
@ExtendWith(SparkSessionExtension.class)
class ResolveNormsTest {
  private static final List<TableDefinition> RESOLVED = List.of(TimeNorm.TABLE, NormFinding.TABLE);
  private static final String COLUMNS =
      "logged_at TIMESTAMP, organisation STRING, service STRING, channel STRING, "
          + "situation_type STRING, basis STRING, target DOUBLE, attainment_target DOUBLE, "
          + "effective_from DATE, revoked BOOLEAN, seniority STRING, weekdays STRING, "
          + "local_hours STRING";

  @Test
  void withoutALogThereIsNothingToDo(@TempDir Path folder) {
    TestHouse house = new TestHouse(folder.resolve("house"));
    assertThat(house.resolveNorms().intervals()).isEmpty();
    assertThat(house.warehouse().exists(TimeNorm.TABLE)).isFalse();
  }

  @Test
  void normsFollowTheLogAndAreCommittedOnlyWhenTheyChange(@TempDir Path folder) throws IOException {
    TestHouse house = new TestHouse(folder.resolve("house"));
    log(
        house,
        "1.csv",
        "2026-01-06T02:00:00Z",
        norm("2026-01-05 07:00:00", "PHONE", 300, "2026-01-01"),
        norm("2026-02-20 16:30:00", "PHONE", 240, "2026-03-01"));
    assertThat(house.resolveNorms().changed()).isTrue();
    assertThat(intervals(house))
        .containsExactlyInAnyOrder(
            tuple(300.0, "2026-01-01", "2026-03-01"), tuple(240.0, "2026-03-01", null));

    Map<String, Long> versions = house.versions(RESOLVED);
    assertThat(house.resolveNorms().intervals()).as("no new entry").isEmpty();
    assertThat(house.versions(RESOLVED)).isEqualTo(versions);

    log(
        house,
        "2.csv",
        "2026-03-06T02:00:00Z",
        norm("2026-03-05 07:00:00", "PHONE", 240, "2026-04-01"));
    ResolveNorms.Result same = house.resolveNorms();
    assertThat(same.intervals()).as("what is in force already is set again").contains(2);
    assertThat(same.changed()).isFalse();
    assertThat(house.warehouse().history(TimeNorm.TABLE).version())
        .isEqualTo(versions.get(TimeNorm.TABLE.name()));

    log(
        house,
        "3.csv",
        "2026-04-06T02:00:00Z",
        norm("2026-04-05 07:00:00", "PHONE", 270, "2026-02-01"),
        norm("2026-04-05 07:00:00", "PHONE", 280, "2026-02-01"));
    ResolveNorms.Result late = house.resolveNorms();
    assertThat(late.findings())
        .extracting(Finding::kind)
        .containsExactly(Finding.Kind.CONTRADICTION, Finding.Kind.MISSING_SITUATION_TYPE);
    assertThat(intervals(house))
        .as("a late entry applies from its effective date")
        .containsExactlyInAnyOrder(
            tuple(300.0, "2026-01-01", "2026-02-01"),
            tuple(280.0, "2026-02-01", "2026-03-01"),
            tuple(240.0, "2026-03-01", null));

    assertKilledBeforeTheFindingsItGoesOn(house, folder.resolve("killed"));
  }

  private static void assertKilledBeforeTheFindingsItGoesOn(TestHouse house, Path folder)
      throws IOException {
    TestHouse killed = house.copiedTo(folder);
    Map<String, List<String>> undisturbed = house.contents(RESOLVED);
    Map<String, Long> versions = house.versions(RESOLVED);
    killed.forget(
        NormFinding.TABLE, Math.toIntExact(house.warehouse().history(NormFinding.TABLE).version()));
    assertThat(killed.contents(RESOLVED)).isNotEqualTo(undisturbed);
    killed.resolveNorms();
    assertThat(killed.contents(RESOLVED)).isEqualTo(undisturbed);
    assertThat(killed.versions(RESOLVED)).isEqualTo(versions);
  }

  /** Adds entries to the log, as ingest would have added those of a file. */
  private static void log(TestHouse house, String file, String deliveredAt, String... entries) {
    SparkSession spark = SparkSessionExtension.session();
    Dataset<Row> input =
        spark
            .read()
            .schema(COLUMNS)
            .csv(spark.createDataset(List.of(entries), Encoders.STRING()))
            .withColumn("file", functions.lit(file))
            .withColumn("delivered", functions.lit(Instant.parse(deliveredAt)));
    Dataset<Row> rows = NormLogEntry.rows(input, "test", "file", "delivered");
    house.warehouse().create(NormLogEntry.TABLE);
    house
        .warehouse()
        .append(
            NormLogEntry.TABLE,
            rows.selectExpr(NormLogEntry.TABLE.writtenColumns().toArray(String[]::new))
                .coalesce(1));
  }

  private static List<org.assertj.core.groups.Tuple> intervals(TestHouse house) {
    assertThat(house.warehouse().history(NormFinding.TABLE).lineage().version(NormLogEntry.TABLE))
        .isEqualTo(house.warehouse().history(NormLogEntry.TABLE).version());
    return house
        .warehouse()
        .read(TimeNorm.TABLE)
        .select(TimeNorm.TARGET, TimeNorm.VALID_FROM, TimeNorm.VALID_UNTIL)
        .collectAsList()
        .stream()
        .map(
            row ->
                tuple(
                    row.getDouble(0),
                    row.getLocalDate(1).toString(),
                    row.isNullAt(2) ? null : row.getLocalDate(2).toString()))
        .toList();
  }
}
