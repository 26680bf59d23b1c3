package org.contretemps.ingest;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.contretemps.house.LandedContacts.contact;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.landing.LoadAudit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** File names and files that used to stop a night, or to be lost without a word. */
@ExtendWith(SparkSessionExtension.class)
class PassedOverFilesTest {
  private static final String DELIVERED = "2026-03-08T02:00:00Z";

  private static Object[] audit(TestHouse house) {
    return house
        .warehouse()
        .read(LoadAudit.TABLE)
        .orderBy(LoadAudit.SOURCE_FILE)
        .collectAsList()
        .stream()
        .map(
            row ->
                tuple(row.getAs(LoadAudit.SOURCE_FILE), row.getAs(LoadAudit.ACCEPTED), said(row)))
        .toArray();
  }

  private static String said(Row row) {
    String warnings = row.getAs(LoadAudit.WARNINGS);
    return warnings == null ? "" : warnings.substring(0, warnings.indexOf(':'));
  }

  @Test
  void aNightLoadsWhatItCanAndTellsOfTheRest(@TempDir Path folder)
      throws IOException, InterruptedException {
    LandedContacts landing = new LandedContacts(folder.resolve("landing"));
    landing.deliver("2026-01-05T10:00:00.csv", DELIVERED, contact("c1"));
    landing.deliver("a b%41=[x]{y}?.csv", DELIVERED, contact("c2"));
    Path link =
        Files.createSymbolicLink(
            landing.folder().resolve("contacts/caf/later.csv"), folder.resolve("later.csv"));
    Path pipe = landing.folder().resolve("contacts/caf/pipe.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    TestHouse house = new TestHouse(folder.resolve("house"));

    IngestLanding.Result first = house.ingest(landing.folder());

    assertThat(first.warnings())
        .extracting(LoadWarning::files)
        .containsExactlyInAnyOrder(
            List.of("contacts/caf/later.csv"), List.of("contacts/caf/pipe.csv"));
    assertThat(audit(house))
        .containsExactly(
            tuple("contacts/caf/2026-01-05T10:00:00.csv", 1L, ""),
            tuple("contacts/caf/a b%41=[x]{y}?.csv", 1L, ""),
            tuple("contacts/caf/later.csv", 0L, "Passed over, not read"),
            tuple("contacts/caf/pipe.csv", 0L, "Passed over, not read"));
    assertThat(house.rows(Contact.TABLE)).hasSize(2);

    Files.delete(link);
    landing.deliver("later.csv", DELIVERED, contact("c3"));
    assertThat(house.ingest(landing.folder()).warnings())
        .as("told of by each load")
        .extracting(LoadWarning::files)
        .containsExactly(List.of("contacts/caf/pipe.csv"));
    assertThat(house.rows(Contact.TABLE)).hasSize(3);
    assertThat(audit(house)).as("the pipe once, the link and the file").hasSize(5);
  }

  /** As one is whose permissions are mended: its name, size and time stay. */
  @Test
  void aFileThatCanBeReadLaterTakesTheRowOfItsBeingPassedOver(@TempDir Path folder) {
    LandedContacts landing = new LandedContacts(folder.resolve("landing"));
    landing.deliver("a.csv", DELIVERED, contact("c1"));
    TestHouse house = new TestHouse(folder.resolve("house"));
    house.ingest(landing.folder());
    Dataset<Row> passedOver =
        house
            .warehouse()
            .read(LoadAudit.TABLE)
            .withColumn(LoadAudit.MAPPING_FINGERPRINT, lit(LoadAudit.PASSED_OVER))
            .withColumn(LoadAudit.RECORDS, lit(0L))
            .withColumn(LoadAudit.ACCEPTED, lit(0L));
    TestHouse later = new TestHouse(folder.resolve("later"));
    later.warehouse().create(LoadAudit.TABLE);
    later.warehouse().append(LoadAudit.TABLE, passedOver);

    later.ingest(landing.folder());

    assertThat(audit(later)).isEqualTo(audit(house));
    assertThat(later.rows(LoadAudit.TABLE)).isEqualTo(house.rows(LoadAudit.TABLE));
    assertThat(later.rows(Contact.TABLE)).isEqualTo(house.rows(Contact.TABLE));
  }
}
