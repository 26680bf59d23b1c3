package org.contretemps.warehouse;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.warehouse.delta.Readings.days;
import static org.contretemps.warehouse.delta.Readings.reading;
import static org.contretemps.warehouse.delta.Readings.rows;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.warehouse.delta.Lineage;
import org.contretemps.warehouse.delta.Readings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How the rows of a table are read: of which version, and from which files. */
@ExtendWith(SparkSessionExtension.class)
class ReadRowsTest {
  private final SparkSession spark = SparkSessionExtension.session();
  private Warehouse warehouse;

  @BeforeEach
  void writeThreeDays(@TempDir Path folder) {
    warehouse = new Warehouse(spark, folder.toUri().toString());
    warehouse.create(Readings.TABLE);
    warehouse.append(
        Readings.TABLE,
        rows(
            spark,
            reading("2026-03-01", "attic", 1),
            reading("2026-03-02", "attic", 2),
            reading("2026-03-03", "attic", 3)));
  }

  @Test
  void laterCommitsDoNotShowInRowsThatWereRead() {
    Dataset<Row> read = warehouse.read(Readings.TABLE);
    Dataset<Row> followed = warehouse.follow(Readings.TABLE);
    warehouse.replaceDates(
        Readings.TABLE,
        Readings.DAY,
        days("2026-03-02"),
        rows(spark, reading("2026-03-02", "attic", 20)),
        Lineage.NONE);
    assertThat(units(read)).containsExactly(1, 2, 3);
    assertThat(units(followed)).containsExactly(1, 3, 20);
    assertThat(units(warehouse.read(Readings.TABLE))).containsExactly(1, 3, 20);
  }

  @Test
  void filesAreChosenByAnyConditionOnTheirDates() {
    Dataset<Row> read = warehouse.read(Readings.TABLE);
    assertThat(units(read.where("day >= DATE'2026-03-02'"))).containsExactly(2, 3);
    assertThat(units(read.where("day IN (DATE'2026-03-01', DATE'2026-03-03') AND units < 3")))
        .containsExactly(1);
    assertThat(units(read.where("month(DAY) = 3 AND NOT day = '2026-03-01'")))
        .containsExactly(2, 3);
    assertThat(units(read.where("day IS NULL"))).isEmpty();
  }

  @Test
  void theRowsOfSomeDatesComeFromTheirFilesAlone() {
    Dataset<Row> read = warehouse.read(Readings.TABLE, days("2026-03-03", "2026-03-09"));
    assertThat(units(read)).containsExactly(3);
    assertThat(read.inputFiles()).hasSize(1).allMatch(file -> file.contains("day=2026-03-03"));
    assertThat(units(warehouse.read(Readings.TABLE, days("2026-04-01")))).isEmpty();
  }

  @Test
  void twoReadingsOfTheSameRowsAreTheSamePlan() {
    Dataset<Row> some = warehouse.read(Readings.TABLE, days("2026-03-01"));
    assertThat(some.sameSemantics(warehouse.read(Readings.TABLE, days("2026-03-01")))).isTrue();
    assertThat(some.sameSemantics(warehouse.read(Readings.TABLE, days("2026-03-02")))).isFalse();
    assertThat(some.sameSemantics(warehouse.read(Readings.TABLE))).isFalse();
  }

  @Test
  void rowsPutIntoATableWithoutAnyAreAppended() {
    warehouse.replaceDates(
        Readings.TABLE,
        Readings.DAY,
        days("2026-03-01", "2026-03-02", "2026-03-03"),
        rows(spark),
        Lineage.NONE);
    warehouse
        .merging(Readings.TABLE, rows(spark, reading("2026-03-05", "attic", 5)))
        .among(Readings.DAY, days("2026-03-05"))
        .upsert(col("incoming.units").gt(col("stored.units")));
    assertThat(units(warehouse.read(Readings.TABLE))).containsExactly(5);
    assertThat(operation()).isEqualTo("WRITE");
    warehouse
        .merging(Readings.TABLE, rows(spark, reading("2026-03-05", "attic", 6)))
        .among(Readings.DAY, days("2026-03-05"))
        .insertMissing();
    assertThat(units(warehouse.read(Readings.TABLE))).containsExactly(5);
  }

  private String operation() {
    return io.delta.tables.DeltaTable.forPath(spark, warehouse.location(Readings.TABLE))
        .history(1)
        .head()
        .getAs("operation");
  }

  private static List<Integer> units(Dataset<Row> rows) {
    return rows.select("units").sort("units").collectAsList().stream()
        .map(row -> row.getInt(0))
        .toList();
  }
}
