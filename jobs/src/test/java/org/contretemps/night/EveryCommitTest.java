package org.contretemps.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
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
import org.contretemps.care.privacy.ErasePerson;
import org.contretemps.care.privacy.ErasureCertificate;
import org.contretemps.care.privacy.Person;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.house.LeftFiles;
import org.contretemps.house.TestHouse;
import org.contretemps.house.TwoNights;
import org.contretemps.house.WatchedLogStore;
import org.contretemps.house.WatchedLogStore.Commit;
import org.contretemps.job.Repair;
import org.contretemps.night.kpi.KpiTables;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ErasedPerson;
import org.contretemps.record.contact.PseudonymKey;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.record.incident.Incident;
import org.contretemps.record.norm.NormLogEntry;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commits of two nights and of an erasure as moments of death. While the steps run undisturbed,
 * the warehouse is copied as it lies on disk: before a commit, with its data written and its file
 * in the log cut off half-way, and after the last commit of a step. Such a copy is what a killed
 * process leaves. In each, the step is run again as by a new process, and its tables are compared
 * with those of the undisturbed run.
 *
 * <p>Of commits that one loop makes, table after table, the first is a moment and stands for the
 * others.
 */
@ExtendWith(SparkSessionExtension.class)
class EveryCommitTest {
  private static final Person ERASED = new Person("caf", Pseudonyms.CUSTOMER, TwoNights.CUSTOMER);
  private static final int WINDOW_DAYS = 28;
  private static final String ERASURE = "erasure";
  private static final String FIRST_INGEST = "first night, ingest";

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

  private record Step(String name, Consumer<TestHouse> work) {
    boolean isErasure() {
      return name.equals(ERASURE);
    }
  }

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
  private static final Map<Path, ErasureCertificate> CERTIFICATES = new HashMap<>();
  private static TwoNights landed;
  private static TestHouse undisturbed;

  private static List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    steps.addAll(night("first night", landed.first(), TwoNights.FIRST));
    steps.addAll(night("second night", landed.second(), TwoNights.SECOND));
    steps.add(new Step(ERASURE, house -> CERTIFICATES.put(house.home(), erasure(house).run())));
    return steps;
  }

  private static List<Step> night(String night, Path landing, LocalDate asOf) {
    return List.of(
        new Step(night + ", ingest", house -> TwoNights.ingest(house, landing)),
        new Step(night + ", norms", TestHouse::resolveNorms),
        new Step(night + ", qualify", house -> house.qualify(asOf, Repair.NONE)),
        new Step(night + ", distribute", house -> house.distribute(WINDOW_DAYS, Optional.of(asOf))),
        new Step(night + ", zones", house -> house.zones(asOf)),
        new Step(night + ", norm changes", house -> house.normChanges(asOf)),
        new Step(night + ", kpi", TestHouse::kpis));
  }

  private static ErasePerson erasure(TestHouse house) {
    return house.erasure(
        landed.first(),
        TestHouse.SHIPPED_MAPPINGS,
        ERASED,
        Instant.parse("2026-03-13T09:00:00Z"),
        step -> {},
        TestHouse.GENERIC_CSV);
  }

  @BeforeAll
  static void runUndisturbed() throws IOException {
    landed = new TwoNights(folder.resolve("landing"));
    undisturbed = new TestHouse(folder.resolve("undisturbed"));
    for (Step step : steps()) {
      runUndisturbed(step);
    }
  }

  private static void runUndisturbed(Step step) throws IOException {
    List<Commit> commits = new ArrayList<>();
    WatchedLogStore.watch(
        commit -> {
          if (isMoment(step, commits, commit)) {
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

  private static boolean isMoment(Step step, List<Commit> before, Commit commit) {
    if (commit.version() == 0) {
      return before.isEmpty();
    }
    if (step.isErasure()) {
      boolean isFirst =
          before.stream().map(Commit::operation).noneMatch(commit.operation()::equals);
      return isFirst
          || Set.of(ErasedPerson.TABLE.name(), CustomerLeg.TABLE.name(), Contact.TABLE.name())
              .contains(commit.table());
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
    assertThat(MOMENTS).hasSizeGreaterThan(45);
    assertThat(UNDISTURBED).hasSize(15);
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
    if (step.isErasure()) {
      assertNothingIsLeft(house);
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
      assertThat(house.rows(table)).as(table.name()).isEqualTo(rows);
    }
    if (step.name().equals(FIRST_INGEST)) {
      assertThat(log.keySet())
          .as("no key comes twice, no commit is made for nothing")
          .isEqualTo(expected.keySet());
    }
  }

  private static void assertNothingIsLeft(TestHouse house) {
    LeftFiles files = new LeftFiles(house.home().resolve("warehouse"));
    Pseudonyms pseudonyms = new PseudonymKey(house.keyFile()).pseudonyms(Optional.empty());
    assertThat(files.holding(pseudonyms.of("caf", Pseudonyms.CUSTOMER, TwoNights.CUSTOMER)))
        .isEmpty();
    assertThat(files.holding(ERASED.identifier())).isEmpty();
    assertThat(removed(house)).isEqualTo(removed(undisturbed)).containsEntry("survey", 1L);
  }

  /** The rows that an erasure says it removed, by table. */
  private static Map<String, Long> removed(TestHouse house) {
    return CERTIFICATES.get(house.home()).tables().stream()
        .collect(
            Collectors.toMap(ErasureCertificate.Erased::table, ErasureCertificate.Erased::rows));
  }
}
