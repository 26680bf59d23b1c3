package org.contretemps.care.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.contretemps.house.LandedContacts.contact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.config.Retention;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.QualificationModel;
import org.contretemps.house.QualificationModel.Facts;
import org.contretemps.house.QualificationModel.World;
import org.contretemps.house.RandomNights;
import org.contretemps.house.StoredContacts;
import org.contretemps.house.StoredWorld;
import org.contretemps.house.TestHouse;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.job.Repair;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.load.ServiceLoad;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifyContacts;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Upkeep;
import org.contretemps.warehouse.delta.Extent;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse after some months, whose old data are deleted. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MaintainTablesTest {
  private static final Retention RETENTION = new Retention(20, 12, 90, 7, 30, 0.1);
  private static final List<TableDefinition> AGGREGATES =
      List.of(ServiceLoad.TABLE, OutcomeCount.TABLE, HandlingTimeHistogram.TABLE);
  private static final List<TableDefinition> DERIVED =
      Stream.concat(QualifyContacts.TABLES.stream(), AGGREGATES.stream()).distinct().toList();

  @TempDir private static Path folder;
  private static TestHouse house;
  private static StoredWorld stored;
  private static World world;
  private static LocalDate asOf;
  private static LocalDate keptFrom;
  private static LocalDate legsKeptFrom;
  private static Map<String, List<String>> aggregates;
  private static Map<String, Long> announced;

  @BeforeAll
  static void passSomeMonths() {
    house = new TestHouse(folder);
    stored = new StoredWorld(house.warehouse());
    int seed = 5;
    do {
      drawWorld(seed);
      seed++;
    } while (!hasContactsOnBothSides(keptFrom) || !hasContactsOnBothSides(legsKeptFrom));
    stored.store(world);
    pass(Repair.NONE);
    aggregates = house.contents(AGGREGATES);
  }

  private static void drawWorld(int seed) {
    RandomNights nights = new RandomNights(seed);
    while (nights.asOf().isBefore(RandomNights.FIRST.plusDays(56))) {
      nights.pass();
    }
    asOf = nights.asOf();
    keptFrom = asOf.minusDays(19);
    legsKeptFrom = keptFrom.minusDays(OutcomeWindows.DEFAULT.lookBackDays());
    world = thinned(nights.world());
  }

  /** Whether there is something on the first date that stays and on the last one that goes. */
  private static boolean hasContactsOnBothSides(LocalDate first) {
    return Stream.of(first, first.minusDays(1))
        .allMatch(
            date ->
                world.contacts().stream()
                    .anyMatch(contact -> contact.date().equals(date) && contact.customer() != 0));
  }

  /** Without the contacts of every other date, except dates around those that are kept first. */
  private static World thinned(World whole) {
    Set<LocalDate> firsts = Set.of(keptFrom, legsKeptFrom, asOf.minusDays(11));
    return new World(
        whole.contacts().stream()
            .filter(
                contact ->
                    contact.date().toEpochDay() % 2 == 0
                        || firsts.contains(contact.date())
                        || firsts.contains(contact.date().plusDays(1)))
            .toList(),
        whole.norms(),
        whole.incidents());
  }

  private static MaintainTables.Result maintain(boolean isDryRun) {
    return maintain(
        isDryRun ? MaintainTables.Mode.DRY_RUN : MaintainTables.Mode.CONFIRMED, Instant.now());
  }

  private static MaintainTables.Result maintain(MaintainTables.Mode mode, Instant now) {
    return new MaintainTables(
            house.warehouse(), RETENTION, OutcomeWindows.DEFAULT, now, mode, step -> {})
        .run();
  }

  private static int pass(Repair repair) {
    int dates = house.qualify(asOf, repair).dates();
    return dates + house.distribute(2, Optional.of(asOf)).dates();
  }

  private static Map<String, Long> rowsByTable(MaintainTables.Result result) {
    Map<String, Long> rows = new TreeMap<>();
    result.lines().stream()
        .filter(line -> line.rows() > 0)
        .forEach(line -> rows.put(line.table().name(), line.rows()));
    return rows;
  }

  private static Dataset<Row> read(TableDefinition table) {
    return house.warehouse().read(table);
  }

  @Test
  @Order(1)
  void aDryRunSaysWhatWouldGoAndChangesNothing() {
    Map<String, Long> versions = house.versions(DERIVED);

    MaintainTables.Result result = maintain(true);

    announced = rowsByTable(result);
    assertThat(result.asOf()).contains(asOf);
    long old = read(Contact.TABLE).where("contact_date < '%s'".formatted(keptFrom)).count();
    assertThat(announced)
        .containsEntry("contact", old)
        .containsEntry("qualified_contact", old)
        .containsKey("customer_leg")
        .containsKey("day_class")
        .doesNotContainKeys("service_load", "outcome_count", "handling_time_histogram");
    assertThat(old).isPositive();
    assertThat(house.versions(DERIVED)).isEqualTo(versions);
  }

  @Test
  @Order(1)
  void moreOfATableThanIsLikelyGoesOnlyIfItIsConfirmed() {
    Map<String, Long> versions = house.versions(DERIVED);
    assertThatThrownBy(() -> maintain(MaintainTables.Mode.CAREFUL, Instant.now()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("% of contact (")
        .hasMessageContaining("maintain --yes");
    assertThat(house.versions(DERIVED)).isEqualTo(versions);
  }

  /** As of a clock by which the last night is still to come. */
  @Test
  @Order(1)
  void daysAreNeverCountedBackFromLaterThanToday() {
    LocalDate today = asOf.minusDays(30);
    MaintainTables.Result result =
        maintain(MaintainTables.Mode.DRY_RUN, today.atStartOfDay().toInstant(ZoneOffset.UTC));
    assertThat(result.asOf()).contains(today);
    assertThat(rowsByTable(result).getOrDefault("contact", 0L))
        .isLessThan(rowsByTable(maintain(true)).get("contact"));
  }

  @Test
  @Order(2)
  void whatIsOldGoesAndWhatWasCountedFromItStays() {
    long contacts = read(Contact.TABLE).count();
    Map<TableDefinition, NavigableSet<LocalDate>> kept = datesToKeep();
    NavigableSet<LocalDate> agentCounts = datesOfAgentCounts();
    List<String> classes = agentClasses();

    assertThat(rowsByTable(maintain(false))).isEqualTo(announced);

    assertThat(read(Contact.TABLE).count()).isEqualTo(contacts - announced.get("contact"));
    kept.forEach((table, dates) -> assertThat(dates(table)).as(table.name()).isEqualTo(dates));
    assertThat(kept.get(CustomerLeg.TABLE))
        .as("legs by which the contacts that stay know what came before them")
        .hasSizeGreaterThan(kept.get(Contact.TABLE).size());
    assertThat(datesOfAgentCounts()).isEqualTo(agentCounts.tailSet(asOf.minusDays(11), true));
    assertThat(pass(Repair.NONE)).as("nothing is to be done").isZero();
    assertThat(house.contents(AGGREGATES)).isEqualTo(aggregates);
    assertThat(agentClasses()).isSubsetOf(classes);
  }

  private static NavigableSet<LocalDate> dates(TableDefinition table) {
    return house.warehouse().history(table).dates(Contact.CONTACT_DATE);
  }

  /** What is there now of the dates that are to be kept: of each table on both sides of the day. */
  private static Map<TableDefinition, NavigableSet<LocalDate>> datesToKeep() {
    Map<TableDefinition, LocalDate> first =
        Map.of(
            Contact.TABLE, keptFrom,
            QualifiedContact.TABLE, keptFrom,
            CustomerLeg.TABLE, legsKeptFrom);
    Map<TableDefinition, NavigableSet<LocalDate>> kept = new HashMap<>();
    first.forEach(
        (table, date) -> {
          assertThat(dates(table)).contains(date, date.minusDays(1));
          kept.put(table, new TreeSet<>(dates(table).tailSet(date, true)));
        });
    return kept;
  }

  private static NavigableSet<LocalDate> datesOfAgentCounts() {
    return read(DayClass.TABLE)
        .where("agent_key IS NOT NULL")
        .select(Contact.CONTACT_DATE)
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> row.getLocalDate(0))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<String> agentClasses() {
    return TestHouse.texts(
        read(QualifiedContact.TABLE)
            .select(Contact.CONTACT_ID, QualifiedContact.AGENT_CLASS, "service_day_class"));
  }

  /** Promise 2 of DESIGN §3, if records have expired. */
  @Test
  @Order(3)
  void aRebuildSaysWhatTheNightsSaid() {
    Map<String, List<String>> contents = house.contents(DERIVED);
    assertThat(read(QualifiedContact.TABLE).where("agent_class <> 2").count()).isPositive();
    assertThat(pass(Repair.ALL)).isPositive();
    assertThat(house.contents(DERIVED)).isEqualTo(contents);
    QualificationModel model = new QualificationModel(world, asOf);
    SortedMap<LocalDate, SortedMap<String, Facts>> facts = stored.facts();
    assertThat(facts).isNotEmpty();
    facts.forEach((date, said) -> assertThat(said).as("%s", date).isEqualTo(model.on(date)));
  }

  @Test
  @Order(4)
  void aRecordOfADateThatWasTakenOutIsNotLoadedAgain() {
    LandedContacts landing = new LandedContacts(folder.resolve("landing"));
    landing.deliver(
        "late.csv",
        "2026-09-01T02:00:00Z",
        contact("old", "started_at", keptFrom.minusDays(1) + "T10:00:00Z"),
        contact("late", "started_at", keptFrom + "T10:00:00Z"));
    IngestLanding.Result loaded = house.ingest(landing.folder());
    assertThat(loaded.accounts())
        .singleElement()
        .satisfies(account -> assertThat(account.excluded()).isEqualTo(1))
        .satisfies(account -> assertThat(account.accepted()).isEqualTo(1));
    assertThat(pass(Repair.NONE)).isPositive();
    assertThat(read(HandlingTimeHistogram.TABLE).where("contact_date < '%s'".formatted(keptFrom)))
        .satisfies(rows -> assertThat(rows.count()).isPositive());
  }

  /**
   * The commit with a table's inputs is cut off, as Delta does at a checkpoint once commits are old
   * enough, and nothing is recomputed.
   */
  @Test
  @Order(5)
  void alsoOnACutLogANightKnowsWhatItWasMadeFrom() {
    for (TableDefinition table : DERIVED) {
      house.warehouse().setProperty(table, "a-later", "commit");
    }
    DERIVED.forEach(table -> age(house.tableFolder(table).resolve("_delta_log")));
    age(house.tableFolder(Contact.TABLE).resolve("_delta_log"));
    assertThat(rowsByTable(maintain(false))).as("rows that go a second time").isEmpty();
    DERIVED.forEach(table -> cut(house.tableFolder(table).resolve("_delta_log")));

    assertThat(house.commitFile(QualifiedContact.TABLE, 1)).doesNotExist();
    assertThat(house.commitFile(CustomerLeg.TABLE, 1)).doesNotExist();
    assertThat(house.warehouse().history(QualifiedContact.TABLE).lineage().night()).contains(asOf);
    Map<String, Long> versions = house.versions(DERIVED);
    assertThat(pass(Repair.NONE)).isZero();
    assertThat(house.versions(DERIVED)).isEqualTo(versions);
  }

  /** Makes all commits of a log but the last one older than they are kept. */
  private static void age(Path log) {
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(40)));
    try (Stream<Path> files = Files.list(log)) {
      List<Path> commits =
          files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
      for (Path commit : commits.subList(0, commits.size() - 1)) {
        Files.setLastModifiedTime(commit, old);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes the commits that are old enough; the checkpoint after them is kept. */
  private static void cut(Path log) {
    Instant limit = Instant.now().minus(Duration.ofDays(35));
    try (Stream<Path> files = Files.list(log)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".json")).toList()) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
          Files.delete(file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @Order(6)
  void unusedFilesAreThoseThatAVacuumDeletes() {
    Upkeep upkeep = new Upkeep(house.warehouse());
    Instant now = Instant.now().plusSeconds(1);
    Extent unused = upkeep.unused(QualifiedContact.TABLE, Duration.ZERO, now);
    assertThat(unused.files()).isPositive();
    List<String> rows = house.rows(QualifiedContact.TABLE);
    assertThat(upkeep.vacuum(QualifiedContact.TABLE, Duration.ZERO)).isEqualTo(unused);
    assertThat(upkeep.unused(QualifiedContact.TABLE, Duration.ZERO, now)).isEqualTo(Extent.NONE);
    assertThat(house.rows(QualifiedContact.TABLE)).isEqualTo(rows);
  }

  @Test
  @Order(7)
  void smallFilesOfADateAreOneAndNoDateCountsAsTouched() {
    LocalDate date = house.warehouse().history(Contact.TABLE).dates(Contact.CONTACT_DATE).last();
    house
        .warehouse()
        .append(
            Contact.TABLE,
            StoredContacts.rows(List.of(StoredContacts.contact("more", date, null, 60))));
    long version = house.warehouse().history(Contact.TABLE).version();
    Upkeep upkeep = new Upkeep(house.warehouse());
    assertThat(upkeep.smallFiles(Contact.TABLE)).isGreaterThanOrEqualTo(2);
    upkeep.compact(Contact.TABLE);
    assertThat(upkeep.smallFiles(Contact.TABLE)).isZero();
    assertThat(
            house
                .warehouse()
                .history(Contact.TABLE)
                .datesTouchedSince(version, Contact.CONTACT_DATE))
        .isEmpty();
  }
}
