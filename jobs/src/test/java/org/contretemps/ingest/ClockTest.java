package org.contretemps.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.LandedContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.job.Repair;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.landing.RejectedRecord;
import org.contretemps.table.TableDefinition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nights in Paris on which the clock is changed, from raw files to qualified contacts: on 29 March
 * 2026 the hour from two to three is missing, on 25 October it comes twice.
 */
@ExtendWith(SparkSessionExtension.class)
class ClockTest {
  private static Map<String, Row> contacts;
  private static Map<String, Row> qualified;
  private static long rejected;

  private static String contact(String id, String customer, String startedAt, int seconds) {
    return LandedContacts.contact(
        id,
        "conversation_id",
        id,
        "customer_id",
        customer,
        "started_at",
        startedAt,
        "talk_seconds",
        String.valueOf(seconds));
  }

  @BeforeAll
  static void passTheNights(@TempDir Path folder) {
    LandedContacts landing = new LandedContacts(folder.resolve("landing"));
    landing.deliver(
        "spring.csv",
        "2026-04-02T02:00:00Z",
        contact("spring before", "a", "2026-03-29T01:59:59", 60),
        contact("spring gap", "b", "2026-03-29T02:30:00", 60),
        contact("spring after", "c", "2026-03-29T03:00:00", 60),
        contact("spring week", "d", "2026-03-25T10:00:00", 60),
        contact("spring return", "d", "2026-04-01T10:30:00", 60));
    landing.deliver(
        "autumn.csv",
        "2026-10-27T02:00:00Z",
        contact("autumn before", "e", "2026-10-25T01:59:00", 30),
        contact("autumn twice", "f", "2026-10-25T02:10:00", 60),
        contact("autumn second", "f", "2026-10-25T02:20:00+01:00", 60),
        contact("autumn after", "g", "2026-10-25T03:00:00", 60),
        contact("autumn midnight", "h", "2026-10-25T23:50:00", 1_200),
        contact("autumn week", "i", "2026-10-19T10:00:00", 60),
        contact("autumn return", "i", "2026-10-26T09:30:00", 60));
    TestHouse house = new TestHouse(folder);
    house.ingest(landing.folder());
    house.resolveNorms();
    house.qualify(LocalDate.parse("2026-11-10"), Repair.NONE);
    contacts = byId(house, Contact.TABLE);
    rejected = house.warehouse().read(RejectedRecord.TABLE).count();
    qualified = new HashMap<>();
    Map<Long, String> names = new HashMap<>();
    contacts.forEach((id, row) -> names.put(started(row).getEpochSecond(), id));
    house
        .warehouse()
        .read(QualifiedContact.TABLE)
        .collectAsList()
        .forEach(row -> qualified.put(names.get(started(row).getEpochSecond()), row));
  }

  private static Map<String, Row> byId(TestHouse house, TableDefinition table) {
    Map<String, Row> rows = new HashMap<>();
    house
        .warehouse()
        .read(table)
        .collectAsList()
        .forEach(row -> rows.put(row.getAs(Contact.CONTACT_ID), row));
    return rows;
  }

  private static Instant started(Row row) {
    return row.<Instant>getAs(Contact.STARTED_AT);
  }

  private static LocalDate date(Row row) {
    return row.<LocalDate>getAs(Contact.CONTACT_DATE);
  }

  private static boolean isFlagged(String id) {
    return contacts.get(id).<Boolean>getAs(Contact.STARTED_AT_IS_AMBIGUOUS);
  }

  @Test
  void nightsOf23And25HoursLoseNothing() {
    assertThat(contacts.size() + rejected).isEqualTo(12);
    assertThat(qualified.keySet()).isEqualTo(contacts.keySet());
  }

  @Test
  void theHourThatComesTwiceTakesTheEarlierOffsetAndIsFlagged() {
    assertThat(started(contacts.get("autumn twice"))).isEqualTo("2026-10-25T00:10:00Z");
    assertThat(isFlagged("autumn twice")).isTrue();
    assertThat(started(contacts.get("autumn second"))).isEqualTo("2026-10-25T01:20:00Z");
    assertThat(isFlagged("autumn second")).isFalse();
    assertThat(isFlagged("autumn after")).isFalse();
    assertThat(started(contacts.get("autumn after"))).isEqualTo("2026-10-25T02:00:00Z");
  }

  @Test
  void aTimeInTheHourThatIsMissingIsMovedOn() {
    assertThat(started(contacts.get("spring before"))).isEqualTo("2026-03-29T00:59:59Z");
    assertThat(started(contacts.get("spring gap"))).isEqualTo("2026-03-29T01:30:00Z");
    assertThat(started(contacts.get("spring after"))).isEqualTo("2026-03-29T01:00:00Z");
  }

  @Test
  void aContactLiesOnTheLocalDateOnWhichItBegan() {
    assertThat(started(contacts.get("autumn before"))).isEqualTo("2026-10-24T23:59:00Z");
    assertThat(date(contacts.get("autumn before"))).isEqualTo("2026-10-25");
    Row across = contacts.get("autumn midnight");
    assertThat(date(across)).isEqualTo("2026-10-25");
    assertThat(across.<Instant>getAs(Contact.ENDED_AT)).isEqualTo("2026-10-25T23:10:00Z");
    assertThat(date(qualified.get("autumn midnight"))).isEqualTo("2026-10-25");
  }

  /**
   * 167.5 hours in spring are 168.5 by the clock on the wall, and the other way round in autumn.
   */
  @Test
  void aWeekIsAsManyHoursAsHavePassed() {
    assertThat(qualified.get("spring week").<Boolean>getAs(QualifiedContact.HAS_REPEAT)).isTrue();
    assertThat(qualified.get("autumn week").<Boolean>getAs(QualifiedContact.HAS_REPEAT)).isFalse();
  }

  /** Ten minutes by the clock on the wall, seventy in truth. */
  @Test
  void anHourIsAsLongAsHasPassed() {
    Row twice = qualified.get("autumn twice");
    assertThat(twice.<Boolean>getAs(QualifiedContact.HAS_REPEAT)).isTrue();
    assertThat(twice.<Boolean>getAs(QualifiedContact.HAS_EARLY_REPEAT)).isFalse();
  }
}
