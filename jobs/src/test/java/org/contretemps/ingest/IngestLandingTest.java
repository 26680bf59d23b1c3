package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.contretemps.house.LandedContacts.contact;
import static org.contretemps.house.LandedContacts.gzip;
import static org.contretemps.house.LandedContacts.header;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.ConfigurationException;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.house.WatchedLogStore;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.landing.DataRefusedException;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.source.mapping.FileAccount;
import org.contretemps.warehouse.KeptRows;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One night is loaded for all tests; what they deliver beyond it is refused, or nothing. */
@ExtendWith(SparkSessionExtension.class)
class IngestLandingTest {
  private static final String NIGHT = "2026-03-05T02:00:00Z";
  private static final String CUSTOMER = "customer-4711";
  private static final String AGENT = "marie.curie@caf.example";
  private static final byte[] BINARY = {'b', 0, 1, (byte) 0xFF, ',', 'x'};

  private static LandedContacts landing;
  private static TestHouse house;
  private static IngestLanding.Result result;
  private static List<WatchedLogStore.Commit> commits;

  private LandedContacts another;

  @BeforeAll
  static void loadOneNight(@TempDir Path folder) throws IOException {
    house = new TestHouse(folder);
    landing = new LandedContacts(folder.resolve("landing"));
    landing.deliver(
        "good.csv",
        NIGHT,
        contact("a", "customer_id", CUSTOMER, "agent_id", AGENT, "team", "north"),
        contact("b", "customer_id", CUSTOMER, "hold_seconds", "5", "wrap_up_seconds", "10"),
        contact("c", "abandoned", "true", "wait_seconds", "90", "talk_seconds", ""),
        contact("d", "started_at", "2026-03-04T10:00:00Z"));
    landing.deliver("some-bad.csv", NIGHT, someBad());
    landing.deliver("empty.csv", NIGHT);
    commits = WatchedLogStore.commitsOf(() -> result = house.ingest(landing.folder()));
  }

