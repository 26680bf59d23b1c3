package org.contretemps.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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
import org.contretemps.catalogue.Catalogue;
import org.contretemps.house.OneNight;
import org.contretemps.house.TestHouse;
import org.contretemps.house.WatchedLogStore;
import org.contretemps.house.WatchedLogStore.Commit;
import org.contretemps.job.Repair;
import org.contretemps.night.kpi.KpiTables;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.record.incident.Incident;
import org.contretemps.record.norm.NormLogEntry;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commits of a night as moments of death. While the steps run undisturbed, the warehouse is
 * copied as it lies on disk: before a commit, with its data written and its file in the log cut off
 * half-way, and after the last commit of a step. Such a copy is what a killed process leaves. In
 * each, the step is run again as by a new process, and its tables are compared with those of the
 * undisturbed run.
 *
 * <p>Of commits that one loop makes, table after table, the first is a moment and stands for the
 * others.
 */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class KilledAtCommitsTest {
  private static final int WINDOW_DAYS = 28;
  private static final String INGEST = "ingest";

  /** Tables that a loop writes, each in the same way. */
  private static final List<Set<String>> LOOPS =
      List.of(
          names(
              Stream.of(
                  NormLogEntry.TABLE,
                  Survey.TABLE,
                  Review.TABLE,
                  AgentPulse.TABLE,
                  Incident.TABLE)),
          names(
              KpiTables.ALL.stream()
                  .map(KpiTable::table)
                  .filter(table -> !table.equals(KpiTables.LAST.table()))));

  private record Step(String name, Consumer<TestHouse> work) {}

  /**
   * A moment of death.
   *
   * @param left the house as it lay there
   */
  private record Moment(Step step, String when, Path left) {}

  /**
   * The tables that a step wrote.
   *
   * @param logs the files of all commits of each table, and their text
   */
  private record Written(
      Map<TableDefinition, List<String>> rows, Map<TableDefinition, Map<String, String>> logs) {}

  @TempDir private static Path folder;
  private static final List<Moment> MOMENTS = new ArrayList<>();
  private static final Map<Step, Written> UNDISTURBED = new LinkedHashMap<>();
  private static OneNight landed;
  private static TestHouse undisturbed;

  private static List<Step> steps() {
    LocalDate asOf = OneNight.AS_OF;
    return List.of(
        new Step(INGEST, house -> OneNight.ingest(house, landed.folder())),
        new Step("norms", TestHouse::resolveNorms),
        new Step("qualify", house -> house.qualify(asOf, Repair.NONE)),
        new Step("distribute", house -> house.distribute(WINDOW_DAYS, Optional.of(asOf))),
        new Step("zones", house -> house.zones(asOf)),
        new Step("norm changes", house -> house.normChanges(asOf)),
        new Step("kpi", TestHouse::kpis));
  }

  @BeforeAll
  static void runUndisturbed() throws IOException {
    landed = new OneNight(folder.resolve("landing"));
    undisturbed = new TestHouse(folder.resolve("undisturbed"));
    for (Step step : steps()) {
      runUndisturbed(step);
    }
  }

  private static void runUndisturbed(Step step) throws IOException {
    List<Commit> commits = new ArrayList<>();
    WatchedLogStore.watch(
        commit -> {
          if (isMoment(commits, commit)) {
            copyBefore(step, commit);
          }
          commits.add(commit);
        },
        () -> step.work().accept(undisturbed));
    if (!commits.isEmpty()) {
      copyAfter(step, commits.get(commits.size() - 1));
    }
    Map<TableDefinition, List<String>> rows = new LinkedHashMap<>();
    Map<TableDefinition, Map<String, String>> logs = new LinkedHashMap<>();
    for (String name : names(commits)) {
      TableDefinition table = Catalogue.named(name).orElseThrow();
      rows.put(table, undisturbed.rows(table));
      logs.put(table, log(undisturbed, table));
    }
    UNDISTURBED.put(step, new Written(rows, logs));
  }

  private static boolean isMoment(List<Commit> before, Commit commit) {
    if (commit.version() == 0) {
      return before.isEmpty();
    }
    return LOOPS.stream()
        .filter(loop -> loop.contains(commit.table()))
        .noneMatch(
            loop -> before.stream().anyMatch(b -> b.version() > 0 && loop.contains(b.table())));
  }

  private static void copyBefore(Step step, Commit commit) throws IOException {
    Path left = copy();
    Files.writeString(
        log(left, commit.table()).resolve(".%020d.json.cut-off.tmp".formatted(commit.version())),
        commit.text().substring(0, commit.text().length() / 2));
    MOMENTS.add(new Moment(step, "before " + commit, left));
  }

  /** Without the checksum that Delta writes down once a commit is made. */
  private static void copyAfter(Step step, Commit commit) throws IOException {
    Path left = copy();
    Files.deleteIfExists(
        log(left, commit.table()).resolve("%020d.crc".formatted(commit.version())));
    MOMENTS.add(new Moment(step, "after " + commit, left));
  }

  private static Path copy() throws IOException {
    Path left = folder.resolve("left-" + MOMENTS.size());
    FileUtils.copyDirectory(undisturbed.home().toFile(), left.toFile());
    return left;
  }

  private static Path log(Path home, String table) {
    return home.resolve("warehouse").resolve(table).resolve("_delta_log");
  }

  private static Map<String, String> log(TestHouse house, TableDefinition table) {
    Map<String, String> commits = new TreeMap<>();
    try (Stream<Path> files = Files.list(log(house.home(), table.name()))) {
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

  private static Set<String> names(List<Commit> commits) {
    return commits.stream().map(Commit::table).collect(Collectors.toSet());
  }

  @Test
  void everyStepHasItsMoments() {
    assertThat(MOMENTS).hasSizeGreaterThan(30);
    assertThat(UNDISTURBED).hasSize(7);
    UNDISTURBED.forEach(
        (step, written) -> {
          if (!written.rows().isEmpty()) {
            assertThat(MOMENTS.stream().filter(moment -> moment.step().equals(step)).count())
                .as(step.name())
                .isGreaterThan(1);
          }
        });
    for (TableDefinition table :
        List.of(Contact.TABLE, OutcomeCount.TABLE, ImpededQualityZone.TABLE)) {
      assertThat(undisturbed.rows(table)).as(table.name()).isNotEmpty();
    }
  }

  @TestFactory
  Stream<DynamicTest> runAgainTheTablesAreThoseOfAnUndisturbedRun() {
    return MOMENTS.stream()
        .map(
            moment ->
                DynamicTest.dynamicTest(
                    moment.step().name() + ", killed " + moment.when(), () -> runAgain(moment)));
  }

  private static void runAgain(Moment moment) throws IOException {
    Step step = moment.step();
    TestHouse house = new TestHouse(moment.left());
    step.work().accept(house);
    UNDISTURBED.get(step).rows().forEach((table, rows) -> compare(house, step, table, rows));
    FileUtils.deleteDirectory(moment.left().toFile());
    DeltaLog.clearCache();
  }

  private static void compare(
      TestHouse house, Step step, TableDefinition table, List<String> rows) {
    Map<String, String> log = log(house, table);
    Map<String, String> expected = UNDISTURBED.get(step).logs().get(table);
    if (!log.equals(expected)) {
      // Else it has the same files.
      assertThat(house.rows(table)).as(table.name()).isEqualTo(rows);
    }
    if (step.name().equals(INGEST)) {
      assertThat(log.keySet())
          .as("no key comes twice, no commit is made for nothing")
          .isEqualTo(expected.keySet());
    }
  }
}
