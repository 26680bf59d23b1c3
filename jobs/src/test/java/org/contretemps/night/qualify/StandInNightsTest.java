package org.contretemps.night.qualify;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

/**
 * A customer who, compared with the others of the centre, must be a stand-in for unknown people.
 */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class StandInNightsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
  private static final LocalDate NIGHT = FIRST.plusDays(20);
  private static final int STAND_IN = 7_777_777;

  @TempDir private Path folder;

  /** One who calls twelve times a day on four dates, and as many people who call once. */
  private static List<Contact> centre(int people) {
    List<Contact> contacts = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      contacts.add(call("s" + i, STAND_IN, FIRST.plusDays(i % 4), 28_800 + 200 * i));
    }
    for (int i = 0; i < people; i++) {
      contacts.add(call("p" + i, 1 + i, FIRST.plusDays(1), 28_800 + 20 * i));
    }
    return contacts;
  }

  private static Contact call(String id, int customer, LocalDate date, int second) {
    long start = date.atStartOfDay(ZoneOffset.UTC).toEpochSecond() + second;
    return new Contact(
        id,
        date,
        customer,
        "housing",
        id,
        1,
        start,
        start + 90,
        Contact.Begun.INBOUND,
        10,
        true,
        true);
  }

  private static World world(List<Contact> contacts) {
    return new World(contacts, List.of(), List.of());
  }

  /**
   * Of 999 customers the top thousandth is nobody, so 120 contacts may be a customer's; with the
   * thousandth, who is delivered late, they are no more.
   */
  @Test
  void itIsSuspectedAsSoonAsTheOthersShowIt() {
    TestHouse house = new TestHouse(folder);
    StoredWorld stored = new StoredWorld(house.warehouse());
    List<Contact> centre = centre(998);
    stored.store(world(centre));
    assertThat(house.qualify(NIGHT, Repair.NONE).suspects()).isEmpty();

    List<Contact> later = new ArrayList<>(centre);
    later.add(call("late", 999, FIRST, 50_000));
    stored.store(world(later));
    assertThat(house.qualify(NIGHT, Repair.NONE).suspects())
        .containsExactly(new SuspectedStandIns.Suspect("test", STAND_IN, 120));
    assertThat(
            house
                .warehouse()
                .read(QualifiedContact.TABLE)
                .where("repeat_state = 'SUSPECTED_STAND_IN'")
                .where("has_repeat IS NOT NULL OR customer_key <> " + STAND_IN)
                .count())
        .isZero();

    Map<String, List<String>> contents = house.contents(QualifyContacts.TABLES);
    house.qualify(NIGHT, Repair.ALL);
    assertThat(house.contents(QualifyContacts.TABLES)).as("rebuilt").isEqualTo(contents);
  }
}
