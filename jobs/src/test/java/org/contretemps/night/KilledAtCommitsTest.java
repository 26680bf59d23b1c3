package org.contretemps.night;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.delta.DeltaLog;
import org.contretemps.SparkSessionExtension;
import org.contretemps.care.privacy.ErasureCertificate;
import org.contretemps.care.privacy.Person;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.house.CommitMoments;
import org.contretemps.house.CommitMoments.Moment;
import org.contretemps.house.KernelReader;
import org.contretemps.house.LeftFiles;
import org.contretemps.house.OneNight;
import org.contretemps.house.OnePartition;
import org.contretemps.house.TestHouse;
import org.contretemps.house.WatchedLogStore.Commit;
import org.contretemps.job.Repair;
import org.contretemps.night.kpi.KpiTables;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ErasedPerson;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commits of a first ingest source by source, of a second one of all sources, of an erasure and
 * of a night's other steps as moments of death ({@link CommitMoments}). In each house that a killed
 * process leaves, the step is run again as by a new process, and its tables are compared with those
 * of the undisturbed run.
 */
@Tag("slow")
@ExtendWith({SparkSessionExtension.class, OnePartition.class})
class KilledAtCommitsTest {
  private static final int WINDOW_DAYS = 28;
  private static final Person PERSON =
      new Person(OneNight.ORGANISATION, Pseudonyms.CUSTOMER, OneNight.CUSTOMER);

  /** Steps that look by themselves for what a killed one has done: they commit nothing twice. */
  private static final Set<String> WITHOUT_LINEAGE =
      Stream.concat(OneNight.OWN_WAYS.stream(), Stream.of("next-ingest", "erasure"))
          .collect(Collectors.toSet());

  private static final List<Set<String>> LOOPS =
      List.of(
          names(
              KpiTables.ALL.stream()
                  .map(KpiTable::table)
                  .filter(table -> !table.equals(KpiTables.LAST.table()))));

  /** Those that an erasure empties before the contacts, by which it finds their rows. */
  private static final List<Set<String>> LOOPS_OF_ERASURE =
      List.of(
          names(
              Catalogue.TABLES.stream()
                  .filter(Catalogue::namesPeople)
                  .filter(table -> !table.equals(Contact.TABLE))
                  .filter(table -> !table.equals(ErasedPerson.TABLE))));

  private record Step(String name, List<Set<String>> loops, Consumer<TestHouse> work) {
    Step(String name, Consumer<TestHouse> work) {
      this(name, LOOPS, work);
    }
  }

  /**
   * What a step wrote, and the moments in which it can be killed.
   *
   * @param logs the files of all commits of each table, and their text
   */
  private record Written(
      Map<TableDefinition, List<String>> rows,
      Map<TableDefinition, Map<String, String>> logs,
      List<Moment> moments) {}

  @TempDir private static Path folder;
  private static final Map<Step, Written> UNDISTURBED = new LinkedHashMap<>();
  private static OneNight landed;
  private static TestHouse undisturbed;

  private static List<Step> nightSteps() {
    LocalDate asOf = OneNight.AS_OF;
    return List.of(
        new Step("norms", TestHouse::resolveNorms),
        new Step("qualify", house -> house.qualify(asOf, Repair.NONE)),
        new Step("distribute", house -> house.distribute(WINDOW_DAYS, Optional.of(asOf))),
        new Step("zones", house -> house.zones(asOf)),
        new Step("norm-changes", house -> house.normChanges(asOf)),
        new Step("felt-quality", house -> house.feltQuality(asOf)),
        new Step("kpi", TestHouse::kpis));
  }

  @BeforeAll
  static void runUndisturbed() throws IOException {
    landed = new OneNight(folder);
    undisturbed = new TestHouse(folder.resolve("undisturbed"));
    for (String mapping : OneNight.OWN_WAYS) {
      runUndisturbed(new Step(mapping, house -> landed.ingest(house, List.of(mapping))));
    }
    landed.ingest(undisturbed, OneNight.LIKE_CONTACTS);
    runUndisturbed(new Step("next-ingest", landed::ingestNext));
    runUndisturbed(new Step("erasure", LOOPS_OF_ERASURE, KilledAtCommitsTest::erase));
    for (Step step : nightSteps()) {
      runUndisturbed(step);
    }
  }

