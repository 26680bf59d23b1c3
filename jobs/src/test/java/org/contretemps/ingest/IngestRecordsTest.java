package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.contretemps.house.LandedRecords.survey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedRecords;
import org.contretemps.house.ParquetTwins;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.PseudonymKey;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.record.feedback.Survey;
import org.contretemps.record.incident.Incident;
import org.contretemps.source.landing.LandingFile;
import org.contretemps.source.landing.LandingFolder;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.source.mapping.FileAccount;
import org.contretemps.source.mapping.MappedRecord;
import org.contretemps.source.mapping.SourceMapping;
import org.contretemps.source.mapping.SourceReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A night that brings records of every kind, and what comes after it. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class IngestRecordsTest {
  private static final Map<String, Integer> STORED = Map.of("norm", 4, "contact-event", 0);

  private static TestHouse house;
  private static LandedRecords landing;
  private static IngestLanding.Result result;

  @BeforeAll
  static void loadOneNight(@TempDir Path folder) {
    landing = new LandedRecords(folder.resolve("landing")).deliverFirstNight();
    house = new TestHouse(folder.resolve("house"));
    // Five good records to one bad: just under the share that refuses a night.
    result = house.ingestAll(landing.folder());
  }

  @Test
  void everyRecordOfEveryKindIsAccountedFor() {
    assertThat(result.accountsBySource()).hasSize(6);
    assertThat(result.accounts())
        .hasSize(6)
        .allSatisfy(
            account ->
                assertThat(List.of(account.records(), account.accepted(), account.rejected()))
                    .containsExactly(6L, 5L, 1L));
    assertThat(house.warehouse().read(LoadAudit.TABLE).collectAsList()).hasSize(6);
    Target.ALL.forEach(
        target ->
            assertThat(house.rows(target.table()))
                .as(target.name())
                .hasSize(STORED.getOrDefault(target.name(), 5)));
  }

  /** The same records as Parquet, with types in place of texts, as they would be published. */
  @Test
  void parquetFilesGiveTheRowsOfTheirTextTwins(@TempDir Path folder) {
    LandedRecords typed = new LandedRecords(folder.resolve("landing")).deliverFirstNight();
    SparkSession spark = SparkSessionExtension.session();
    ParquetTwins twins = new ParquetTwins(spark, typed.folder());
    for (String kind : List.of("", "-norms", "-surveys", "-reviews", "-pulses", "-incidents")) {
      SourceMapping mapping =
          Target.mappings(TestHouse.SHIPPED_MAPPINGS).read("generic-parquet" + kind);
      String glob = mapping.path().replace(".parquet", ".csv");
      house
          .landed(typed.folder(), glob)
          .forEach(
              csv -> twins.replace(csv, mapping.format().columns(), LandedRecords.FIRST_NIGHT));
      List<LandingFile> files =
          new LandingFolder(
                  typed.folder().toUri().toString(), spark.sparkContext().hadoopConfiguration())
              .list(mapping.path());
      SourceReader.ReadFiles read = Target.reader(spark, mapping).read(files);
      Dataset<Row> judged =
          JudgedRecords.of(
                  mapping,
                  read.records(),
                  () -> new PseudonymKey(house.keyFile()).pseudonyms(Optional.empty()))
              .cache();

      Dataset<Row> accepted =
          judged.where(functions.col(MappedRecord.STATUS).equalTo(MappedRecord.ACCEPTED));
      Target target = Target.of(mapping);
      assertThat(FileAccount.of(judged, files, read.forms(), functions.expr(target.date())))
          .as(mapping.name())
          .extracting(FileAccount::records, FileAccount::accepted, FileAccount::rejected)
          .containsExactly(tuple(6L, 5L, 1L));
      assertThat(rows(accepted, target))
          .as(mapping.name())
          .isEqualTo(rows(house.warehouse().read(target.table()), target));
    }
  }

  /**
   * Each row once, but for what tells of the mapping: of an entry that came twice one is stored.
   */
  private static List<String> rows(Dataset<Row> rows, Target target) {
    return TestHouse.texts(
        rows.selectExpr(target.table().writtenColumns().toArray(String[]::new))
            .drop("source", "source_file", "contact_source", "entry_id")
            .distinct());
  }

  @Test
  void theAuditTellsOfTheDatesOfTheRecords() {
    FileAccount surveys = result.accountsBySource().get("generic-csv-surveys").get(0);
    assertThat(surveys.firstDate()).as("half past midnight in Paris").hasToString("2026-03-02");
    assertThat(surveys.lastDate()).hasToString("2026-03-03");
    assertThat(result.accountsBySource().get("generic-csv-incidents").get(0).lastDate())
        .hasToString("2026-03-07");
  }

  @Test
  void aRejectedRecordOfEachKindKeepsItsBytesAndSaysWhy() {
    List<Row> rejected =
        house.warehouse().read(RejectedRecord.TABLE).sort(RejectedRecord.SOURCE).collectAsList();
    assertThat(rejected)
        .extracting(
            row -> row.<String>getAs(RejectedRecord.SOURCE),
            row -> row.<String>getAs(RejectedRecord.REASON))
        .containsExactly(
            tuple("generic-csv", "breaks the rule channel_is_known"),
            tuple("generic-csv-incidents", "breaks the rule ends_after_it_starts"),
            tuple("generic-csv-norms", "breaks the rule target_is_positive_and_below_a_week"),
            tuple("generic-csv-pulses", "breaks the rule week_begins_on_monday"),
            tuple(
                "generic-csv-reviews",
                "breaks the rule quality_is_a_score; breaks the rule compliance_is_a_score; breaks"
                    + " the rule attention_to_small_things_is_a_mark; breaks the rule"
                    + " inference_is_a_mark"),
            tuple("generic-csv-surveys", "breaks the rule csat_is_on_its_scale"));
    assertThat(
            new String(
                rejected.get(3).<byte[]>getAs(RejectedRecord.RECORD), StandardCharsets.UTF_8))
        .isEqualTo("caf,south,2026-03-03,4,3,3,3");
  }

  @Test
  void whatIsDeliveredAgainReplacesWhatWasThere(@TempDir Path folder) throws IOException {
    TestHouse again = house.copiedTo(folder.resolve("again"));
    LandedRecords second = new LandedRecords(folder.resolve("landing"));
    second.surveys("late.csv", "2026-03-09T02:00:00Z", survey("c2", "2026-03-03 09:00:00", "5,5"));
    second.surveys("early.csv", "2026-03-07T02:00:00Z", survey("c1", "2026-03-03 00:30:00", "1,5"));
    second.incidents(
        "2026-03-09T02:00:00Z", "caf,documents,2026-03-07 17:00:00,2026-03-09 01:00:00,OUTAGE");
    assertThat(again.ingestAll(second.folder()).accounts()).hasSize(3);

    assertThat(again.warehouse().read(Survey.TABLE).where("csat IS NOT NULL").collectAsList())
        .extracting(row -> row.getAs(Survey.CONTACT_ID), row -> row.getAs(Survey.CSAT))
        .containsExactlyInAnyOrder(tuple("c1", 4), tuple("c2", 5), tuple("c5", 10));
    assertThat(again.rows(Incident.TABLE)).hasSize(5);
    assertThat(again.warehouse().read(Incident.TABLE).where("ended_at IS NULL").count()).isZero();
  }

  @Test
  void whatIsNotSaidIsUnknown() {
    Row pulse = house.warehouse().read(AgentPulse.TABLE).where("enough_time IS NULL").first();
    assertThat(pulse.<Integer>getAs(AgentPulse.GOOD_WORK)).isEqualTo(5);
    assertThat(house.warehouse().read(Survey.TABLE).where("csat_scale IS NULL").count())
        .as("no mark, and a scale without one")
        .isEqualTo(2);
    assertThat(house.warehouse().read(Survey.TABLE).where("contact_source = 'generic-csv'").count())
        .isEqualTo(5);
  }
}
