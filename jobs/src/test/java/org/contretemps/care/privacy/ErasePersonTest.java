package org.contretemps.care.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.contretemps.house.LandedContacts.contact;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.house.FilledRows;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.LandedRecords;
import org.contretemps.house.LeftFiles;
import org.contretemps.house.QualifiedRows;
import org.contretemps.house.TestHouse;
import org.contretemps.house.WatchedLogStore;
import org.contretemps.ingest.IngestLanding;
import org.contretemps.job.Repair;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.load.ServiceLoad;
import org.contretemps.night.outcome.CustomerLeg;
import org.contretemps.night.qualify.DayClass;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.ErasedPerson;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A customer and an agent are erased from a warehouse that has been through some nights. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErasePersonTest {
  private static final LocalDate AS_OF = LocalDate.of(2026, 3, 20);
  private static final Instant NOW = Instant.parse("2026-03-21T09:00:00Z");
  private static final String CUSTOMER = "Q-4711-QX";
  private static final String AGENT = "agent.seven";
  private static final Person ERASED = new Person("caf", Pseudonyms.CUSTOMER, CUSTOMER);
  private static final List<TableDefinition> DERIVED =
      List.of(
          CustomerLeg.TABLE,
          ServiceLoad.TABLE,
          OutcomeCount.TABLE,
          QualifiedContact.TABLE,
          HandlingTimeHistogram.TABLE);

  /** Identifiers of the customer's own contacts, and of one without a customer in the same case. */
  private static final List<String> THEIRS =
      List.of("theirs-first", "theirs-second", "theirs-transferred", "file-of-theirs");

  @TempDir private static Path folder;
  private static Path mappings;
  private static LandedRecords landing;
  private static TestHouse house;
  private static TestHouse justIngested;
  private static long key;
  private static ErasureCertificate certificate;

  @BeforeAll
  static void passSomeNights() throws IOException {
    mappings = Files.createDirectories(folder.resolve("sources"));
    for (String name : List.of("generic-csv", "generic-csv-surveys", "generic-csv-reviews")) {
      String mapping = Files.readString(TestHouse.SHIPPED_MAPPINGS.resolve(name + ".yaml"));
      TestHouse.write(
          mappings.resolve(name + ".yaml"),
          name.endsWith("surveys")
              ? mapping
                  .replace("  - empathy_perception\n", "  - empathy_perception\n  - words\n")
                  .replace("fields:\n", "fields:\n  comment: words\n")
              : mapping);
    }
    landing = new LandedRecords(folder.resolve("landing"));
    deliver(landing, "2026-03-10T02:00:00Z", true);
    house = new TestHouse(folder.resolve("house"));
    ingest(house);
    justIngested = house.copiedTo(folder.resolve("just-ingested"));
    key = house.pseudonyms().of("caf", Pseudonyms.CUSTOMER, CUSTOMER);
    // A later version of contacts, so that files lie about which no version needs.
    new LandedContacts(landing.folder())
        .deliver(
            "later.csv",
            "2026-03-12T02:00:00Z",
            contact(
                "theirs-second",
                "customer_id",
                CUSTOMER,
                "case_id",
                "file-of-theirs",
                "started_at",
                "2026-03-03T10:00:00Z",
                "talk_seconds",
                "75"));
    ingest(house);
    pass(house);
  }

  private static void deliver(LandedRecords landing, String at, boolean withThem) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String date = "2026-03-0%dT09:%02d:00Z".formatted(1 + i % 3, i);
      lines.add(
          contact(
              "c" + i,
              "customer_id",
              "other-" + i % 4,
              "agent_id",
              AGENT,
              "agent_experience_days",
              "44",
              "started_at",
              date));
    }
    if (withThem) {
      lines.add(
          contact("theirs-first", "customer_id", CUSTOMER, "started_at", "2026-03-02T10:00:00Z"));
      lines.add(
          contact(
              "theirs-second",
              "customer_id",
              CUSTOMER,
              "case_id",
              "file-of-theirs",
              "started_at",
              "2026-03-03T10:00:00Z"));
      lines.add(
          contact(
              "theirs-transferred",
              "case_id",
              "file-of-theirs",
              "started_at",
              "2026-03-04T10:00:00Z"));
      lines.add(contact("bad", "customer_id", CUSTOMER, "talk_seconds", "unknown"));
      lines.add("theirs-cut-off," + CUSTOMER);
    }
    new LandedContacts(landing.folder()).deliver("contacts.csv", at, lines);
    List<String> surveys = new ArrayList<>();
    surveys.add(survey("c1", "fine"));
    surveys.add(survey("c2", "good"));
    if (withThem) {
      surveys.add(survey("theirs-first", "my name is Q"));
    }
    write(landing, "surveys", "first", at, LandedRecords.SURVEY + ",words", surveys);
    List<String> reviews = new ArrayList<>(List.of("c1,caf,2026-03-04 10:00:00,80,90,3,4,5"));
    if (withThem) {
      reviews.add("theirs-second,caf,2026-03-04 10:00:00,70,90,3,4,5");
    }
    write(landing, "reviews", "first", at, LandedRecords.REVIEW, reviews);
  }

  private static String survey(String contact, String words) {
    return LandedRecords.survey(contact, "2026-03-05 10:00:00", "4,5") + "," + words;
  }

  private static void write(
      LandedRecords landing,
      String kind,
      String name,
      String at,
      String header,
      List<String> lines) {
    String text = header + "\n" + String.join("\n", lines) + "\n";
    new LandedContacts(landing.folder())
        .deliver(
            "%s/day=x/%s.csv".formatted(kind, name), at, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A corrected and a late contact, and a late survey. */
  private static void deliverLate(LandedRecords late) {
    String at = "2026-03-19T02:00:00Z";
    new LandedContacts(late.folder())
        .deliver(
            "late.csv",
            at,
            contact(
                "c5",
                "customer_id",
                "other-2",
                "started_at",
                "2026-03-03T09:05:00Z",
                "talk_seconds",
                "99"),
            contact("c50", "customer_id", "other-3", "started_at", "2026-03-02T11:00:00Z"));
    write(
        late,
        "surveys",
        "late",
        at,
        LandedRecords.SURVEY + ",words",
        List.of(LandedRecords.survey("c3", "2026-03-18 10:00:00", "1,5") + ",late"));
  }

  private static IngestLanding.Result ingest(TestHouse house) {
    return ingest(house, landing.folder());
  }

  private static IngestLanding.Result ingest(TestHouse house, Path from) {
    return house.ingest(
        from, mappings, "generic-csv", "generic-csv-surveys", "generic-csv-reviews");
  }

  private static void pass(TestHouse house) {
    house.qualify(AS_OF, Repair.NONE);
    house.distribute(2, Optional.of(AS_OF));
  }

  private static ErasePerson erasure(TestHouse house, Person person) {
    return house.erasure(
        landing.folder(),
        mappings,
        person,
        NOW,
        step -> {},
        "generic-csv",
        "generic-csv-surveys",
        "generic-csv-reviews");
  }

  private static LeftFiles files(TestHouse house) {
    return new LeftFiles(house.home().resolve("warehouse"));
  }

  @Test
  @Order(1)
  void beforeTheyAreErasedTheyAreFoundInLiveAndInOldFiles() {
    LeftFiles files = files(house);
    assertThat(files.holding(key))
        .anyMatch(file -> file.startsWith("contact/"))
        .anyMatch(file -> file.startsWith("customer_leg/"))
        .anyMatch(file -> file.startsWith("qualified_contact/"))
        .noneMatch(file -> file.contains("_delta_log"))
        .hasSizeGreaterThan(6);
    assertThat(files.holding(CUSTOMER)).anyMatch(file -> file.startsWith("rejected_record/"));
    assertThat(files.holding("my name is Q")).isNotEmpty();
  }

  private static Map<String, Long> rowsByTable(ErasureCertificate certificate) {
    return certificate.tables().stream()
        .collect(
            Collectors.toMap(ErasureCertificate.Erased::table, ErasureCertificate.Erased::rows));
  }

  private static void assertNothingIsLeft(TestHouse house) {
    LeftFiles files = files(house);
    assertThat(files.count(".parquet")).isGreaterThan(10);
    assertThat(files.holding(key)).as("the key").isEmpty();
    assertThat(files.holding(CUSTOMER)).as("the identifier").isEmpty();
    assertThat(files.holding("my name is Q")).as("a comment").isEmpty();
    for (String theirs : THEIRS) {
      assertThat(files.holding(theirs)).as(theirs).isEmpty();
    }
  }

  @Test
  @Order(3)
  void nothingIsLeftInAnyFileAndTheCertificateSaysWhatWent() {
    // A checkpoint, so that the log has one to look into.
    org.apache.spark.sql.delta.DeltaLog log =
        org.apache.spark.sql.delta.DeltaLog.forTable(
            house.warehouse().session(), house.warehouse().location(Contact.TABLE));
    log.checkpoint(
        log.update(false, scala.Option.empty(), scala.Option.empty()), scala.Option.empty());

    List<WatchedLogStore.Commit> commits =
        WatchedLogStore.commitsOf(() -> certificate = erasure(house, ERASED).run());

    assertThat(commits)
        .filteredOn(commit -> !commit.operation().startsWith("VACUUM"))
        .extracting(WatchedLogStore.Commit::table)
        .as("killed in the midst, it finds them again by the contacts")
        .startsWith(ErasedPerson.TABLE.name())
        .endsWith(Contact.TABLE.name());
    assertThat(files(house).count(".checkpoint.parquet")).isEqualTo(1);
    assertNothingIsLeft(house);
    assertThat(house.warehouse().read(Survey.TABLE).count()).isEqualTo(2);
    assertThat(rowsByTable(certificate))
        .containsEntry("contact", 3L)
        .containsEntry("survey", 1L)
        .containsEntry("review", 1L)
        .containsEntry("customer_leg", 2L)
        .containsEntry("qualified_contact", 3L)
        .containsEntry("rejected_record", 2L);
    assertThat(certificate.tables())
        .filteredOn(table -> table.table().equals("contact"))
        .allSatisfy(table -> assertThat(table.files()).isPositive());
    assertThat(certificate.landingFiles())
        .containsExactlyInAnyOrder(
            "contacts/caf/contacts.csv",
            "contacts/caf/later.csv",
            "surveys/day=x/first.csv",
            "reviews/day=x/first.csv");
    assertThat(certificate.tombstones()).isEqualTo(1 + 3 * 3 + 1);
    assertThat(CertificateFiles.text(certificate)).contains("later.csv").doesNotContain(CUSTOMER);
  }

  @Test
  @Order(4)
  void whatIsDeliveredAgainStaysOutAndIsCounted() {
    LandedRecords again = new LandedRecords(folder.resolve("landing-again"));
    deliver(again, "2026-03-18T02:00:00Z", true);
    new LandedContacts(again.folder())
        .deliver(
            "new.csv",
            "2026-03-19T02:00:00Z",
            contact("theirs-new", "customer_id", CUSTOMER, "started_at", "2026-03-18T10:00:00Z"));
    deliverLate(again);
    ingest(house, again.folder());

    assertThat(house.warehouse().read(Contact.TABLE).count()).isEqualTo(12 + 1);
    assertThat(house.warehouse().read(Survey.TABLE).count()).isEqualTo(2 + 1);
    assertThat(house.warehouse().read(Review.TABLE).count()).isEqualTo(1);
    assertThat(house.warehouse().read(RejectedRecord.TABLE).count()).isZero();
    LeftFiles files = files(house);
    assertThat(files.holding(key)).isEmpty();
    assertThat(files.holding(CUSTOMER)).isEmpty();
    assertThat(
            house
                .warehouse()
                .read(LoadAudit.TABLE)
                .where("excluded > 0")
                .select("excluded")
                .collectAsList())
        .extracting(row -> row.getLong(0))
        .as("contacts, surveys, reviews, and the new file")
        .containsExactlyInAnyOrder(5L, 1L, 1L, 1L);
  }

  /**
   * Promise 2 of DESIGN §3, from the landing record and in one night. Indicators follow from the
   * tables that are compared here.
   */
  @Test
  @Order(5)
  void afterTheNextNightAllTablesAreAsIfTheyHadNeverBeenThere() {
    pass(house);
    TestHouse without = new TestHouse(folder.resolve("without"));
    LandedRecords others = new LandedRecords(folder.resolve("landing-of-others"));
    deliver(others, "2026-03-10T02:00:00Z", false);
    deliverLate(others);
    ingest(without, others.folder());
    pass(without);

    assertThat(house.contents(DERIVED)).isEqualTo(without.contents(DERIVED));
    assertThat(feedback(house)).hasSize(3 + 1).isEqualTo(feedback(without));
    assertThat(files(house).holding(key)).isEmpty();
  }

  /** What was said, whenever it was delivered. */
  private static List<String> feedback(TestHouse house) {
    return Stream.of(Survey.TABLE, Review.TABLE)
        .flatMap(
            table ->
                TestHouse.texts(
                    house
                        .warehouse()
                        .read(table)
                        .drop(Survey.SOURCE_FILE, Survey.DELIVERED_AT, Survey.LAST_UPDATED_AT))
                    .stream())
        .toList();
  }

  @Test
  @Order(6)
  void anErasedAgentLeavesTheContactsOfTheirCustomers() {
    TestHouse house = justIngested;
    Person agent = new Person("caf", Pseudonyms.AGENT, AGENT);
    long agentKey = agent.key(house.pseudonyms());
    storeNightOf(house, agentKey);
    assertThat(files(house).holding(agentKey))
        .anyMatch(file -> file.startsWith("contact/"))
        .anyMatch(file -> file.startsWith("qualified_contact/"))
        .anyMatch(file -> file.startsWith("day_class/"));

    ErasureCertificate certificate = erasure(house, agent).run();

    assertThat(files(house).holding(agentKey)).isEmpty();
    assertThat(house.warehouse().read(Contact.TABLE).where("agent_key IS NULL").count())
        .isEqualTo(12 + 3);
    assertThat(
            house
                .warehouse()
                .read(QualifiedContact.TABLE)
                .where("agent_key IS NULL AND customer_key IS NOT NULL")
                .count())
        .isEqualTo(1);
    assertThat(TestHouse.texts(house.warehouse().read(DayClass.TABLE).select(Contact.AGENT_KEY)))
        .as("the class of the day stays")
        .containsExactly("{}");
    assertThat(rowsByTable(certificate))
        .containsEntry("contact", 12L)
        .containsEntry("qualified_contact", 1L)
        .containsEntry("day_class", 1L);
    LandedRecords again = new LandedRecords(folder.resolve("landing-once-more"));
    deliver(again, "2026-03-19T02:00:00Z", true);
    new LandedContacts(again.folder())
        .deliver("last.csv", "2026-03-20T02:00:00Z", contact("c99", "agent_id", AGENT));
    house.ingest(again.folder(), mappings, "generic-csv");
    assertThat(house.warehouse().read(Contact.TABLE).count()).isEqualTo(12 + 3 + 1);
    assertThat(files(house).holding(agentKey)).isEmpty();
  }

  /** A qualified contact of an agent, their count and class of a date, and the date's own class. */
  private static void storeNightOf(TestHouse house, long agentKey) {
    LocalDate date = LocalDate.of(2026, 3, 1);
    Map<String, Object> contact = QualifiedRows.plain(date, 1, 60);
    contact.put(Contact.AGENT_KEY, agentKey);
    house.warehouse().create(QualifiedContact.TABLE);
    house
        .warehouse()
        .append(QualifiedContact.TABLE, new QualifiedRows().add(contact).frame().coalesce(1));
    Map<String, Object> ofTheDay = new HashMap<>();
    ofTheDay.put(Contact.AGENT_KEY, null);
    ofTheDay.put(DayClass.EXPECTED, BigDecimal.ONE);
    ofTheDay.put(DayClass.CLASS, 2);
    Map<String, Object> ofTheAgent = new HashMap<>(ofTheDay);
    ofTheAgent.put(Contact.AGENT_KEY, agentKey);
    new FilledRows(DayClass.TABLE, date).add(ofTheDay).add(ofTheAgent).store(house.warehouse());
  }

  @Test
  @Order(7)
  void tombstonesHoldNoKeyAndSayWhenAndWhy() {
    assertThat(
            house
                .warehouse()
                .read(ErasedPerson.TABLE)
                .where(functions.col(ErasedPerson.KIND).equalTo(Pseudonyms.CUSTOMER))
                .collectAsList())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.<Long>getAs(ErasedPerson.TOMBSTONE)).isNotEqualTo(key);
              assertThat(row.<String>getAs(ErasedPerson.REASON)).isEqualTo("a test");
            });
    TestHouse empty = new TestHouse(folder.resolve("empty"));
    assertThatThrownBy(() -> erasure(empty, ERASED).run())
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("no contacts have been loaded")
        .hasMessageNotContaining(CUSTOMER);
  }
}
