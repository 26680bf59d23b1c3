package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.contretemps.house.LandedContacts.contact;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A mapping rejects what it does not know, is mended, and takes it up again. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class RejectedAgainTest {
  private static final String NIGHT = "2026-03-03T02:00:00Z";
  private static final String SHORT_HEADER =
      "started_at,note,channel,contact_id,service,organisation,talk_seconds";

  private static TestHouse before;
  private static TestHouse house;
  private static Path landing;
  private static Path mended;
  private static IngestLanding.Result result;

  @BeforeAll
  static void mendTheMapping(@TempDir Path folder) throws IOException {
    LandedContacts landed = new LandedContacts(folder.resolve("landing"));
    landing = landed.folder();
    landed.deliver(
        "long.csv",
        NIGHT,
        contact("a"),
        contact("fax", "channel", "FAX"),
        contact("test", "channel", "FAX", "team", "TEST"),
        contact("radio", "channel", "RADIO"),
        contact("b"),
        contact("c"),
        contact("d"),
        contact("e"),
        contact("f"),
        contact("g"),
        contact("h"),
        contact("i"),
        contact("j"),
        contact("k"),
        contact("l"));
    landed.deliver("short.csv", NIGHT, shortFile().getBytes(StandardCharsets.UTF_8));
    before = new TestHouse(folder.resolve("before"));
    before.ingest(landing);
    mended = mended(folder);
    house = before.copiedTo(folder.resolve("after"));
    result = ingest(house);
  }

  /** Six columns of those that the mapping names, one that it does not, in an order of its own. */
  private static String shortFile() {
    StringBuilder text = new StringBuilder(SHORT_HEADER + "\n");
    for (int i = 0; i < 5; i++) {
      text.append("2026-03-02T11:00:00Z,x,PHONE,s%d,housing,caf,60%n".formatted(i));
    }
    return text.append("2026-03-01T11:00:00Z,x,FAX,s-fax,housing,caf,60\n").toString();
  }

  private static Path mended(Path folder) throws IOException {
    String text = Files.readString(TestHouse.SHIPPED_MAPPINGS.resolve("generic-csv.yaml"));
    Path mappings = Files.createDirectories(folder.resolve("mappings"));
    Files.writeString(
        mappings.resolve("generic-csv.yaml"),
        text.replace("  channel: channel", "  channel: if(channel = 'FAX', 'MESSAGE', channel)")
            + "exclude:\n  tests: contact_id = 'test'\n");
    return mappings;
  }

  private static IngestLanding.Result ingest(TestHouse into) {
    return into.ingest(landing, mended, TestHouse.GENERIC_CSV);
  }

  private static List<Row> audit(TestHouse of) {
    return of.warehouse().read(LoadAudit.TABLE).orderBy(LoadAudit.SOURCE_FILE).collectAsList();
  }

  @Test
  void whatIsAcceptedNowStandsWhereItBelongs() {
    assertThat(result.accounts()).as("no file is new").isEmpty();
    assertThat(result.takenUpBySource())
        .containsExactly(Map.entry(TestHouse.GENERIC_CSV, new IngestLanding.TakenUp(2, 1, 1)));
    assertThat(house.warehouse().read(Contact.TABLE).where("channel = 'MESSAGE'").collectAsList())
        .extracting(row -> row.getAs(Contact.CONTACT_ID), row -> row.getAs(Contact.SOURCE_FILE))
        .containsExactlyInAnyOrder(
            tuple("fax", "contacts/caf/long.csv"), tuple("s-fax", "contacts/caf/short.csv"));
    assertThat(house.warehouse().read(Contact.TABLE).count()).isEqualTo(12 + 5 + 2);
  }

  /** Neither when it is loaded nor when it is taken up again. */
  @Test
  void ofAFileWithoutHoldAndWrapUpNoHandlingTimeIsKnown() {
    assertThat(house.warehouse().read(Contact.TABLE).where("contact_id LIKE 's%'").collectAsList())
        .hasSize(6)
        .allSatisfy(row -> assertThat(row.<Integer>getAs(Contact.TALK_SECONDS)).isEqualTo(60))
        .allSatisfy(row -> assertThat(row.<Integer>getAs(Contact.HANDLING_SECONDS)).isNull());
  }

  @Test
  void whatIsRejectedStillHasTheNewText() {
    List<Row> rejected = house.warehouse().read(RejectedRecord.TABLE).collectAsList();
    assertThat(rejected)
        .extracting(row -> row.<String>getAs(RejectedRecord.REASON))
        .containsExactly("breaks the rule channel_is_known");
    assertThat(rejected.get(0).<String>getAs(RejectedRecord.MAPPING_FINGERPRINT))
        .isEqualTo(audit(house).get(0).getAs(LoadAudit.MAPPING_FINGERPRINT))
        .isNotEqualTo(audit(before).get(0).getAs(LoadAudit.MAPPING_FINGERPRINT));
  }

  @Test
  void theCountsOfTheFilesStayReconciled() {
    assertThat(audit(before))
        .extracting(
            row -> row.getAs(LoadAudit.RECORDS),
            row -> row.getAs(LoadAudit.ACCEPTED),
            row -> row.getAs(LoadAudit.REJECTED),
            row -> row.getAs(LoadAudit.EXCLUDED))
        .containsExactly(tuple(15L, 12L, 3L, 0L), tuple(6L, 5L, 1L, 0L));
    assertThat(audit(house))
        .extracting(
            row -> row.getAs(LoadAudit.RECORDS),
            row -> row.getAs(LoadAudit.ACCEPTED),
            row -> row.getAs(LoadAudit.REJECTED),
            row -> row.getAs(LoadAudit.EXCLUDED))
        .containsExactly(tuple(15L, 13L, 1L, 1L), tuple(6L, 6L, 0L, 0L));
    assertThat(audit(house).get(1).<LocalDate>getAs(LoadAudit.FIRST_CONTACT_DATE))
        .hasToString("2026-03-01");
  }

  @Test
  void theAuditSaysWhatTheShortFileLacksAndWhatItHasMore() {
    Row file = audit(before).get(1);
    assertThat(file.<String>getAs(LoadAudit.WARNINGS))
        .startsWith("Null in all records: the file has no conversation_id, case_id, leg,")
        .contains("last_updated_at. Rejections go with a value: of 3 records with channel FAX, 3");
    assertThat(file.<String>getAs(LoadAudit.IGNORED_COLUMNS)).isEqualTo("note");
    assertThat(new String(file.<byte[]>getAs(LoadAudit.HEADER), StandardCharsets.UTF_8))
        .isEqualTo(SHORT_HEADER);
    assertThat(String.valueOf(audit(before).get(0).<String>getAs(LoadAudit.WARNINGS)))
        .doesNotContain("Null in all records");
  }

  @Test
  void runAgainNothingChanges() {
    Map<String, Long> versions = house.versions(TestHouse.INGESTED);
    assertThat(ingest(house).takenUpBySource()).isEmpty();
    assertThat(house.versions(TestHouse.INGESTED)).isEqualTo(versions);
  }

  @Test
  void killedAndRunAgainTheTablesAreThoseOfAnUndisturbedRun(@TempDir Path folder)
      throws IOException {
    Map<String, List<String>> undisturbed = house.contents(TestHouse.INGESTED);
    for (List<TableDefinition> lost :
        List.of(List.of(RejectedRecord.TABLE), List.of(RejectedRecord.TABLE, LoadAudit.TABLE))) {
      TestHouse killed = house.copiedTo(folder.resolve("without-" + lost.size()));
      for (TableDefinition table : lost) {
        killed.forget(table, Math.toIntExact(house.warehouse().history(table).version()));
      }
      assertThat(ingest(killed).takenUpBySource()).hasSize(1);
      assertThat(killed.contents(TestHouse.INGESTED)).isEqualTo(undisturbed);
    }
  }
}
