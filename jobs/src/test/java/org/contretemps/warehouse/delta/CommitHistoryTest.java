package org.contretemps.warehouse.delta;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.warehouse.delta.Readings.days;
import static org.contretemps.warehouse.delta.Readings.reading;
import static org.contretemps.warehouse.delta.Readings.rows;

import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.contretemps.SparkSessionExtension;
import org.contretemps.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import scala.Option;

/** One table with a commit of each kind: what its log says of them, and what once it is cut. */
@ExtendWith(SparkSessionExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommitHistoryTest {
  private static final int CREATED = 0;
  private static final int APPENDED = 1;
  private static final int MERGED = 2;
  private static final int REPLACED = 3;
  private static final int DELETED = 4;
  private static final int COMPACTED = 5;

  private static final LocalDate SECOND = LocalDate.parse("2026-03-02");
  private static final LocalDate THIRD = LocalDate.parse("2026-03-03");

  private static Warehouse warehouse;

  @BeforeAll
  static void commitOnceInEachWay(@TempDir Path folder, SparkSession spark) {
    warehouse = new Warehouse(spark, folder.toUri().toString());
    warehouse.create(Readings.TABLE);
    warehouse.append(
        Readings.TABLE,
        rows(
            spark,
            reading("2026-03-01", "cellar", 1),
            reading("2026-03-02", "cellar", 2),
            reading("2026-03-03", "cellar", 3)));
    warehouse
        .merging(
            Readings.TABLE,
            rows(
                spark,
                reading("2026-03-02", "cellar", 20),
                reading("2026-03-03", "cellar", 3),
                reading("2026-03-05", "cellar", 5)))
        .among(Readings.DAY, days("2026-03-02", "2026-03-03", "2026-03-05"))
        .upsert(org.apache.spark.sql.functions.expr("incoming.units > stored.units"));
    warehouse.replaceDates(
        Readings.TABLE,
        Readings.DAY,
        days("2026-03-01", "2026-03-06"),
        rows(spark, reading("2026-03-01", "attic", 10), reading("2026-03-01", "cellar", 11)),
        Lineage.of(Readings.UPSTREAM, 42).on(LocalDate.parse("2026-03-06")));
    DeltaTable.forPath(spark, warehouse.location(Readings.TABLE)).delete("day = '2026-03-05'");
    warehouse.append(
        Readings.TABLE, rows(spark, reading("2026-03-01", "garage", 12)).where(lit(true)));
    DeltaTable.forPath(spark, warehouse.location(Readings.TABLE)).optimize().executeCompaction();
  }

  private static CommitHistory history() {
    return warehouse.history(Readings.TABLE);
  }

  private static Set<LocalDate> touchedSince(int version) {
    return history().datesTouchedSince(version, Readings.DAY);
  }

  private static Set<LocalDate> touched(String... dates) {
    return Set.copyOf(days(dates));
  }

  /** A contact that was moved to another date is counted again on both. */
  @Test
  @Order(1)
  void anExchangeTouchesTheDateThatItTakesARowFrom(@TempDir Path folder, SparkSession spark) {
    Warehouse other = new Warehouse(spark, folder.toUri().toString());
    other.create(Readings.TABLE);
    Row moved = reading("2026-03-01", "cellar", 1);
    other.append(
        Readings.TABLE,
        rows(spark, moved, reading("2026-03-01", "attic", 2), reading("2026-03-02", "cellar", 1)));
    other
        .merging(Readings.TABLE, rows(spark))
        .among(Readings.DAY, days("2026-03-01", "2026-03-02"))
        .exchange(rows(spark, moved));
    assertThat(Readings.shown(other)).containsExactly("2026-03-01 attic 2", "2026-03-02 cellar 1");
    assertThat(other.history(Readings.TABLE).datesTouchedSince(APPENDED, Readings.DAY))
        .containsExactlyElementsOf(days("2026-03-01"));
  }

  @Test
  @Order(1)
  void theDatesAreThoseThatHaveRows() {
    assertThat(history().dates(Readings.DAY))
        .containsExactlyElementsOf(days("2026-03-01", "2026-03-02", "2026-03-03"));
  }

  @Test
  @Order(1)
  void rowsAreCountedByDateWithoutASparkJob(SparkSession spark) {
    String group = "counting rows";
    spark.sparkContext().setJobGroup(group, group, false);
    try {
      assertThat(history().rowsByDate(Readings.DAY))
          .isEqualTo(Map.of(LocalDate.parse("2026-03-01"), 3L, SECOND, 1L, THIRD, 1L));
      assertThat(spark.sparkContext().statusTracker().getJobIdsForGroup(group)).isEmpty();
    } finally {
      spark.sparkContext().clearJobGroup();
    }
  }

  @Test
  @Order(1)
  void whatTheTableWasMadeFromIsRemembered() {
    assertThat(history().lineage().version(Readings.UPSTREAM)).isEqualTo(42);
    assertThat(history().lineage().version(Readings.TABLE)).isEqualTo(Lineage.NEVER);
    assertThat(history().lineage().night()).contains(LocalDate.parse("2026-03-06"));
  }

  @Test
  @Order(1)
  void whoeverNeverConsumedIsToldOfAllDates() {
    assertThat(touchedSince(-1)).isEqualTo(touched("2026-03-01", "2026-03-02", "2026-03-03"));
  }

  @Test
  @Order(1)
  void aCompactionTouchesNothing() {
    assertThat(history().version()).isEqualTo(COMPACTED + 1);
    assertThat(touchedSince(COMPACTED)).isEmpty();
    assertThat(touchedSince(COMPACTED + 1)).isEmpty();
  }

  @Test
  @Order(1)
  void aDeletionTouchesTheDateItEmpties() {
    assertThat(touchedSince(REPLACED)).isEqualTo(touched("2026-03-05", "2026-03-01"));
  }

  @Test
  @Order(1)
  void aReplacementTouchesTheDatesItWroteOrEmptied() {
    assertThat(touchedSince(DELETED)).isEqualTo(touched("2026-03-01"));
    assertThat(touchedSince(MERGED)).isEqualTo(touched("2026-03-01", "2026-03-05"));
  }

  @Test
  @Order(1)
  void aMergeTouchesTheDatesItInsertedIntoOrUpdated() {
    assertThat(touchedSince(APPENDED))
        .contains(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-05"));
  }

  @Test
  @Order(1)
  void anAppendTouchesItsDates() {
    assertThat(touchedSince(CREATED))
        .isEqualTo(touched("2026-03-01", "2026-03-02", "2026-03-03", "2026-03-05"));
  }

  @Test
  @Order(2)
  void aLogThatWasCutTellsOfAllDates() throws IOException {
    DeltaLog log =
        DeltaLog.forTable(SparkSessionExtension.session(), warehouse.location(Readings.TABLE));
    log.checkpoint(log.update(false, Option.empty(), Option.empty()), Option.empty());
    for (int version = CREATED; version <= REPLACED; version++) {
      Files.delete(commit(version));
    }
    deleteListsOfFiles();
    DeltaLog.clearCache();
    assertThat(history().rowsByDate(Readings.DAY))
        .as("put together from the commits")
        .isEqualTo(Map.of(LocalDate.parse("2026-03-01"), 3L, SECOND, 1L, THIRD, 1L));

    for (int forgotten : List.of(CREATED, APPENDED, MERGED)) {
      assertThat(touchedSince(forgotten))
          .isEqualTo(touched("2026-03-01", "2026-03-02", "2026-03-03"));
    }
    assertThat(touchedSince(REPLACED)).isEqualTo(touched("2026-03-05", "2026-03-01"));
    assertThat(history().lineage()).isEqualTo(Lineage.NONE);
  }

  private static void deleteListsOfFiles() throws IOException {
    Path log = commit(CREATED).getParent();
    try (var files = Files.newDirectoryStream(log, "*.crc")) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
  }

  private static Path commit(int version) {
    return Path.of(URI.create(warehouse.location(Readings.TABLE)))
        .resolve("_delta_log/%020d.json".formatted(version));
  }
}
