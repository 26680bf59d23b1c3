package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.IngestSettings;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.source.landing.RejectedRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which records enter and as whom, over two loads of which the second brings earlier versions. */
@ExtendWith(SparkSessionExtension.class)
class AdmittedRecordsTest {
  private static final String MAPPING =
      """
      target: contact
      path: calls/*
      zone: Europe/Paris
      format: delimited
      columns: [org, id, customer, service, team, channel, start, talk, updated]
      fields:
        organisation: org
        contact_id: id
        customer_id: customer
        service: service
        team: team
        channel: channel
        started_at: start
        talk_seconds: talk
        last_updated_at: updated
      """;
  private static final String HEADER = "org,id,customer,service,team,channel,start,talk,updated\n";
  private static final IngestSettings LENIENT =
      new IngestSettings(
          0.9,
          IngestSettings.DEFAULT.keepEventsDays(),
          IngestSettings.DEFAULT.longCallHours(),
          IngestSettings.DEFAULT.standIns());

  private static Path folder;
  private static TestHouse house;

  @BeforeAll
  static void loadTwice(@TempDir Path home) throws IOException {
    folder = home;
    house = new TestHouse(home);
    TestHouse.write(home.resolve("mappings/calls.yaml"), MAPPING);
    deliver("late.csv", "2026-03-06T01:00:00Z", later());
    deliver("early.csv", "2026-03-07T01:00:00Z", earlier());
  }

  private static List<String> later() {
    List<String> lines = new ArrayList<>();
    lines.add("Caf,moved,k1,Billing,North,PHONE,2026-03-04 00:00:30,100,2026-03-05 08:00:00");
    lines.add("Caf,n1,4711,Billing,North,PHONE,2026-03-04 09:00:00,200.0,");
    lines.add("Caf,n2,4711   ,billing ,north,PHONE,2026-03-04 10:00:00,200,");
    lines.add("caf,n3,k3,BILLING,North ,PHONE,2026-03-04 11:00:00,200,");
    lines.add("Caf,n4,k4,Biling,North,PHONE,2026-03-04 12:00:00,200,");
    lines.add("Caf,hung,k7,Billing,North,PHONE,2026-03-04 06:00:00,43201,");
    lines.add("Caf,letter,k8,Billing,North,EMAIL,2026-03-04 06:00:00,43201,");
    lines.add("Caf,half,k5,Billing,North,PHONE,2026-03-04 13:00:00,\"3,5\",");
    for (int i = 0; i < 3; i++) {
      lines.add("Caf,fax" + i + ",k6,Billing,North,FAX,2026-03-04 14:00:00,200,");
    }
    return lines;
  }

  private static List<String> earlier() {
    return List.of(
        "CAF,moved,k1,bIlling,North,PHONE,2026-03-03 23:59:30,50,2026-03-04 08:00:00",
        "Caf,again,k1,Billing,North,PHONE,2026-03-03 12:00:00,100,",
        "Caf,n1,k9,Billing,North,PHONE,2026-03-05 20:00:00,100,");
  }

  private static void deliver(String name, String at, List<String> lines) throws IOException {
    Path file = folder.resolve("landing/calls").resolve(name);
    TestHouse.write(file, HEADER + String.join("\n", lines) + "\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
    house.ingest(LENIENT, folder.resolve("landing"), folder.resolve("mappings"), "calls");
  }

  @Test
  void aStartCorrectedOverMidnightIsOneContactWhateverComesFirst() {
    assertThat(contacts("contact_id = 'moved'", "contact_date", "talk_seconds"))
        .containsExactly("[2026-03-04,100]");
  }

  @Test
  void anIdentifierThatComesAgainIsAnotherContact() {
    assertThat(contacts("contact_id = 'n1'", "contact_date"))
        .containsExactly("[2026-03-04]", "[2026-03-05]");
  }

  @Test
  void spellingsOfANameAreOne() {
    assertThat(contacts("true", "organisation", "service", "team"))
        .containsOnly("[Caf,Billing,North]", "[Caf,Biling,North]");
    assertThat(
            contacts(
                "customer_key IN (SELECT customer_key FROM c WHERE contact_id = 'n1')",
                "contact_id"))
        .contains("[n1]", "[n2]");
    assertThat(warnings("late.csv")).contains("Written alike: the service 'Biling' and 'Billing'");
  }

  @Test
  void numbersAreReadOrRefusedWithTheirValue() {
    assertThat(contacts("contact_id = 'n1' AND contact_date = '2026-03-04'", "talk_seconds"))
        .containsExactly("[200]");
    assertThat(
            house
                .warehouse()
                .read(RejectedRecord.TABLE)
                .select(RejectedRecord.REASON)
                .collectAsList())
        .extracting(row -> row.getString(0))
        .contains("talk_seconds cannot be read as INT: '3,5'");
  }

  @Test
  void aCallThatNobodyEndedIsSaid() {
    assertThat(warnings("late.csv"))
        .contains("Talk of more than 4 hours: 1 contacts (such as hung). The system may");
  }

  @Test
  void rejectionsThatGoWithAValueAreNamed() {
    assertThat(warnings("late.csv"))
        .contains("of 3 records with channel FAX, 3 were rejected, and 1 of 8 others");
  }

  private static List<String> contacts(String condition, String... columns) {
    house.warehouse().read(Contact.TABLE).createOrReplaceTempView("c");
    return SparkSessionExtension.session()
        .sql("SELECT %s FROM c WHERE %s".formatted(String.join(", ", columns), condition))
        .collectAsList()
        .stream()
        .map(Row::toString)
        .sorted()
        .toList();
  }

  private static String warnings(String file) {
    return house
        .warehouse()
        .read(LoadAudit.TABLE)
        .where("source_file = 'calls/%s'".formatted(file))
        .select(LoadAudit.WARNINGS)
        .first()
        .getString(0);
  }
}
