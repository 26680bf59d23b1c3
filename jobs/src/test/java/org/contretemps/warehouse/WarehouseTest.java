package org.contretemps.warehouse;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.contretemps.warehouse.delta.Readings.days;
import static org.contretemps.warehouse.delta.Readings.reading;
import static org.contretemps.warehouse.delta.Readings.rows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.contretemps.SparkSessionExtension;
import org.contretemps.night.distribute.HandlingTimeDistribution;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.delta.Lineage;
import org.contretemps.warehouse.delta.Readings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SparkSessionExtension.class)
class WarehouseTest {
  private static Warehouse declared;

  private final SparkSession spark = SparkSessionExtension.session();
  private Warehouse warehouse;

  @BeforeAll
  static void createEveryTable(@TempDir Path folder, SparkSession spark) {
    declared = new Warehouse(spark, folder.toUri().toString());
    tables().forEach(declared::create);
    declared.create(Readings.TABLE, Map.of("contretemps.made-by", "a test"));
    declared.append(
        Readings.TABLE,
        rows(
            spark,
            reading("2026-03-01", "cellar", 24),
            reading("2026-03-01", "attic", 6),
            reading("2026-03-02", "cellar", null)));
  }

  private static List<TableDefinition> tables() {
    return List.of(
        Contact.TABLE,
        RejectedRecord.TABLE,
        LoadAudit.TABLE,
        HandlingTimeHistogram.TABLE,
        HandlingTimeDistribution.TABLE);
  }

  @BeforeEach
  void nameAnEmptyWarehouse(@TempDir Path folder) {
    warehouse = new Warehouse(spark, folder.resolve("warehouse").toUri().toString());
  }

  @Test
  void everyTableHasTheColumnsThatAreDeclared() {
    for (TableDefinition table : tables()) {
      assertThat(columns(declared.read(table))).isEqualTo(columns(table));
      assertThat(detail(table).getAs("description").toString()).isEqualTo(table.grain());
      assertThat(detail(table).<String>getList(detail(table).fieldIndex("partitionColumns")))
          .isEqualTo(table.partitionColumns());
    }
  }

  /** Where Delta answers from its log, it casts dates to the old type (delta-io/delta#4201). */
  @Test
  void theFirstAndTheLastDateOfATableAreLocalDates() {
    declared.read(Readings.TABLE).createOrReplaceTempView("dated_reading");
    Row ends = spark.sql("SELECT min(day), max(day), count(*) FROM dated_reading").head();
    assertThat(ends.getLocalDate(0)).isEqualTo("2026-03-01");
    assertThat(ends.getLocalDate(1)).isEqualTo("2026-03-02");
    assertThat(ends.getLong(2)).isEqualTo(3);
  }

  /** As the cells of a notebook run, each in a thread of its own. */
  @Test
  void aThreadWithoutASessionReadsByTheSettingsOfTheWarehouses() {
    SparkSession.clearActiveSession();
    try {
      assertThat(declared.read(Readings.TABLE).select(Readings.DAY).sort(Readings.DAY).first())
          .extracting(row -> row.get(0))
          .isEqualTo(LocalDate.parse("2026-03-01"));
    } finally {
      SparkSession.setActiveSession(spark);
    }
  }

  private static Row detail(TableDefinition table) {
    return DeltaTable.forPath(declared.session(), declared.location(table)).detail().head();
  }

  private static List<String> columns(Dataset<Row> read) {
    return Stream.of(read.schema().fields()).map(WarehouseTest::column).toList();
  }

  private static List<String> columns(TableDefinition table) {
    return Stream.of(table.schema().fields()).map(WarehouseTest::column).toList();
  }

  private static String column(StructField field) {
    return "%s %s %s: %s"
        .formatted(
            field.name(),
            field.dataType().sql(),
            field.nullable() ? "" : "NOT NULL",
            field.getComment().get());
  }

  @Test
  void everyCheckThatIsDeclaredStandsInTheTable() {
    for (TableDefinition table : tables()) {
      table
          .checks()
          .forEach(
              (name, check) ->
                  assertThat(declared.history(table).property("delta.constraints." + name))
                      .as("%s.%s", table.name(), name)
                      .hasValue(check));
    }
  }