  private static void runUndisturbed(Step step) throws IOException {
    CommitMoments.Watched watched =
        new CommitMoments(undisturbed, folder.resolve(step.name()), step.loops())
            .during(() -> step.work().accept(undisturbed));
    Map<TableDefinition, List<String>> rows = new LinkedHashMap<>();
    Map<TableDefinition, Map<String, String>> logs = new LinkedHashMap<>();
    for (String name : watched.commits().stream().map(Commit::table).collect(Collectors.toSet())) {
      TableDefinition table = Catalogue.named(name).orElseThrow();
      rows.put(table, rows(undisturbed, table));
      logs.put(table, log(undisturbed, table));
    }
    UNDISTURBED.put(step, new Written(rows, logs, watched.moments()));
  }

  /** In every case its certificate lists everything, and no file names the person. */
  private static void erase(TestHouse house) {
    ErasureCertificate certificate =
        house
            .erasure(
                landed.folder(),
                TestHouse.SHIPPED_MAPPINGS,
                PERSON,
                Instant.parse("2026-03-12T09:00:00Z"),
                step -> {},
                TestHouse.GENERIC_CSV)
            .run();
    assertThat(certificate.tables())
        .extracting(ErasureCertificate.Erased::table, ErasureCertificate.Erased::rows)
        .as("rows that went")
        .contains(tuple("contact", 3L), tuple("survey", 1L), tuple("rejected_record", 2L));
    LeftFiles left = new LeftFiles(house.home().resolve("warehouse"));
    assertThat(left.count(".parquet")).isPositive();
    assertThat(left.holding(OneNight.CUSTOMER)).isEmpty();
    long key = house.pseudonyms().of(OneNight.ORGANISATION, Pseudonyms.CUSTOMER, OneNight.CUSTOMER);
    assertThat(left.holding(key)).isEmpty();
  }

  /** By Delta's kernel, which takes a tenth of the time of a Spark job. */
  private static List<String> rows(TestHouse house, TableDefinition table) {
    return KernelReader.sortedRows(house.warehouse().location(table));
  }

  private static Map<String, String> log(TestHouse house, TableDefinition table) {
    Map<String, String> commits = new TreeMap<>();
    try (Stream<Path> files = Files.list(house.tableFolder(table).resolve("_delta_log"))) {
      for (Path file : files.filter(name -> name.toString().matches(".*/\\d+\\.json")).toList()) {
        commits.put(file.getFileName().toString(), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return commits;
  }

  private static Set<String> names(Stream<TableDefinition> tables) {
    return tables.map(TableDefinition::name).collect(Collectors.toSet());
  }

  @Test
  void everyStepHasItsMoments() {
    assertThat(UNDISTURBED).hasSize(12);
    assertThat(UNDISTURBED.values().stream().mapToInt(written -> written.moments().size()).sum())
        .isGreaterThan(44);
    UNDISTURBED.forEach(
        (step, written) -> assertThat(written.moments()).as(step.name()).hasSizeGreaterThan(1));
    for (TableDefinition table :
        List.of(Contact.TABLE, OutcomeCount.TABLE, ImpededQualityZone.TABLE)) {
      assertThat(rows(undisturbed, table)).as(table.name()).isNotEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> runAgainTheTablesAreThoseOfAnUndisturbedRun() {
    return UNDISTURBED.entrySet().stream()
        .flatMap(
            step ->
                step.getValue().moments().stream()
                    .map(
                        moment ->
                            DynamicTest.dynamicTest(
                                step.getKey().name() + ", killed " + moment.when(),
                                () -> runAgain(step.getKey(), moment))));
  }

  private static void runAgain(Step step, Moment moment) throws IOException {
    TestHouse house = new TestHouse(moment.left());
    step.work().accept(house);
    Written written = UNDISTURBED.get(step);
    written.rows().forEach((table, rows) -> compare(house, step, table, rows));
    if (moment.isLast()) {
      written
          .logs()
          .forEach(
              (table, log) ->
                  assertThat(log(house, table))
                      .as("%s: all was done", table.name())
                      .isEqualTo(log));
    }
    FileUtils.deleteDirectory(moment.left().toFile());
    DeltaLog.clearCache();
  }

  private static void compare(
      TestHouse house, Step step, TableDefinition table, List<String> rows) {
    Map<String, String> log = log(house, table);
    Map<String, String> expected = UNDISTURBED.get(step).logs().get(table);
    if (!log.equals(expected)) {
      // Else it has the same files.
      assertThat(rows(house, table)).as(table.name()).isEqualTo(rows);
    }
    if (WITHOUT_LINEAGE.contains(step.name())) {
      assertThat(log.keySet())
          .as("no key comes twice, no commit of %s is made for nothing", table.name())
          .isEqualTo(expected.keySet());
    }
  }
}
