package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.house.LandedContacts.contact;
import static org.contretemps.house.LandedRecords.norm;
import static org.contretemps.house.LandedRecords.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.LandedRecords;
import org.contretemps.house.SampledSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Records of every kind that a wrong clock dates. */
@ExtendWith(SparkSessionExtension.class)
class PlausibleTimesTest {
  private static final String AHEAD = "REJECTED: %s is more than a day after the delivery, %d";
  private static final String OLD = "REJECTED: %s is more than 3650 days before the delivery, %d";

  @TempDir private Path folder;

  private SampledSource source(String mapping, String deliveredAt, String... lines)
      throws IOException {
    Path file = folder.resolve(mapping);
    Files.writeString(file, String.join("\n", lines) + "\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(deliveredAt)));
    return new SampledSource(mapping, file);
  }

  private static String started(String id, String at) {
    return contact(id, "started_at", at);
  }

  @Test
  void aContactIsRejectedMoreThanADayAheadOfItsDeliveryOrTenYearsBehindIt() throws IOException {
    SampledSource contacts =
        source(
            "generic-csv",
            "2026-03-08T02:00:00Z",
            LandedContacts.header(),
            started("now", "2026-03-08T01:59:00Z"),
            started("a clock that goes fast", "2026-03-09T01:58:00Z"),
            started("ends later", "2026-03-09T01:59:30Z"),
            started("a day ahead", "2026-03-09T02:00:01Z"),
            started("2199", "2199-01-01T10:00:00Z"),
            started("2300", "2300-01-01T10:00:00Z"),
            started("ten years", "2016-03-11T02:00:00Z"),
            started("the beginning of Unix", "1970-01-01T00:00:00Z"));
    assertThat(contacts.leftOut())
        .containsExactly(
            AHEAD.formatted("ended_at", 1),
            OLD.formatted("started_at", 1),
            "REJECTED: started_at is more than a day after the delivery; ended_at is more than a"
                + " day after the delivery, 3");
    assertThat(contacts.accounts().get(0).lastDate()).hasToString("2026-03-09");
  }

  @Test
  void aFileWhoseOwnTimeLiesAheadIsHeldAgainstNow() throws IOException {
    assertThat(
            source(
                    "generic-csv",
                    "2199-01-02T00:00:00Z",
                    LandedContacts.header(),
                    started("2199", "2199-01-01T10:00:00Z"))
                .accounts()
                .get(0)
                .rejected())
        .isEqualTo(1);
  }

  @Test
  void aNormMayBeAnnouncedAndLoggedLongAgo() throws IOException {
    SampledSource norms =
        source(
            "generic-csv-norms",
            "2026-03-08T02:00:00Z",
            LandedRecords.NORM,
            norm("1999-01-05 07:00:00", "PHONE", 300, "1999-02-01"),
            norm("2026-01-05 07:00:00", "PHONE", 300, "2027-01-01"),
            norm("2026-01-05 07:00:00", "CHAT", 300, "2199-01-01"),
            norm("2027-01-05 07:00:00", "EMAIL", 300, "2027-01-01"));
    assertThat(norms.leftOut())
        .containsExactly(
            "REJECTED: effective_from is more than 3650 days after the delivery, 1",
            AHEAD.formatted("logged_at", 1));
  }

  @Test
  void whatIsSaidOfContactsIsJudgedAsTheyAre() throws IOException {
    String delivered = "2026-03-08T02:00:00Z";
    assertThat(
            source(
                    "generic-csv-surveys",
                    delivered,
                    LandedRecords.SURVEY,
                    survey("c1", "2026-03-03 09:00:00", "4,5"),
                    survey("c2", "2027-03-03 09:00:00", "4,5"),
                    survey("c3", "1975-03-03 09:00:00", "4,5"))
                .leftOut())
        .containsExactly(OLD.formatted("answered_at", 1), AHEAD.formatted("answered_at", 1));
    assertThat(
            source(
                    "generic-csv-reviews",
                    delivered,
                    LandedRecords.REVIEW,
                    "c1,caf,2026-03-04 10:00:00,80,90.5,3,4,5",
                    "c2,caf,2027-03-04 10:00:00,80,90.5,3,4,5",
                    "c3,caf,1975-03-04 10:00:00,80,90.5,3,4,5")
                .leftOut())
        .containsExactly(OLD.formatted("reviewed_at", 1), AHEAD.formatted("reviewed_at", 1));
  }

  @Test
  void pulsesAndIncidentsToo() throws IOException {
    String delivered = "2026-03-08T02:00:00Z";
    assertThat(
            source(
                    "generic-csv-pulses",
                    delivered,
                    LandedRecords.PULSE,
                    "caf,north,2026-03-09,1,4,2,3",
                    "caf,north,2026-03-16,2,4,2,3",
                    "caf,north,1975-03-03,3,4,2,3")
                .leftOut())
        .containsExactly(OLD.formatted("week", 1), AHEAD.formatted("week", 1));
    assertThat(
            source(
                    "generic-csv-incidents",
                    delivered,
                    LandedRecords.INCIDENT,
                    "caf,a,2026-03-07 17:00:00,,OUTAGE",
                    "caf,b,2026-03-07 17:00:00,2027-03-07 17:00:00,OUTAGE",
                    "caf,c,2027-03-07 17:00:00,,OUTAGE",
                    "caf,d,1975-03-07 17:00:00,,OUTAGE")
                .leftOut())
        .containsExactly(
            AHEAD.formatted("ended_at", 1),
            OLD.formatted("started_at", 1),
            AHEAD.formatted("started_at", 1));
  }

  @Test
  void anEventToo() throws IOException {
    assertThat(
            source(
                    "asterisk-queue-log",
                    "2026-03-08T02:00:00Z",
                    "1772438400|plain|housing|NONE|ENTERQUEUE||0123456701|1",
                    "1872438400|ahead|housing|NONE|ENTERQUEUE||0123456701|1",
                    "17724384|old|housing|NONE|ENTERQUEUE||0123456701|1")
                .leftOut())
        .containsExactly(OLD.formatted("event_at", 1), AHEAD.formatted("event_at", 1));
  }
}
