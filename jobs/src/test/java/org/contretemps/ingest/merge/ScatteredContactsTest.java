package org.contretemps.ingest.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.house.LandedContacts.contact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.StoredContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.landing.LoadAudit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries of unusual shape: many dates in one file, one date in many. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class ScatteredContactsTest {
  private static final LocalDate FIRST = LocalDate.parse("2025-12-20");
  private static final int DATES = 30;

  @Test
  void aFileOfManyDatesIsOneCommitOfAFileForEachDate(@TempDir Path folder) throws IOException {
    TestHouse house = new TestHouse(folder);
    LandedContacts landing = new LandedContacts(folder.resolve("landing"));
    List<String> lines =
        IntStream.range(0, 2 * DATES)
            .mapToObj(i -> contact("c" + i, "started_at", noon(i / 2)))
            .toList();
    landing.deliver("many-dates.csv", "2026-06-01T00:00:00Z", lines);
    landing.deliver("no-date.csv", "2026-06-01T00:00:00Z");
    house.ingest(landing.folder());

    assertThat(house.warehouse().history(Contact.TABLE).dates(Contact.CONTACT_DATE))
        .containsExactlyElementsOf(FIRST.datesUntil(FIRST.plusDays(DATES)).toList());
    assertThat(house.warehouse().history(Contact.TABLE).version()).isEqualTo(1);
    assertThat(parquetFiles(house)).isEqualTo(DATES);
    assertThat(
            house
                .warehouse()
                .read(LoadAudit.TABLE)
                .select(LoadAudit.FIRST_CONTACT_DATE, LoadAudit.LAST_CONTACT_DATE)
                .where(LoadAudit.RECORDS + " > 0")
                .head())
        .hasToString("[%s,%s]".formatted(FIRST, FIRST.plusDays(DATES - 1)));
  }

  private static String noon(int day) {
    return FIRST.plusDays(day) + "T12:00:00Z";
  }

  @Test
  void rowsScatteredOverManyTasksAreBroughtTogetherByDate(@TempDir Path folder) throws IOException {
    Dataset<Row> scattered =
        StoredContacts.rows(
                IntStream.range(0, 100)
                    .mapToObj(i -> StoredContacts.contact("c" + i, FIRST.plusDays(i % 2), null, 60))
                    .toList())
            .repartition(40)
            .cache();
    TestHouse target = new TestHouse(folder);
    target.warehouse().create(Contact.TABLE, Map.of());
    new LatestUpsert(target.warehouse(), Contact.TABLE).upsert(scattered);

    assertThat(target.rows(Contact.TABLE)).hasSize(100).isEqualTo(TestHouse.texts(scattered));
    assertThat(parquetFiles(target)).isEqualTo(2);
  }

  @Test
  void whatMayBeAnotherVersionOfAContactIsNotSimplyAppended(@TempDir Path folder) {
    TestHouse target = new TestHouse(folder);
    target.warehouse().create(Contact.TABLE, Map.of());
    LatestUpsert upsert = new LatestUpsert(target.warehouse(), Contact.TABLE);

    assertThat(upsert.appendIfNew(on(0), MovedContacts.IDENTITY)).isTrue();
    for (int day : List.of(-1, 0, 1)) {
      assertThat(upsert.appendIfNew(on(day), MovedContacts.IDENTITY)).as("day %d", day).isFalse();
    }
    assertThat(upsert.appendIfNew(on(4).union(on(5)), MovedContacts.IDENTITY)).isFalse();
    assertThat(target.rows(Contact.TABLE)).hasSize(1);
    assertThat(upsert.appendIfNew(on(2), MovedContacts.IDENTITY)).isTrue();
    assertThat(target.rows(Contact.TABLE)).hasSize(2);
  }

  private static Dataset<Row> on(int day) {
    return StoredContacts.rows(
        List.of(StoredContacts.contact("c1", FIRST.plusDays(day), null, 60)));
  }

  /** A month in 300 files of 170,000 contacts, each of one date, is written as it lies. */
  @Test
  void onlySmallFilesAreWorthBringingTogether() {
    assertThat(LatestUpsert.isScattered(300 * 170_000L, 300, 30)).isFalse();
    assertThat(LatestUpsert.isScattered(300 * 40_000L, 300, 30)).isTrue();
    assertThat(LatestUpsert.isScattered(6 * 100L, 6, 1)).isFalse();
  }

  private static long parquetFiles(TestHouse house) throws IOException {
    try (Stream<Path> files = Files.walk(house.tableFolder(Contact.TABLE))) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> !file.toString().contains("_delta_log"))
          .count();
    }
  }
}
