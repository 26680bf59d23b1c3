package org.contretemps.night.qualify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.QualificationModel.Contact;
import org.contretemps.house.QualificationModel.World;
import org.contretemps.house.StoredWorld;
import org.contretemps.house.TestHouse;
import org.contretemps.job.Repair;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A conversation over midnight whose legs come and change on one night after the other. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class ConversationNightsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final Contact BEFORE = leg("before", "call", 1, 0, 180);
  private static final Contact ELSE = leg("else", "else", 1, 1, 20);

  private static Contact leg(String id, String conversation, int leg, int day, int waited) {
    LocalDate date = FIRST.plusDays(day);
    long start = date.atStartOfDay().toEpochSecond(ZoneOffset.UTC) + (day == 0 ? 86_000 : 60);
    return new Contact(
        id,
        date,
        id.length(),
        "housing",
        conversation,
        leg,
        start,
        start + 300,
        Contact.Begun.INBOUND,
        waited,
        true,
        false);
  }

  @Test
  void whateverComesAfterMidnightCountsOnTheDateBefore(@TempDir Path folder) {
    TestHouse house = new TestHouse(folder);
    StoredWorld stored = new StoredWorld(house.warehouse());
    assertThat(night(house, stored, 0, BEFORE)).isEqualTo(1);
    assertThat(waits(house)).containsExactly("before 180");

    assertThat(night(house, stored, 1, BEFORE, ELSE)).as("only its own date").isEqualTo(1);
    assertThat(waits(house)).containsExactly("before 180", "else 20");

    assertThat(night(house, stored, 1, BEFORE, ELSE, leg("after", "call", 2, 1, 100))).isEqualTo(2);
    assertThat(waits(house)).containsExactly("after null", "before 280", "else 20");

    assertThat(night(house, stored, 1, BEFORE, ELSE, leg("after", "call", 2, 1, 50))).isEqualTo(2);
    assertThat(waits(house)).as("corrected").contains("before 230");

    assertThat(night(house, stored, 1, BEFORE, ELSE)).isEqualTo(2);
    assertThat(waits(house)).as("taken back").containsExactly("before 180", "else 20");
  }

  /** Qualifies for a night, and returns for how many dates. */
  private static int night(TestHouse house, StoredWorld stored, int day, Contact... contacts) {
    stored.store(new World(List.of(contacts), List.of(), List.of()));
    return house.qualify(FIRST.plusDays(day), Repair.NONE).dates();
  }

  private static List<String> waits(TestHouse house) {
    return house
        .warehouse()
        .read(QualifiedContact.TABLE)
        .select(
            org.contretemps.record.contact.Contact.CONTACT_ID, QualifiedContact.CONVERSATION_WAIT)
        .collectAsList()
        .stream()
        .map((Row row) -> row.get(0) + " " + row.get(1))
        .sorted()
        .toList();
  }
}
