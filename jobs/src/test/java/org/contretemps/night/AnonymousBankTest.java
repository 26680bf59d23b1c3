package org.contretemps.night;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.AnonymousBank;
import org.contretemps.house.GeneratedCode;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.source.mapping.FileAccount;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What became of a bank's calls, 1999, when they were ingested. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class AnonymousBankTest {
  private static final String JANUARY = AnonymousBank.SOURCE + "/01_january.txt.gz";
  private static final String JULY = AnonymousBank.SOURCE + "/07_july.txt.gz";

  private static TestHouse house;
  private static List<Row> accounts;

  @BeforeAll
  static void loadSevenMonths() {
    AnonymousBank.assumePresent();
    house = AnonymousBank.house();
    accounts = house.warehouse().read(LoadAudit.TABLE).sort(LoadAudit.SOURCE_FILE).collectAsList();
  }

  private static List<FileAccount> load(TestHouse into, Path landing) {
    return into.ingest(landing, TestHouse.SHIPPED_MAPPINGS, AnonymousBank.SOURCE).accounts();
  }

  @Test
  void everyRecordIsAcceptedRejectedOrExcluded() {
    long records = sum(LoadAudit.RECORDS);
    long accepted = sum(LoadAudit.ACCEPTED);
    long rejected = sum(LoadAudit.REJECTED);
    long excluded = sum(LoadAudit.EXCLUDED);
    System.out.printf(
        "The bank's calls: %,d records = %,d accepted + %,d rejected + %,d excluded%n",
        records, accepted, rejected, excluded);
    assertThat(accounts).hasSize(7);
    assertThat(List.of(records, accepted, rejected, excluded))
        .containsExactly(252_290L, 249_937L, 5L, 2_348L);
    assertThat(house.warehouse().read(Contact.TABLE).count()).isEqualTo(249_937);
  }

  private static long sum(String count) {
    return accounts.stream().mapToLong(account -> account.<Long>getAs(count)).sum();
  }

  @Test
  void theShiftedRecordsOfJulyAreKeptByteForByte() throws IOException {
    byte[] july = unpacked(JULY);
    List<Row> rejected = house.warehouse().read(RejectedRecord.TABLE).collectAsList();
    assertThat(rejected).hasSize(5);
    for (Row record : rejected) {
      assertThat(record.<String>getAs(RejectedRecord.SOURCE_FILE)).isEqualTo(JULY);
      assertThat(record.<String>getAs(RejectedRecord.REASON))
          .startsWith("expected 17 fields, found");
      byte[] bytes = record.getAs(RejectedRecord.RECORD);
      int position = Math.toIntExact(record.<Long>getAs(RejectedRecord.POSITION));
      assertThat(Arrays.copyOfRange(july, position, position + bytes.length)).isEqualTo(bytes);
      assertThat(july[position - 1]).isEqualTo((byte) '\n');
    }
  }

  private static byte[] unpacked(String name) throws IOException {
    try (GZIPInputStream file =
        new GZIPInputStream(Files.newInputStream(AnonymousBank.DATA.resolve(name)))) {
      return file.readAllBytes();
    }
  }

  @Test
  void loadedTwiceNothingChanges() {
    Map<String, Long> versions = house.versions(TestHouse.INGESTED);
    assertThat(load(house, AnonymousBank.DATA)).isEmpty();
    assertThat(house.versions(TestHouse.INGESTED)).isEqualTo(versions);
  }

  /** Five calls of January, each spoilt in its own way, in the middle of the file. */
  @Test
  void aMonthSpoiltInItsMiddleLosesTheSpoiltRecordsOnly(@TempDir Path folder) throws IOException {
    LandedContacts landing = new LandedContacts(folder.resolve("landing"));
    landing.deliver(JANUARY, "2026-03-03T02:00:00Z", LandedContacts.gzip(spoiltJanuary()));
    TestHouse spoilt = new TestHouse(folder);
    FileAccount account = GeneratedCode.during(() -> load(spoilt, landing.folder()).get(0));
    Row whole = accounts.get(0);

    assertThat(whole.<String>getAs(LoadAudit.SOURCE_FILE)).isEqualTo(account.file().name());
    assertThat(account.records()).isEqualTo(whole.<Long>getAs(LoadAudit.RECORDS));
    assertThat(account.rejected()).isEqualTo(whole.<Long>getAs(LoadAudit.REJECTED) + 5);
    assertThat(account.excluded()).isEqualTo(whole.<Long>getAs(LoadAudit.EXCLUDED));
    Set<String> lost = contactsOfJanuary(house);
    lost.removeAll(contactsOfJanuary(spoilt));
    assertThat(lost).hasSize(5);
    assertThat(
            spoilt
                .warehouse()
                .read(RejectedRecord.TABLE)
                .sort(RejectedRecord.POSITION)
                .collectAsList())
        .extracting(row -> row.<String>getAs(RejectedRecord.REASON))
        .satisfiesExactly(
            reason -> assertThat(reason).startsWith("expected 17 fields, found"),
            reason -> assertThat(reason).isEqualTo("the record holds binary bytes"),
            reason -> assertThat(reason).startsWith("expected 17 fields, found 1 (one column"),
            reason -> assertThat(reason).isEqualTo("expected 17 fields, found 18"),
            reason -> assertThat(reason).contains("started_at cannot be read as TIMESTAMP"));
  }

  private static Set<String> contactsOfJanuary(TestHouse of) {
    Set<String> contacts = new HashSet<>();
    of.warehouse()
        .read(Contact.TABLE)
        .where(functions.col(Contact.SOURCE_FILE).equalTo(JANUARY))
        .select(Contact.CONTACT_ID)
        .collectAsList()
        .forEach(row -> contacts.add(row.getString(0)));
    return contacts;
  }

  private static byte[] spoiltJanuary() throws IOException {
    ByteArrayOutputStream spoilt = new ByteArrayOutputStream();
    int number = 0;
    int spoiltSoFar = 0;
    for (String line :
        new String(unpacked(JANUARY), StandardCharsets.ISO_8859_1).lines().toList()) {
      boolean isCall = number++ > 15_000 && line.contains("\tAGENT\t");
      String written = isCall && spoiltSoFar < 5 ? spoil(line, spoiltSoFar++) : line;
      spoilt.write((written + "\n").getBytes(StandardCharsets.ISO_8859_1));
    }
    return spoilt.toByteArray();
  }

  private static String spoil(String line, int way) {
    return switch (way) {
      case 0 -> line.substring(0, line.length() / 2);
      case 1 -> line.substring(0, 9) + "\u0000\u0001\u00ff" + line.substring(12);
      case 2 -> line.replace('\t', ';');
      case 3 -> line + "\tone more";
      default -> line.replaceFirst("\\d+:\\d\\d:\\d\\d", "99:99:99");
    };
  }
}