  @Test
  void aPropertyCanBeReadAgain() {
    assertThat(declared.history(Readings.TABLE).property("contretemps.made-by")).hasValue("a test");
    assertThat(declared.history(Readings.TABLE).property("contretemps.other")).isEmpty();
  }

  @Test
  void creatingATableAgainChangesNothing() {
    long version = declared.history(Readings.TABLE).version();
    declared.create(Readings.TABLE, Map.of("contretemps.made-by", "somebody else"));
    assertThat(declared.history(Readings.TABLE).version()).isEqualTo(version);
  }

  @Test
  void aRowThatBreaksACheckIsRefused() {
    assertThatThrownBy(() -> append(reading("2026-03-03", "cellar", -1)))
        .hasStackTraceContaining("units_are_not_negative");
    assertThat(Readings.shown(declared)).hasSize(3);
  }

  @Test
  void aNullInARequiredColumnIsRefused() {
    assertThatThrownBy(() -> append(reading("2026-03-03", null, 1)))
        .hasStackTraceContaining("NOT NULL constraint violated for column: meter");
    assertThat(Readings.shown(declared)).hasSize(3);
  }

  private static void append(Row reading) {
    declared.append(Readings.TABLE, rows(declared.session(), reading));
  }

  @Test
  void deltaComputesAGeneratedColumn() {
    assertThat(declared.read(Readings.TABLE).select("dozens").collectAsList())
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrder(2.0, 0.5, null);
  }

  @Test
  void theLogHoldsStatisticsOfTheDeclaredColumnsOnly() throws IOException {
    List<JsonNode> files = filesAdded(Readings.TABLE);
    assertThat(files).hasSize(2);
    for (JsonNode file : files) {
      JsonNode statistics = new ObjectMapper().readTree(file.path("stats").asText());
      assertThat(statistics.path("numRecords").asInt()).isPositive();
      for (String figure : List.of("minValues", "maxValues", "nullCount")) {
        assertThat(statistics.path(figure).fieldNames()).toIterable().containsExactly("meter");
      }
    }
  }

  @Test
  void noTableKeepsStatisticsOfAPerson() {
    for (TableDefinition table : tables()) {
      assertThat(declared.history(table).property("delta.dataSkippingStatsColumns"))
          .hasValueSatisfying(columns -> assertThat(columns).isNotEmpty().doesNotContain("_key"));
    }
  }

  private static List<JsonNode> filesAdded(TableDefinition table) throws IOException {
    List<JsonNode> files = new ArrayList<>();
    Path log = Path.of(URI.create(declared.location(table))).resolve("_delta_log");
    try (Stream<Path> commits = Files.list(log)) {
      for (Path commit : commits.filter(file -> file.toString().endsWith(".json")).toList()) {
        for (String line : Files.readAllLines(commit)) {
          JsonNode action = new ObjectMapper().readTree(line);
          if (action.has("add")) {
            files.add(action.path("add"));
          }
        }
      }
    }
    return files;
  }

  @Test
  void aTableThatDoesNotExistReadsAsNoRows() {
    assertThat(warehouse.exists(Readings.TABLE)).isFalse();
    assertThat(warehouse.read(Readings.TABLE).collectAsList()).isEmpty();
    assertThat(warehouse.history(Readings.TABLE).version()).isEqualTo(-1);
  }

  @Test
  void aCreationThatWasKilledIsDoneAgain() throws IOException {
    Path log = Path.of(URI.create(warehouse.location(Readings.TABLE))).resolve("_delta_log");
    Files.createDirectories(log);
    Files.writeString(log.resolve(".00000000000000000000.json.1.tmp"), "half a comm");
    assertThat(warehouse.exists(Readings.TABLE)).isFalse();
    assertThat(warehouse.read(Readings.TABLE).collectAsList()).isEmpty();
    warehouse.create(Readings.TABLE);
    assertThat(warehouse.history(Readings.TABLE).version()).isZero();
  }

