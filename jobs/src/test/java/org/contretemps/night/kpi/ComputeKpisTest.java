package org.contretemps.night.kpi;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.FilledRows;
import org.contretemps.house.QualifiedRows;
import org.contretemps.house.TestHouse;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiFeedbackDay;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Survey;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;
import org.contretemps.warehouse.delta.Lineage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Indicators of two and a half months: counted once, then after late surveys, then again. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ComputeKpisTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-01-10");

  /** Every other date: more than are counted at once. */
  private static final List<LocalDate> DATES =
      FIRST.datesUntil(LocalDate.parse("2026-03-20"), Period.ofDays(2)).toList();

  private static final LocalDate LAST = DATES.get(DATES.size() - 1);
  private static final List<TableDefinition> TABLES =
      Stream.concat(
              Stream.of(KpiDay.TABLE, KpiFeedbackDay.TABLE),
              KpiTables.ALL.stream().map(KpiTable::table))
          .toList();

  @TempDir private static Path folder;
  private static TestHouse house;

  @BeforeAll
  static void qualify() {
    house = new TestHouse(folder.resolve("nights"));
    store(DATES);
    answer(FIRST.plusDays(4), FIRST.plusDays(4), FIRST.plusDays(4) + "-1");
  }

  private static void store(List<LocalDate> dates) {
    QualifiedRows rows = new QualifiedRows();
    dates.forEach(date -> addDate(rows, date));
    house.warehouse().create(QualifiedContact.TABLE);
    house
        .warehouse()
        .replaceDates(
            QualifiedContact.TABLE,
            Contact.CONTACT_DATE,
            dates,
            rows.frame().coalesce(1),
            Lineage.NONE.on(dates.get(dates.size() - 1)));
  }

  private static void addDate(QualifiedRows rows, LocalDate date) {
    Random random = new Random(date.toEpochDay());
    for (int i = 0; i < 12; i++) {
      Map<String, Object> contact =
          new HashMap<>(QualifiedRows.plain(date, 1 + i % 2, 100 + random.nextInt(300)));
      contact.put(Contact.CONTACT_ID, date + "-" + i);
      contact.put(Contact.AGENT_KEY, (long) i);
      contact.put(Contact.CUSTOMER_KEY, date.toEpochDay() + 7L * i);
      contact.put(Contact.TEAM, i % 3 == 0 ? null : "T" + i % 3);
      contact.put(Contact.TERRITORY, "" + i % 4);
      contact.put(Contact.OBJECTIVES, List.of("INFORMATION", "FOLLOW_UP").subList(0, i % 3));
      contact.put(QualifiedContact.HAS_REPEAT, random.nextInt(5) == 0);
      contact.put(QualifiedContact.HAS_PRIOR_CONTACT, i > 6);
      contact.put(Contact.WAIT_SECONDS, i == 5 ? null : random.nextInt(60));
      rows.add(contact);
    }
  }

  /** Adds surveys that are all satisfied. */
  private static void answer(LocalDate answered, LocalDate delivered, String... contacts) {
    List<Row> rows = new ArrayList<>();
    for (String contact : contacts) {
      rows.add(
          new TableRow(Survey.TABLE.writtenSchema())
              .set(Survey.ORGANISATION, "ORG")
              .set(Survey.SOURCE, "surveys")
              .set(Survey.CONTACT_ID, contact)
              .set(Survey.ANSWERED_AT, instant(answered))
              .set(Survey.ANSWERED_DATE, answered)
              .set(Survey.CSAT, 5)
              .set(Survey.CSAT_SCALE, 5)
              .set(Survey.SOURCE_FILE, "surveys.csv")
              .set(Survey.DELIVERED_AT, instant(delivered))
              .set(Survey.LAST_UPDATED_AT, instant(delivered))
              .row());
    }
    house.warehouse().create(Survey.TABLE);
    house
        .warehouse()
        .append(
            Survey.TABLE,
            house
                .warehouse()
                .session()
                .createDataFrame(rows, Survey.TABLE.writtenSchema())
                .coalesce(1));
  }

  private static Instant instant(LocalDate date) {
    return date.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** Contact dates of which anything was said → how many customers answered. */
  private static Map<LocalDate, Long> answers() {
    return house
        .warehouse()
        .read(KpiFeedbackDay.TABLE)
        .where("facet = 'CENTRE'")
        .groupBy(Contact.CONTACT_DATE)
        .sum("answers")
        .collectAsList()
        .stream()
        .collect(Collectors.toMap(row -> row.getLocalDate(0), row -> row.getLong(1)));
  }

  @Test
  @Order(1)
  void everyContactIsCountedInItsMonth() {
    assertThat(house.kpis()).isEqualTo(new ComputeKpis.Result(DATES.size(), 3));
    List<String> expected =
        TestHouse.texts(
            house
                .warehouse()
                .read(QualifiedContact.TABLE)
                .withColumn("month", expr("trunc(contact_date, 'MM')"))
                .groupBy("month", Contact.ORGANISATION, Contact.CHANNEL)
                .agg(
                    expr("count(*) AS contacts"),
                    expr("count(handling_seconds) AS handled"),
                    expr("sum(handling_seconds) AS handled_seconds"),
                    expr("count_if(has_repeat) AS repeats"),
                    expr("count(wait_seconds) AS waited"),
                    expr(
                        "count_if(array_contains(objectives, 'FOLLOW_UP') AND has_prior_contact) AS follow_ups")));
    assertThat(
            TestHouse.texts(
                house
                    .warehouse()
                    .read(ContactCentreKpi.TABLE)
                    .select(
                        "month",
                        Contact.ORGANISATION,
                        Contact.CHANNEL,
                        "contacts",
                        "handled",
                        "handled_seconds",
                        "repeats",
                        "waited",
                        "follow_ups")))
        .isEqualTo(expected);
  }

  @Test
  @Order(2)
  void whereNoNightStatedZonesTheWorkInThemIsNotKnown() {
    assertThat(
            house
                .warehouse()
                .read(ContactCentreKpi.TABLE)
                .where(
                    expr(
                        "%s IS NOT NULL OR %s IS NOT NULL"
                            .formatted(ContactCentreKpi.ZONE_SECONDS, ContactCentreKpi.ZONE_SHARE)))
                .count())
        .isZero();
  }

  @Test
  @Order(2)
  void facetsCountWhatTheyName() {
    Map<String, Long> contacts = new HashMap<>();
    house
        .warehouse()
        .read(KpiDay.TABLE)
        .groupBy(KpiDay.FACET)
        .sum("contacts")
        .collectAsList()
        .forEach(row -> contacts.put(row.getString(0), row.getLong(1)));
    long all = DATES.size() * 12L;
    long inTeams = DATES.size() * 8L;
    assertThat(contacts)
        .isEqualTo(
            Map.of(
                "CENTRE", all,
                "TEAM", inTeams,
                "TERRITORY", all,
                "LOGIC", all,
                "CHANNEL_STRATUM", all,
                "TEAM_STRATUM", inTeams,
                "CHANNEL_DAY", 0L,
                "TEAM_DAY", 0L));
  }

  @Test
  @Order(3)
  void aLateSurveyReachesItsContactOneAfterSixtyDaysDoesNotAndWhoAnswersTwiceCountsOnce() {
    LocalDate answeredBefore = FIRST.plusDays(4);
    assertThat(answers()).isEqualTo(Map.of(answeredBefore, 1L));
    LocalDate late = FIRST.plusDays(60);
    answer(late, late, FIRST + "-2", FIRST.plusDays(40) + "-3", "no such contact");
    answer(FIRST.plusDays(63), late, FIRST.plusDays(2) + "-2");
    answer(FIRST.plusDays(50), late, FIRST + "-2", answeredBefore + "-1");
    Map<String, Long> contactDays = house.versions(List.of(KpiDay.TABLE));
    assertThat(house.kpis().dates()).as("dates that are spoken of").isEqualTo(4);
    assertThat(answers()).isEqualTo(Map.of(FIRST, 1L, answeredBefore, 1L, FIRST.plusDays(40), 1L));
    assertThat(house.versions(List.of(KpiDay.TABLE)))
        .as("no contact is counted anew for what was said of it")
        .isEqualTo(contactDays);
  }

  /**
   * On the phone 2,400 of 4,200 seconds are of the one cell with an open zone in the month's last
   * night. By e-mail, and in another organisation, the cell of the same name has none.
   */
  @Test
  @Order(4)
  void workInZonesIsThatOfCellsWhoseZoneStandsInTheLastNight() {
    store(List.of(LAST.minusDays(2), LAST, LAST.plusDays(1)));
    storeZones();
    assertThat(house.kpis())
        .as("these dates and April's, March and April")
        .isEqualTo(new ComputeKpis.Result(4, 2));
    assertThat(
            house
                .warehouse()
                .read(ContactCentreKpi.TABLE)
                .where("month = '2026-04-01'")
                .sort(Contact.ORGANISATION, Contact.CHANNEL)
                .select(
                    Contact.ORGANISATION,
                    Contact.CHANNEL,
                    "handled_seconds",
                    ContactCentreKpi.ZONE_SECONDS,
                    ContactCentreKpi.ZONE_SHARE)
                .collectAsList())
        .containsExactly(
            RowFactory.create("ORG", "EMAIL", 3_000L, 0L, 0.0),
            RowFactory.create("ORG", "PHONE", 4_200L, 2_400L, 2_400.0 / 4_200),
            RowFactory.create("OTHER", "PHONE", 1_000L, 0L, 0.0));
  }

  @Test
  @Order(5)
  void twiceIsOnce() {
    Map<String, Long> versions = house.versions(TABLES);
    assertThat(house.kpis()).isEqualTo(new ComputeKpis.Result(0, 0));
    assertThat(house.versions(TABLES)).isEqualTo(versions);
  }

  @Test
  @Order(6)
  void nightsOfAnyOrderEqualARebuild() throws IOException {
    TestHouse rebuilt = house.copiedTo(folder.resolve("rebuilt"));
    for (TableDefinition table : TABLES) {
      FileUtils.deleteDirectory(rebuilt.tableFolder(table).toFile());
    }
    rebuilt.kpis();
    assertThat(house.contents(TABLES)).isEqualTo(rebuilt.contents(TABLES));
  }

  /** Contacts of one April date, and what nights of March and April stated of their cells. */
  private static void storeZones() {
    LocalDate date = LocalDate.parse("2026-04-02");
    QualifiedRows rows = new QualifiedRows();
    addTwenty(rows, date, 1, 120, Map.of());
    addTwenty(rows, date, 2, 60, Map.of());
    addTwenty(rows, date, 1, 30, Map.of(QualifiedContact.SITUATION_TYPE, "COMPLEX"));
    addTwenty(rows, date, 1, 150, Map.of(Contact.CHANNEL, "EMAIL"));
    addTwenty(rows, date, 1, 50, Map.of(Contact.ORGANISATION, "OTHER"));
    house
        .warehouse()
        .replaceDates(
            QualifiedContact.TABLE,
            Contact.CONTACT_DATE,
            List.of(date),
            rows.frame().coalesce(1),
            Lineage.NONE.on(date));
    state(LocalDate.parse("2026-03-31"), Map.of("S1", true, "S2", true));
    state(LocalDate.parse("2026-04-10"), Map.of("S1", false, "S2", true));
    state(LocalDate.parse("2026-04-11"), Map.of("S1", true, "S2", false));
  }

  /** Contacts of as many customers and agents, so that none is of too few people to be shown. */
  private static void addTwenty(
      QualifiedRows rows, LocalDate date, long cell, int seconds, Map<String, Object> given) {
    for (long i = 0; i < 20; i++) {
      Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(date, cell, seconds));
      contact.put(Contact.AGENT_KEY, i);
      contact.put(Contact.CUSTOMER_KEY, i);
      contact.putAll(given);
      rows.add(contact);
    }
  }

  /** What a night stated of the phone cells of services: whether their zones are open. */
  private static void state(LocalDate night, Map<String, Boolean> services) {
    FilledRows rows = new FilledRows(ImpededQualityZone.TABLE, night);
    services.forEach(
        (service, isOpen) ->
            rows.add(
                Map.of(
                    Contact.ORGANISATION,
                    "ORG",
                    Contact.SERVICE,
                    service,
                    Contact.CHANNEL,
                    "PHONE",
                    Contact.SITUATION_TYPE,
                    "SIMPLE",
                    ImpededQualityZone.EVIDENCE,
                    ImpededQualityZone.SPIKE,
                    ImpededQualityZone.CONTACTS,
                    1_000L,
                    ImpededQualityZone.ADVERSE,
                    100L,
                    ImpededQualityZone.OVER,
                    100L,
                    ImpededQualityZone.IS_OPEN,
                    isOpen)));
    rows.store(house.warehouse());
  }
}