  /** Nine good records and between them one of binary bytes. */
  private static byte[] someBad() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write((header() + "\n").getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 9; i++) {
      bytes.write((contact("s" + i) + "\n").getBytes(StandardCharsets.UTF_8));
      if (i == 0) {
        bytes.write(BINARY);
        bytes.write('\n');
      }
    }
    return bytes.toByteArray();
  }

  @BeforeEach
  void nameAnotherLandingFolder(@TempDir Path folder) {
    another = new LandedContacts(folder.resolve("landing"));
  }

  @Test
  void everyContactIsThereOnce() {
    assertThat(house.warehouse().read(Contact.TABLE).select(Contact.CONTACT_ID).collectAsList())
        .extracting(row -> row.getString(0))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(
                    Stream.of("a", "b", "c", "d"), IntStream.range(0, 9).mapToObj(i -> "s" + i))
                .toList());
  }

  /** What it says was loaded is not loaded again. */
  @Test
  void theAuditIsWrittenWhenEverythingElseIs() {
    assertThat(commits)
        .extracting(WatchedLogStore.Commit::table)
        .contains(Contact.TABLE.name(), RejectedRecord.TABLE.name())
        .endsWith(LoadAudit.TABLE.name());
  }

  @Test
  void handlingTimeIsTalkHoldAndWrapUpOfAContactThatWasAnswered() {
    assertThat(cell("b", Contact.HANDLING_SECONDS)).isEqualTo(75);
    assertThat(cell("c", Contact.HANDLING_SECONDS)).isNull();
  }

  private static Object cell(String contact, String column) {
    return house
        .warehouse()
        .read(Contact.TABLE)
        .where(functions.col(Contact.CONTACT_ID).equalTo(contact))
        .select(column)
        .head()
        .get(0);
  }

  @Test
  void aRejectedRecordKeepsItsBytesItsPlaceAndTheReason() {
    Row record = house.warehouse().read(RejectedRecord.TABLE).head();
    assertThat(record.<byte[]>getAs(RejectedRecord.RECORD)).isEqualTo(BINARY);
    assertThat(record.<Long>getAs(RejectedRecord.POSITION))
        .isEqualTo((header() + "\n" + contact("s0") + "\n").length());
    assertThat(record.<String>getAs(RejectedRecord.SOURCE_FILE))
        .isEqualTo("contacts/caf/some-bad.csv");
    assertThat(record.<String>getAs(RejectedRecord.REASON))
        .isEqualTo("the record holds binary bytes");
    assertThat(house.warehouse().read(RejectedRecord.TABLE).count()).isEqualTo(1);
  }

  @Test
  void theAuditAccountsForEveryRecordOfEveryFile() {
    assertThat(house.warehouse().read(LoadAudit.TABLE).collectAsList())
        .extracting(
            row -> row.getAs(LoadAudit.SOURCE_FILE),
            row -> row.getAs(LoadAudit.RECORDS),
            row -> row.getAs(LoadAudit.ACCEPTED),
            row -> row.getAs(LoadAudit.REJECTED),
            row -> row.getAs(LoadAudit.EXCLUDED))
        .containsExactlyInAnyOrder(
            tuple("contacts/caf/good.csv", 4L, 4L, 0L, 0L),
            tuple("contacts/caf/some-bad.csv", 10L, 9L, 1L, 0L),
            tuple("contacts/caf/empty.csv", 0L, 0L, 0L, 0L));
    assertThat(result.accounts()).extracting(FileAccount::records).containsExactly(0L, 4L, 10L);
    assertThat(result.accountsBySource()).containsOnlyKeys(TestHouse.GENERIC_CSV);
  }

  @Test
  void aSecondRunCommitsNothing() {
    assertNothingHappens(() -> assertThat(house.ingest(landing.folder()).accounts()).isEmpty());
  }

  private static void assertNothingHappens(Runnable run) {
    Map<String, Long> versions = house.versions(TestHouse.INGESTED);
    Map<String, List<String>> contents = house.contents(TestHouse.INGESTED);
    run.run();
    assertThat(house.versions(TestHouse.INGESTED)).isEqualTo(versions);
    assertThat(house.contents(TestHouse.INGESTED)).isEqualTo(contents);
  }

  @Test
  void noIdentifierOfAPersonStandsInTheContactTable() throws IOException {
    assertThat(cell("a", Contact.CUSTOMER_KEY)).isEqualTo(cell("b", Contact.CUSTOMER_KEY));
    assertThat(cell("a", Contact.AGENT_KEY)).isInstanceOf(Long.class);
    assertThat(String.join("\n", house.rows(Contact.TABLE))).doesNotContain(CUSTOMER, AGENT);
    for (Path file : files(house.tableFolder(Contact.TABLE))) {
      String text = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(text).as("%s", file).doesNotContain(CUSTOMER, AGENT);
      if (file.toString().endsWith(".json")) {
        assertThat(text).doesNotContain(cell("a", Contact.CUSTOMER_KEY).toString());
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aFileWithTooManyBadRecordsRefusesTheNight() {
    another.deliver("fine.csv", NIGHT, contact("new"));
    another.deliver(
        "bad.csv",
        NIGHT,
        contact("x"),
        contact("y", "talk_seconds", "long"),
        contact("z", "channel", "PIGEON"));
    assertNothingHappens(
        () ->
            assertThatThrownBy(() -> house.ingest(another.folder()))
                .isInstanceOf(DataRefusedException.class)
                .hasMessageContaining("Cannot load generic-csv: 1 of 2 new files")
                .hasMessageContaining("contacts/caf/bad.csv: 2 of 3 records rejected")
                .hasMessageContaining(
                    "contacts/caf/bad.csv at byte %d: talk_seconds cannot be read as INT",
                    (header() + "\n" + contact("x") + "\n").length())
                .hasMessageContaining("breaks the rule channel_is_known")
                .hasMessageContaining("nothing was published"));
  }

  @Test
  void exactlyTheShareIsStillTaken() {
    another.deliver(
        "at-the-share.csv",
        NIGHT,
        Stream.concat(
                Stream.of(contact("bad", "leg", "0")),
                IntStream.range(0, 3).mapToObj(i -> contact("x" + i)))
            .toList());
    assertNothingHappens(
        () ->
            assertThatThrownBy(() -> house.ingest(another.folder()))
                .hasMessageContaining("1 of 4 records rejected"));
    StagedSource atTheShare =
        new StagedSource(
            null,
            null,
            List.of(account(4, 1)),
            Map.of(),
            List.of(),
            KeptRows.of(house.warehouse().read(Contact.TABLE)));
    atTheShare.refuseAbove(0.2);
  }

  private static FileAccount account(long accepted, long rejected) {
    return new FileAccount(null, accepted, rejected, 0, null, null, false, 0, Map.of());
  }

  @Test
  void oneBadSourceRefusesTheNightOfTheOthersToo() {
    Path mappings = mappingsWith("tiny");
    another.deliver("fine.csv", NIGHT, contact("new"));
    another.deliver(
        "tiny/bad.txt", NIGHT, "1;2026-03-02T10:00:00Z;x\n".getBytes(StandardCharsets.UTF_8));
    assertNothingHappens(
        () ->
            assertThatThrownBy(
                    () -> house.ingest(another.folder(), mappings, "tiny", TestHouse.GENERIC_CSV))
                .isInstanceOf(DataRefusedException.class)
                .hasMessageContaining("Cannot load tiny: 1 of 1 new files"));
    assertNothingHappens(
        () ->
            assertThatThrownBy(
                    () -> house.ingest(another.folder(), mappings, TestHouse.GENERIC_CSV, "tiny"))
                .isInstanceOf(DataRefusedException.class));
  }

  /** The shipped mapping beside one of the test's own. */
  private Path mappingsWith(String name) {
    Path mappings = another.folder().resolveSibling("sources");
    TestHouse.write(
        mappings.resolve(name + ".yaml"),
        """
        target: contact
        path: tiny/*.txt
        zone: Europe/Paris
        format: delimited
        delimiter: ";"
        header: false
        columns: [id, started, seconds]
        fields:
          organisation: "'cpam'"
          contact_id: id
          service: "'sick-pay'"
          channel: "'PHONE'"
          started_at: started
          talk_seconds: seconds
        """);
    try {
      Files.copy(
          TestHouse.SHIPPED_MAPPINGS.resolve("generic-csv.yaml"),
          mappings.resolve("generic-csv.yaml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return mappings;
  }

  @Test
  void aPackedFileThatIsCutOffRefusesTheNight() {
    byte[] whole = packedContacts();
    another.deliver("cut.csv.gz", NIGHT, Arrays.copyOf(whole, whole.length * 2 / 3));
    assertNothingHappens(
        () ->
            assertThatThrownBy(() -> house.ingest(another.folder()))
                .isInstanceOf(DataRefusedException.class)
                .hasMessageContaining("contacts/caf/cut.csv.gz")
                .hasMessageContaining("cut off or damaged"));
  }

  @Test
  void aPackedFileWithBrokenBytesRefusesTheNight() {
    byte[] broken = packedContacts();
    Arrays.fill(broken, broken.length / 2, broken.length / 2 + 40, (byte) 0xA5);
    another.deliver("broken.csv.gz", NIGHT, broken);
    assertNothingHappens(
        () ->
            assertThatThrownBy(() -> house.ingest(another.folder()))
                .isInstanceOf(DataRefusedException.class)
                .hasMessageContaining("cut off or damaged"));
  }

  private static byte[] packedContacts() {
    List<String> lines = new ArrayList<>(List.of(header()));
    IntStream.range(0, 2_000)
        .mapToObj(i -> contact("p" + i, "customer_id", Integer.toHexString(i * 7919)))
        .forEach(lines::add);
    return gzip(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aTimeThatCannotBeReadRejectsItsRecordOnly() {
    another.deliver("bad.csv", NIGHT, contact("x", "started_at", "2026-03-02T10:00:87d"));
    another.deliver("worse.csv", NIGHT, contact("x", "started_at", "2026-13-02T10:00:00Z"));
    assertNothingHappens(
        () ->
            assertThatThrownBy(() -> house.ingest(another.folder()))
                .isInstanceOf(DataRefusedException.class)
                .hasMessageContaining("2 of 2 new files")
                .hasMessageContaining("started_at cannot be read as TIMESTAMP"));
  }

  @Test
  void anotherPseudonymKeyIsRefused() throws IOException {
    another.deliver("fine.csv", NIGHT, contact("new"));
    String first = Files.readString(house.keyFile());
    TestHouse.write(house.keyFile(), "QW5vdGhlciBrZXkgb2YgdGhpcnR5LXR3byBieXRlcyE=");
    try {
      assertNothingHappens(
          () ->
              assertThatThrownBy(() -> house.ingest(another.folder()))
                  .isInstanceOf(ConfigurationException.class)
                  .hasMessageContaining("another pseudonym key"));
    } finally {
      TestHouse.write(house.keyFile(), first);
    }
  }

  @Test
  void aRefusedFirstNightLeavesNoTableBehind(@TempDir Path folder) {
    TestHouse empty = new TestHouse(folder);
    another.deliver("bad.csv", NIGHT, "no contact at all");
    assertThatThrownBy(() -> empty.ingest(another.folder()))
        .isInstanceOf(DataRefusedException.class);
    assertThat(TestHouse.INGESTED).noneMatch(empty.warehouse()::exists);
  }

  @Test
  void anEmptyLandingFolderIsNoNight(@TempDir Path folder) {
    TestHouse empty = new TestHouse(folder);
    assertThat(empty.ingest(another.folder()).accounts()).isEmpty();
    assertThat(TestHouse.INGESTED).noneMatch(empty.warehouse()::exists);
  }
}
