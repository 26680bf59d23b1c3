package org.contretemps.house;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.config.IngestSettings;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.job.Repair;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.table.TableDefinition;

/**
 * The cases of {@code src/test/resources/cases}: other people's trouble, made small. Each has
 * sources and organisations of its own, so that all of them are loaded and qualified in one night.
 */
public final class Cases {
  private static final Path FOLDER = Path.of("src/test/resources/cases");
  private static final LocalDate NIGHT = LocalDate.of(2026, 11, 10);
  private static final FileTime DELIVERED_AT = FileTime.from(Instant.parse("2026-11-10T01:00:00Z"));

  /** Files in which nearly all records are bad belong to the cases. */
  private static final IngestSettings LENIENT =
      new IngestSettings(
          0.95,
          IngestSettings.DEFAULT.keepEventsDays(),
          IngestSettings.DEFAULT.longCallHours(),
          IngestSettings.DEFAULT.standIns());

  private final TestHouse house;
  private final IngestLanding.Result loaded;

  /** Runs the night of all cases in a folder of a test. */
  public Cases(Path home) throws IOException {
    house = new TestHouse(home);
    Path landing = home.resolve("landing");
    Path mappings = home.resolve("mappings");
    for (Path one : entries(FOLDER).filter(Files::isDirectory).toList()) {
      FileUtils.copyDirectory(one.resolve("landing").toFile(), landing.toFile());
      FileUtils.copyDirectory(one.resolve("sources").toFile(), mappings.toFile());
    }
    deliver(landing);
    loaded = house.ingest(LENIENT, landing, mappings, names(mappings));
    house.resolveNorms();
    house.qualify(NIGHT, Repair.NONE);
    house.kpis();
  }

  public TestHouse house() {
    return house;
  }

  public IngestLanding.Result loaded() {
    return loaded;
  }

  /**
   * Rows of a table as texts, their columns apart by blanks, in the order of the texts.
   *
   * @param condition SQL over the columns of the table
   * @param columns SQL expressions over them
   */
  public List<String> rows(TableDefinition table, String condition, String... columns) {
    Dataset<Row> rows = house.warehouse().read(table).where(condition);
    return rows
        .select(Stream.of(columns).map(functions::expr).toArray(Column[]::new))
        .collectAsList()
        .stream()
        .map(row -> Stream.of(columns(row)).map(String::valueOf).collect(joining(" ")))
        .sorted()
        .toList();
  }

  /** What {@code load_audit} says is odd about the files of a source, in their order. */
  public String warnings(String source) {
    return String.join(
        "\n", rows(LoadAudit.TABLE, "source = '%s'".formatted(source), "source_file", "warnings"));
  }

  private static Object[] columns(Row row) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = row.get(i);
    }
    return values;
  }

  private static void deliver(Path landing) throws IOException {
    try (Stream<Path> files = Files.walk(landing)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(file, DELIVERED_AT);
      }
    }
  }

  private static String[] names(Path mappings) throws IOException {
    return entries(mappings)
        .map(file -> file.getFileName().toString().replace(".yaml", ""))
        .toArray(String[]::new);
  }

  private static Stream<Path> entries(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    }
  }
}
