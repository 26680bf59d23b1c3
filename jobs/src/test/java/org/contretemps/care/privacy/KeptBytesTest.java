package org.contretemps.care.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.house.LandedContacts.contact;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.LeftFiles;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.Pseudonyms;
import org.contretemps.source.landing.RejectedRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rejected records of a customer in three encodings, whose mappings take blanks and hyphens out of
 * identifiers; and others' records that hold the identifier in a place that names nobody.
 */
@ExtendWith(SparkSessionExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeptBytesTest {
  private static final Instant NOW = Instant.parse("2026-03-21T09:00:00Z");
  private static final String AS_WRITTEN = "Zoé-47 11";
  private static final String CLEANED = "Zoé4711";
  private static final List<Charset> ENCODINGS =
      List.of(UTF_8, Charset.forName("ISO-8859-1"), Charset.forName("IBM850"));
  private static final String[] SOURCES = {"in-utf-8", "in-iso-8859-1", "in-ibm850", "uncleaned"};

  @TempDir private static Path folder;
  private static Path mappings;
  private static LandedContacts landing;
  private static TestHouse house;

  @BeforeAll
  static void load() throws IOException {
    mappings = Files.createDirectories(folder.resolve("sources"));
    landing = new LandedContacts(Files.createDirectories(folder.resolve("landing")));
    for (int i = 0; i < ENCODINGS.size(); i++) {
      map(SOURCES[i], ENCODINGS.get(i), true);
      deliver(SOURCES[i], ENCODINGS.get(i), "bad", AS_WRITTEN, "2026-03-02T10:00:00Z");
    }
    map("uncleaned", UTF_8, false);
    deliver("uncleaned", UTF_8, "late", AS_WRITTEN, "2026-03-02T10:00:00Z");
    deliver("uncleaned", UTF_8, "old", "somebody", "2024-03-02T10:00:00Z");
    landing.deliver(
        "in-utf-8/forty-two.csv",
        "2026-03-10T02:00:00Z",
        contact("c42", "customer_id", "42"),
        contact("c43", "customer_id", "43", "wait_seconds", "42"),
        contact("c44", "customer_id", "44"));
    house = new TestHouse(folder.resolve("house"));
    house.ingest(landing.folder(), mappings, SOURCES);
  }

  private static void map(String source, Charset encoding, boolean isMended) throws IOException {
    String mapping =
        Files.readString(TestHouse.SHIPPED_MAPPINGS.resolve("generic-csv.yaml"))
            .replace("path: contacts/*/*.csv*", "path: " + source + "/*.csv")
            .replace("encoding: UTF-8", "encoding: " + encoding.name());
    TestHouse.write(
        mappings.resolve(source + ".yaml"),
        isMended
            ? mapping.replace(
                "  customer_id: customer_id\n",
                "  customer_id: regexp_replace(customer_id, '[ -]', '')\n")
            : mapping);
  }

  /** A file with a record that cannot be read, and one of another organisation. */
  private static void deliver(
      String source, Charset encoding, String name, String customer, String startedAt) {
    List<String> lines = new ArrayList<>(List.of(LandedContacts.header()));
    for (int i = 0; i < 12; i++) {
      lines.add(contact(source + name + i, "customer_id", "other-" + i));
    }
    String[] broken = {"started_at", startedAt, "talk_seconds", "one"};
    lines.add(contact(name, with(broken, "customer_id", customer)));
    lines.add(
        contact(
            name + "-of-others",
            with(
                broken,
                "customer_id",
                "777",
                "organisation",
                "cpam",
                "hold_seconds",
                "42",
                "case_id",
                CLEANED)));
    landing.deliver(
        source + "/" + name + ".csv",
        "2026-03-10T02:00:00Z",
        String.join("\n", lines).getBytes(encoding));
  }

  private static String[] with(String[] some, String... others) {
    List<String> all = new ArrayList<>(Arrays.asList(some));
    all.addAll(Arrays.asList(others));
    return all.toArray(String[]::new);
  }

  private static ErasureCertificate erase(String customer) {
    Person person = new Person("caf", Pseudonyms.CUSTOMER, customer);
    return house.erasure(landing.folder(), mappings, person, NOW, step -> {}, SOURCES).run();
  }

  private static List<Row> rejected() {
    return house.warehouse().read(RejectedRecord.TABLE).collectAsList();
  }

  private static long rowsGone(ErasureCertificate certificate) {
    return certificate.tables().stream()
        .filter(table -> table.table().equals("rejected_record"))
        .mapToLong(ErasureCertificate.Erased::rows)
        .sum();
  }

  @Test
  @Order(1)
  void whatIsOnlyANumberInOthersRecordsStays() {
    assertThat(rejected()).hasSize(10);
    ErasureCertificate certificate = erase("42");
    assertThat(rowsGone(certificate)).isZero();
    assertThat(rejected()).hasSize(10);
    assertThat(certificate.landingFiles()).containsExactly("in-utf-8/forty-two.csv");
  }

  @Test
  @Order(2)
  void theKeptBytesGoInEveryEncodingAndAsTheMappingCleansThem() {
    ErasureCertificate certificate = erase(CLEANED);
    assertThat(rowsGone(certificate)).isEqualTo(3);
    assertThat(certificate.landingFiles())
        .as("not those of who was erased before")
        .containsExactlyInAnyOrder(
            "in-utf-8/bad.csv", "in-iso-8859-1/bad.csv", "in-ibm850/bad.csv");
    assertThat(rejected())
        .filteredOn(row -> !row.getAs(RejectedRecord.SOURCE).equals("uncleaned"))
        .hasSize(3)
        .allSatisfy(
            row ->
                assertThat(ENCODINGS)
                    .allSatisfy(
                        encoding ->
                            assertThat(
                                    new String(row.<byte[]>getAs(RejectedRecord.RECORD), encoding))
                                .doesNotContain(AS_WRITTEN)
                                .contains("cpam")));
  }

  /** What the old text of the mapping hid from the erasure is known once it is mended. */
  @Test
  @Order(3)
  void whatIsTakenUpAgainPassesTombstonesAndTheLimitOfWhatIsKept() throws IOException {
    String contacts = house.warehouse().location(Contact.TABLE);
    house
        .warehouse()
        .session()
        .sql(
            "ALTER TABLE delta.`%s` SET TBLPROPERTIES ('contretemps.kept-from' = '2025-01-01')"
                .formatted(contacts));
    long before = house.warehouse().read(Contact.TABLE).count();
    map("uncleaned", UTF_8, true);
    Path mended = mappings.resolve("uncleaned.yaml");
    TestHouse.write(
        mended,
        Files.readString(mended)
            .replace(
                "  talk_seconds: talk_seconds\n",
                "  talk_seconds: try_cast(talk_seconds AS INT)\n"));
    house.ingest(landing.folder(), mappings, SOURCES);
    assertThat(house.warehouse().read(Contact.TABLE).count())
        .as("one of others was begun in 2026")
        .isEqualTo(before + 1);
    assertThat(rejected()).noneMatch(row -> row.getAs(RejectedRecord.SOURCE).equals("uncleaned"));
    assertThat(house.warehouse().read(Contact.TABLE).where("contact_id IN ('late', 'old')").count())
        .isZero();
  }

  /** Live or not, hidden or not, Parquet or log: each file is read in each encoding. */
  @Test
  @Order(4)
  void noFileOfTheWarehouseHoldsThePerson() {
    assertThat(new LeftFiles(house.home().resolve("warehouse")).holding(inEncoding(UTF_8)))
        .as("older versions of the tables are there before")
        .isNotEmpty();
    erase(CLEANED);
    LeftFiles left = new LeftFiles(house.home().resolve("warehouse"));
    assertThat(left.count(".parquet")).isPositive();
    assertThat(ENCODINGS)
        .allSatisfy(encoding -> assertThat(left.holding(inEncoding(encoding))).isEmpty());
    long key = house.pseudonyms().of("caf", Pseudonyms.CUSTOMER, CLEANED);
    assertThat(left.holding(key)).isEmpty();
  }

  /** The identifier's bytes as {@link LeftFiles} reads them. */
  private static String inEncoding(Charset encoding) {
    return new String(AS_WRITTEN.getBytes(encoding), ISO_8859_1);
  }
}