  @Test
  void replacingDatesLeavesTheOthersAsTheyAre() {
    warehouse.create(Readings.TABLE);
    warehouse.append(
        Readings.TABLE,
        rows(
            spark,
            reading("2026-03-01", "cellar", 1),
            reading("2026-03-02", "cellar", 2),
            reading("2026-03-03", "cellar", 3)));
    Dataset<Row> second = rows(spark, reading("2026-03-02", "attic", 20));
    replace(second, 7, "2026-03-01", "2026-03-02");
    assertThat(Readings.shown(warehouse))
        .containsExactly("2026-03-02 attic 20", "2026-03-03 cellar 3");
    assertThat(consumed()).isEqualTo(7);

    replace(rows(spark, reading("2026-03-02", "attic", 21)), 7, "2026-03-02");
    assertThat(Readings.shown(warehouse))
        .containsExactly("2026-03-02 attic 21", "2026-03-03 cellar 3");
    assertThat(consumed()).isEqualTo(7);

    replace(rows(spark, reading("2026-03-04", "attic", 4)), 9, "2026-03-04");
    assertThat(consumed()).isEqualTo(9);
    assertThat(warehouse.history(Readings.TABLE).version()).isEqualTo(4);
  }

  @Test
  void aRowOutsideTheReplacedDatesIsRefused() {
    warehouse.create(Readings.TABLE);
    Dataset<Row> elsewhere = rows(spark, reading("2026-03-09", "attic", 1));
    assertThatThrownBy(() -> replace(elsewhere, 1, "2026-03-01"))
        .hasMessageContaining("Cannot write day=2026-03-09")
        .hasMessageContaining("2026-03-01");
    assertThat(consumed()).isEqualTo(-1);
  }

  @Test
  void aCommitWithoutRowsStillSaysWhatItWasMadeFrom() {
    warehouse.create(Readings.TABLE);
    replace(rows(spark), 5, "2026-03-01");
    assertThat(consumed()).isEqualTo(5);
    warehouse.replaceAll(Readings.TABLE, rows(spark), Lineage.of(Readings.UPSTREAM, 6));
    assertThat(consumed()).isEqualTo(6);
  }

  private void replace(Dataset<Row> rows, long version, String... days) {
    warehouse.replaceDates(
        Readings.TABLE, Readings.DAY, days(days), rows, Lineage.of(Readings.UPSTREAM, version));
  }

  private long consumed() {
    return warehouse.history(Readings.TABLE).lineage().version(Readings.UPSTREAM);
  }

  @Test
  void anUpsertInsertsNewKeysAndReplacesWhatIsSuperseded() {
    warehouse.create(Readings.TABLE);
    warehouse.append(
        Readings.TABLE,
        rows(spark, reading("2026-03-01", "cellar", 5), reading("2026-03-02", "cellar", 5)));
    Dataset<Row> incoming =
        rows(
            spark,
            reading("2026-03-01", "cellar", 9),
            reading("2026-03-02", "cellar", 1),
            reading("2026-03-02", "attic", 1));
    warehouse
        .merging(Readings.TABLE, incoming)
        .among(Readings.DAY, days("2026-03-01", "2026-03-02"))
        .upsert(col("incoming.units").gt(col("stored.units")));
    assertThat(Readings.shown(warehouse))
        .containsExactly("2026-03-01 cellar 9", "2026-03-02 attic 1", "2026-03-02 cellar 5");
  }

  @Test
  void insertingWhatIsMissingNeverChangesWhatIsThere() {
    warehouse.create(Readings.TABLE);
    warehouse.append(Readings.TABLE, rows(spark, reading("2026-03-01", "cellar", 5)));
    Dataset<Row> more =
        rows(spark, reading("2026-03-01", "cellar", 9), reading("2026-03-01", "attic", 1));
    warehouse.merging(Readings.TABLE, more).insertMissing();
    warehouse.merging(Readings.TABLE, more).insertMissing();
    assertThat(Readings.shown(warehouse))
        .containsExactly("2026-03-01 attic 1", "2026-03-01 cellar 5");
  }
}
