package org.contretemps.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.contretemps.house.LandedContacts.contact;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
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

/** Of several deliveries of one contact the right one is kept, in any order of nights. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class RedeliveryTest {
  /** {@link PrecedenceTest} has all of them. */
  private static final List<List<Integer>> ORDERS =
      List.of(List.of(0, 1, 2), List.of(2, 1, 0), List.of(1, 2, 0));

  private static final String ONE_MOMENT = "2026-03-03T02:00:00Z";

  private static TestHouse house;
  private static LandedContacts landing;
  private static List<FileAccount> accountsOfSecondNight;

  /**
   * Three nights. Deliveries of eight contacts come in three orders, each in an organisation of its
   * own; two files change under their names, and two files say different things at one moment.
   */
  @BeforeAll
  static void deliverThreeNights(@TempDir Path folder) {
    house = new TestHouse(folder);
    landing = new LandedContacts(folder.resolve("landing"));
    List<List<FileAccount>> accounts = new ArrayList<>();
    for (int night = 0; night < 3; night++) {
      for (int order = 0; order < ORDERS.size(); order++) {
        deliver(landing, "org-" + order, ORDERS.get(order).get(night));
      }
      deliverInOrder(night);
      accounts.add(house.ingest(landing.folder()).accounts());
    }
    accountsOfSecondNight = accounts.get(1);
  }

  private static void deliverInOrder(int night) {
    if (night == 0) {
      landing.deliver("changed.csv", ONE_MOMENT, contact("a"), contact("b"));
      landing.deliver("grown.csv", ONE_MOMENT, grown("bad"));
      landing.deliver("one.csv", ONE_MOMENT, ones());
    } else if (night == 1) {
      landing.deliver(
          "changed.csv", "2026-03-04T02:00:00Z", contact("b", "talk_seconds", "61"), contact("c"));
      landing.deliver("grown.csv", ONE_MOMENT, grown("worse"));
      landing.deliver("other.csv", ONE_MOMENT, equallyLate(2000));
    }
  }

  private static List<String> grown(String badRecord) {
    return List.of(badRecord, contact("d"), contact("e"), contact("f"), contact("g"));
  }

  private static List<String> ones() {
    List<String> ones = equallyLate(100);
    ones.addAll(0, List.of(sale("sale_agreed_at"), sale("sale_signed_at")));
    return ones;
  }

  @Test
  void theLaterUpdateWinsInAnyOrderOfDeliveries() {
    Dataset<Row> contacts = house.warehouse().read(Contact.TABLE);
    List<String> first = ofOrganisation(contacts, "org-0");
    assertThat(first).hasSize(8);
    for (int order = 1; order < ORDERS.size(); order++) {
      assertThat(ofOrganisation(contacts, "org-" + order))
          .as("order %s", ORDERS.get(order))
          .isEqualTo(first);
    }
    assertThat(talk(contacts, "organisation = 'org-0'"))
        .containsExactlyInAnyOrder(
            tuple("first-updated-last", 100),
            tuple("second-updated-last", 101),
            tuple("third-updated-last", 102),
            tuple("all-updated-at-once", 102),
            tuple("updated-with-its-delivery", 102),
            tuple("in-two-of-three", 101),
            tuple("twice-in-the-last", 112),
            tuple("first-updated-in-the-future", 102));
  }

  private static List<String> ofOrganisation(Dataset<Row> contacts, String organisation) {
    return TestHouse.texts(
        contacts
            .where("organisation = '%s'".formatted(organisation))
            .drop(Contact.ORGANISATION, Contact.SOURCE_FILE));
  }

  private static List<org.assertj.core.groups.Tuple> talk(Dataset<Row> contacts, String which) {
    return contacts
        .where(which)
        .select(Contact.CONTACT_ID, Contact.TALK_SECONDS)
        .collectAsList()
        .stream()
        .map(row -> tuple(row.getString(0), row.getInt(1)))
        .toList();
  }

  /** Delivery 0, 1 or 2: its talk of 100, 101 or 102 s identifies it. */
  private static void deliver(LandedContacts landing, String organisation, int delivery) {
    List<String> lines = new ArrayList<>();
    lines.add(version("first-updated-last", organisation, delivery, List.of(9, 1, 2)));
    lines.add(version("second-updated-last", organisation, delivery, List.of(1, 9, 2)));
    lines.add(version("third-updated-last", organisation, delivery, List.of(1, 2, 9)));
    lines.add(version("all-updated-at-once", organisation, delivery, List.of(5, 5, 5)));
    lines.add(
        contact(
            "updated-with-its-delivery",
            "organisation",
            organisation,
            "talk_seconds",
            "" + (100 + delivery)));
    if (delivery != 2) {
      lines.add(version("in-two-of-three", organisation, delivery, List.of(1, 2, 0)));
    }
    lines.add(version("twice-in-the-last", organisation, delivery, List.of(1, 1, 1)));
    lines.add(
        contact(
            "first-updated-in-the-future",
            "organisation",
            organisation,
            "talk_seconds",
            "" + (100 + delivery),
            "last_updated_at",
            List.of("2199-12-31T00:00:00Z", "2026-03-04T01:00:00Z", "2026-03-05T01:00:00Z")
                .get(delivery)));
    if (delivery == 2) {
      lines.add(
          contact(
              "twice-in-the-last",
              "organisation",
              organisation,
              "talk_seconds",
              "112",
              "last_updated_at",
              "2026-03-02T12:00:07Z"));
    }
    landing.deliver(
        "contacts/%s/delivery-%d.csv".formatted(organisation, delivery),
        "2026-03-0%dT02:00:00Z".formatted(3 + delivery),
        lines);
  }

  private static String version(
      String id, String organisation, int delivery, List<Integer> updatedAt) {
    return contact(
        id,
        "organisation",
        organisation,
        "talk_seconds",
        "" + (100 + delivery),
        "last_updated_at",
        "2026-03-02T12:00:0%dZ".formatted(updatedAt.get(delivery)));
  }

  /** Files of the same moment: nothing but the content can decide. */
  @Test
  void contentDecidesBetweenVersionsThatAreEquallyLate(@TempDir Path folder) {
    TestHouse bothAtOnce = new TestHouse(folder);
    LandedContacts night = new LandedContacts(folder.resolve("landing"));
    List<String> ones = ones();
    Collections.reverse(ones);
    night.deliver("one.csv", ONE_MOMENT, ones);
    night.deliver("other.csv", ONE_MOMENT, equallyLate(2000));
    bothAtOnce.ingest(night.folder());

    Dataset<Row> oneThenOther =
        house.warehouse().read(Contact.TABLE).where("source_file RLIKE 'one|other'");
    assertThat(TestHouse.texts(oneThenOther)).hasSize(21).isEqualTo(bothAtOnce.rows(Contact.TABLE));
    assertThat(oneThenOther.select("talk_seconds").collectAsList())
        .as("were it not for the content, one side would have won throughout")
        .extracting(row -> row.get(0))
        .contains(100, 2000);
  }

  private static List<String> equallyLate(int talk) {
    List<String> lines = new ArrayList<>();
    IntStream.range(0, 20)
        .mapToObj(i -> contact("c" + i, "talk_seconds", "" + talk))
        .forEach(lines::add);
    return lines;
  }

  /** Two of these hold the same values, in columns of the same type. */
  private static String sale(String column) {
    return contact("sale", column, "2026-03-09T10:00:00Z");
  }

  @Test
  void aFileThatChangedUnderItsNameIsAnotherDelivery() {
    assertThat(talk(house.warehouse().read(Contact.TABLE), "contact_id IN ('a', 'b', 'c')"))
        .containsExactlyInAnyOrder(tuple("a", 60), tuple("b", 61), tuple("c", 60));
    assertThat(accountsOfSecondNight)
        .extracting(account -> account.file().name())
        .filteredOn(name -> name.startsWith("contacts/caf/"))
        .containsExactlyInAnyOrder(
            "contacts/caf/changed.csv", "contacts/caf/grown.csv", "contacts/caf/other.csv");
    assertThat(
            house
                .warehouse()
                .read(LoadAudit.TABLE)
                .where("source_file LIKE '%changed.csv'")
                .count())
        .isEqualTo(2);
    assertThat(house.ingest(landing.folder()).accounts()).isEmpty();
  }

  /** Only its size tells the second delivery from the first, and the place of its bad record. */
  @Test
  void aFileThatChangedWithinItsMomentLosesNoRejectedRecord() {
    assertThat(house.warehouse().read(RejectedRecord.TABLE).collectAsList())
        .extracting(row -> new String(row.<byte[]>getAs(RejectedRecord.RECORD), UTF_8))
        .containsExactlyInAnyOrder("bad", "worse");
  }
}
