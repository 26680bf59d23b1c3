package org.contretemps.night.distribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.house.StoredContacts.contact;

import io.delta.tables.DeltaTable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.SituationTypology;
import org.contretemps.house.StoredContacts;
import org.contretemps.house.TestHouse;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.SituationClassifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
class DistributeHandlingTimesTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-01");
  private static final int WINDOW = 7;
  private static final List<String> TYPES = List.of("SIMPLE", "INTERMEDIATE", "COMPLEX");

  private static LocalDate day(int day) {
    return FIRST.plusDays(day);
  }

  private static void deliver(TestHouse house, Row... contacts) {
    house.warehouse().create(Contact.TABLE, Map.of());
    house.warehouse().append(Contact.TABLE, StoredContacts.rows(List.of(contacts)));
  }

  private static DistributeHandlingTimes.Result distribute(TestHouse house, int asOf) {
    return house.distribute(WINDOW, Optional.of(day(asOf)));
  }

  private static NavigableSet<LocalDate> ends(TestHouse house) {
    return house
        .warehouse()
        .history(HandlingTimeDistribution.TABLE)
        .dates(HandlingTimeDistribution.WINDOW_END);
  }

  @Test
  void withoutContactsThereIsNothingToDo(@TempDir Path folder) {
    TestHouse house = new TestHouse(folder);
    assertThat(house.distribute(WINDOW, Optional.empty()))
        .isEqualTo(new DistributeHandlingTimes.Result(Optional.empty(), 0, 0));
    assertThat(TestHouse.DISTRIBUTED).noneMatch(house.warehouse()::exists);
  }

  @Test
  void aNightDoesWhatIsTouchedAndNoMore(@TempDir Path folder) {
    TestHouse house = new TestHouse(folder);
    deliver(
        house,
        contact("a", day(0), "SIMPLE", 60),
        contact("b", day(0), "COMPLEX", 300),
        contact("c", day(4), "SIMPLE", null),
        contact("d", day(12), null, 40),
        contact("e", day(30), "SIMPLE", 50));

    assertThat(distribute(house, 14))
        .isEqualTo(new DistributeHandlingTimes.Result(Optional.of(day(14)), 4, 10));
    assertThat(ends(house)).as("as-of date").contains(day(14)).doesNotContain(day(15), day(30));
    assertThat(lengths(house)).containsExactlyInAnyOrder(1, WINDOW);
    assertNothingHappens(house, 14);

    deliver(house, contact("late", day(5), "SIMPLE", 70));
    long version = house.warehouse().history(HandlingTimeDistribution.TABLE).version();
    assertThat(distribute(house, 14))
        .isEqualTo(new DistributeHandlingTimes.Result(Optional.of(day(14)), 1, 7));
    assertThat(
            house
                .warehouse()
                .history(HandlingTimeDistribution.TABLE)
                .datesTouchedSince(version, HandlingTimeDistribution.WINDOW_END))
        .containsExactlyElementsOf(day(5).datesUntil(day(12)).toList());
    assertIsRebuilt(house, 14);

    distribute(house, 90);
    assertThat(ends(house)).as("windows after the last contact").endsWith(day(36));
    assertNothingHappens(house, 90);
    assertIsRebuilt(house, 90);
  }

  private static Set<Integer> lengths(TestHouse house) {
    Set<Integer> lengths = new HashSet<>();
    house
        .warehouse()
        .read(HandlingTimeDistribution.TABLE)
        .select(HandlingTimeDistribution.WINDOW_DAYS)
        .collectAsList()
        .forEach(row -> lengths.add(row.getInt(0)));
    return lengths;
  }

  private static void assertNothingHappens(TestHouse house, int asOf) {
    Map<String, Long> versions = house.versions(TestHouse.DISTRIBUTED);
    DistributeHandlingTimes.Result result = distribute(house, asOf);
    assertThat(result).isEqualTo(new DistributeHandlingTimes.Result(Optional.of(day(asOf)), 0, 0));
    assertThat(house.versions(TestHouse.DISTRIBUTED)).isEqualTo(versions);
  }

  @Test
  void aWindowOfOneDayIsDescribedOnce(@TempDir Path folder) {
    TestHouse house = new TestHouse(folder);
    deliver(house, contact("a", day(0), "SIMPLE", 60), contact("b", day(2), "SIMPLE", 70));
    DistributeHandlingTimes.Result result = house.distribute(1, Optional.empty());
    assertThat(result.asOf()).hasValue(day(2));
    assertThat(lengths(house)).containsExactly(1);
    assertThat(house.rows(HandlingTimeDistribution.TABLE)).hasSize(2);
  }

  /**
   * Late contacts, an erased date and corrections. Which windows follow from which dates is proved
   * in thousands of nights by {@link WindowsToDescribeTest}.
   */
  @Test
  void nightAfterNightEqualsOnePassOverEverything(@TempDir Path folder) {
    Random random = new Random(1);
    TestHouse house = new TestHouse(folder);
    int asOf = 12;
    for (int night = 0; night < 3; night++) {
      deliver(house, randomContacts(night, asOf, random));
      if (night == 1) {
        eraseTheFirstDate(house);
      } else if (night == 2) {
        correct(house);
      }
      asOf += random.nextInt(10);
      distribute(house, asOf);
    }
    assertIsRebuilt(house, asOf);
  }

  private static Row[] randomContacts(int night, int asOf, Random random) {
    List<Row> contacts = new ArrayList<>();
    int from = random.nextInt(asOf);
    for (int i = 0; i < 25; i++) {
      int date = Math.min(asOf + 2, from + random.nextInt(6) * random.nextInt(5));
      String type = random.nextInt(6) == 0 ? null : TYPES.get(random.nextInt(3));
      Integer seconds = random.nextInt(8) == 0 ? null : 5 + random.nextInt(1500);
      contacts.add(contact("n%d-%d".formatted(night, i), day(date), type, seconds));
    }
    return contacts.toArray(Row[]::new);
  }

  private static void eraseTheFirstDate(TestHouse house) {
    DeltaTable contacts = contacts(house);
    Dataset<Row> first = contacts.toDF().agg(functions.min(Contact.CONTACT_DATE));
    contacts.delete("contact_date = DATE'%s'".formatted(first.head().getLocalDate(0)));
  }

  private static void correct(TestHouse house) {
    contacts(house)
        .updateExpr(
            "contact_id LIKE 'n0-1%' AND NOT abandoned",
            Map.of(Contact.HANDLING_SECONDS, "handling_seconds + 7"));
  }

  private static DeltaTable contacts(TestHouse house) {
    return DeltaTable.forPath(
        house.warehouse().session(), house.warehouse().location(Contact.TABLE));
  }

  private static void assertIsRebuilt(TestHouse house, int asOf) {
    Dataset<Row> histogram =
        new HistogramCounter(new SituationClassifier(SituationTypology.DEFAULT).situationType())
            .count(house.warehouse().read(Contact.TABLE));
    NavigableSet<LocalDate> dates = new TreeSet<>();
    histogram
        .select(HandlingTimeHistogram.CONTACT_DATE)
        .distinct()
        .collectAsList()
        .forEach(row -> dates.add(row.getLocalDate(0)));
    Dataset<Row> distribution =
        new DistributionSummary(
                dates.first().datesUntil(day(asOf + 1)).toList(), List.of(1, WINDOW), dates.first())
            .summarise(histogram);
    assertThat(written(house, HandlingTimeHistogram.TABLE))
        .isEqualTo(written(histogram, HandlingTimeHistogram.TABLE));
    assertThat(written(house, HandlingTimeDistribution.TABLE))
        .isEqualTo(written(distribution, HandlingTimeDistribution.TABLE));
  }

  private static List<String> written(
      TestHouse house, org.contretemps.table.TableDefinition table) {
    return written(house.warehouse().read(table), table);
  }

  private static List<String> written(
      Dataset<Row> rows, org.contretemps.table.TableDefinition table) {
    return TestHouse.texts(rows.selectExpr(table.writtenColumns().toArray(String[]::new)));
  }
}
