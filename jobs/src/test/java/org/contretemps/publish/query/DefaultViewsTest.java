package org.contretemps.publish.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.app.terminal.ZoneStatements;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.config.Names;
import org.contretemps.house.FilledRows;
import org.contretemps.house.QualifiedRows;
import org.contretemps.house.TestHouse;
import org.contretemps.night.felt.FeltQuality;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.publish.report.MonthFigures;
import org.contretemps.publish.report.ReportFigures;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.delta.Lineage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The attack of an analyst who wants to know how one agent works: is there a combination of up to
 * three columns of any default view whose values only the contacts of fewer than five agents have?
 */
@ExtendWith(SparkSessionExtension.class)
class DefaultViewsTest {
  private static final LocalDate MONTH = LocalDate.parse("2026-03-01");
  private static final int FEWEST_AGENTS = 5;

  /** A column of a view → what it is of a contact. */
  private static final Map<String, String> OF_CONTACT =
      Map.of("giving_team", Contact.TEAM, "receiving_team", Contact.TEAM);

  private static final double SHARE = 0.0234;
  private static final List<String> SHARES =
      List.of(
          ImpededQualityZone.SPIKE_SHARE,
          ImpededQualityZone.HARM,
          ImpededQualityZone.HARM_LOCAL,
          ImpededQualityZone.HARM_LOWER,
          ImpededQualityZone.COVERAGE);

  /** Each a share of the contacts, or so many minutes for each of a share. */
  private static final List<String> AMOUNTS =
      List.of(
          ImpededQualityZone.SPIKE_CONTACTS,
          ImpededQualityZone.AVOIDABLE_LOW,
          ImpededQualityZone.AVOIDABLE_HIGH,
          ImpededQualityZone.FAILURE_MINUTES,
          ImpededQualityZone.SAVED_MINUTES,
          ImpededQualityZone.FAILURE_FTE,
          ImpededQualityZone.SHORT_EXPECTED);

  @TempDir private static Path folder;
  private static SparkSession spark;
  private static TestHouse house;
  private static Views views;
  private static final List<Map<String, Object>> CONTACTS = new ArrayList<>();
  private static long tried;
  private static long combinations;

  @BeforeAll
  static void countAMonth(SparkSession session) {
    spark = session;
    house = new TestHouse(folder);
    Random random = new Random(7);
    QualifiedRows rows = new QualifiedRows();
    for (int i = 0; i < 700; i++) {
      Map<String, Object> contact = contact(random);
      CONTACTS.add(contact);
      rows.add(contact);
    }
    house.warehouse().create(QualifiedContact.TABLE);
    house
        .warehouse()
        .replaceDates(
            QualifiedContact.TABLE,
            Contact.CONTACT_DATE,
            List.of(MONTH, MONTH.plusDays(1)),
            rows.frame().coalesce(1),
            Lineage.NONE.on(MONTH.plusDays(1)));
    FilledRows zones = new FilledRows(ImpededQualityZone.TABLE, MONTH.plusDays(27));
    CONTACTS.stream().map(DefaultViewsTest::cell).distinct().forEach(zones::add);
    zones.store(house.warehouse());
    stateMore();
    house.kpis();
    views = new Views(house.warehouse(), false);
    views.create();
  }

  @AfterAll
  static void forgetTheViews() {
    views.names().forEach(spark.catalog()::dropTempView);
  }

  /** The other tables that nights state, with rows of every cell, service and organisation. */
  private static void stateMore() {
    LocalDate night = MONTH.plusDays(27);
    FilledRows candidates = new FilledRows(NormWhatIf.TABLE, night);
    FilledRows changes = new FilledRows(NormChangeEffect.TABLE, night);
    FilledRows felt = new FilledRows(FeltQuality.TABLE, night);
    CONTACTS.stream().map(DefaultViewsTest::cell).distinct().forEach(candidates::add);
    CONTACTS.stream()
        .map(contact -> of(contact, Contact.ORGANISATION, Contact.SERVICE))
        .peek(change -> change.put(NormChangeEffect.DIRECTION, NormChangeEffect.TIGHTENED))
        .distinct()
        .forEach(changes::add);
    CONTACTS.stream()
        .map(contact -> of(contact, Contact.ORGANISATION))
        .peek(answers -> answers.put(FeltQuality.QUESTION, "GOOD_WORK"))
        .distinct()
        .forEach(felt::add);
    List.of(candidates, changes, felt).forEach(rows -> rows.store(house.warehouse()));
  }

  private static Map<String, Object> of(Map<String, Object> contact, String... names) {
    Map<String, Object> some = new HashMap<>(contact);
    some.keySet().retainAll(Set.of(names));
    return some;
  }

  /** Of team t there are 1 + 2 t agents, each for years with the same first day. */
  private static Map<String, Object> contact(Random random) {
    int team = random.nextInt(6);
    int agent = 100 * team + random.nextInt(1 + 2 * team);
    Map<String, Object> contact =
        new HashMap<>(
            QualifiedRows.plain(MONTH.plusDays(random.nextInt(2)), 1, 60 + random.nextInt(600)));
    contact.put(Contact.AGENT_KEY, (long) agent);
    contact.put(Contact.CUSTOMER_KEY, (long) random.nextInt(500));
    contact.put(Contact.TEAM, "TEAM " + team);
    contact.put(Contact.SERVICE, "S" + (team + random.nextInt(2)) / 3);
    contact.put(Contact.CHANNEL, random.nextInt(9) == 0 ? "CHAT" : "PHONE");
    contact.put(Contact.SITUATION_TYPE, random.nextInt(20) == 0 ? "COMPLEX" : "SIMPLE");
    contact.put(Contact.TERRITORY, "P" + random.nextInt(5) * random.nextInt(5));
    contact.put(Contact.CUSTOMER_KIND, random.nextInt(30) == 0 ? "RARE" : "USUAL");
    contact.put(Contact.OBJECTIVES, List.of(random.nextInt(30) == 0 ? "SALE" : "INFORMATION"));
    contact.put(QualifiedContact.HAS_PRIOR_CONTACT, random.nextBoolean());
    return contact;
  }

  private static Map<String, Object> cell(Map<String, Object> contact) {
    Map<String, Object> cell = new HashMap<>(contact);
    cell.keySet()
        .retainAll(
            Set.of(Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL, Contact.SITUATION_TYPE));
    cell.put(ImpededQualityZone.EVIDENCE, ImpededQualityZone.SPIKE);
    cell.put(ImpededQualityZone.CONTACTS, 1_234L);
    cell.put(ImpededQualityZone.ADVERSE, 77L);
    cell.put(ImpededQualityZone.AT_NORM, 7L);
    SHARES.forEach(share -> cell.put(share, SHARE));
    AMOUNTS.forEach(amount -> cell.put(amount, SHARE * 1_234));
    return cell;
  }

  private static Stream<String> tables() {
    return Stream.concat(
            Catalogue.TABLES.stream().map(TableDefinition::name),
            Question.ALL.stream().map(Question::name))
        .filter(spark.catalog()::tableExists);
  }

  @Test
  void noCombinationOfUpToThreeColumnsOfAnyViewIsOfOneAgent(TestReporter reporter) {
    Set<String> isolated = new HashSet<>();
    tables().forEach(table -> isolated.addAll(attack(table)));
    reporter.publishEntry("combinations of columns", "" + combinations);
    reporter.publishEntry("groups tried", "" + tried);
    assertThat(isolated)
        .as("of %,d groups of %,d combinations of columns", tried, combinations)
        .isEmpty();
    assertThat(combinations).isGreaterThan(150);
    assertThat(tried).isGreaterThan(700);
  }

  private static Set<String> attack(String table) {
    List<Row> rows = spark.table(table).collectAsList();
    List<String> columns =
        Arrays.stream(spark.table(table).columns()).filter(DefaultViewsTest::isOfContacts).toList();
    Set<String> isolated = new HashSet<>();
    Set<Map<String, Object>> groups = new HashSet<>();
    for (int a = 0; a < columns.size(); a++) {
      for (int b = a; b < columns.size(); b++) {
        for (int c = b; c < columns.size(); c++) {
          combinations++;
          for (Row row : rows) {
            groups.add(values(row, columns.get(a), columns.get(b), columns.get(c)));
          }
        }
      }
    }
    groups.remove(Map.of());
    tried += groups.size();
    for (Map<String, Object> group : groups) {
      long agents = agents(group);
      if (agents > 0 && agents < FEWEST_AGENTS) {
        isolated.add("%s: %s is of %d".formatted(table, group, agents));
      }
    }
    return isolated;
  }

  private static boolean isOfContacts(String column) {
    return CONTACTS.get(0).containsKey(OF_CONTACT.getOrDefault(column, column))
        || column.equals(KpiDay.OBJECTIVE);
  }

  private static Map<String, Object> values(Row row, String... columns) {
    Map<String, Object> values = new HashMap<>();
    for (String column : columns) {
      if (row.getAs(column) != null) {
        values.put(column, row.getAs(column));
      }
    }
    return values;
  }

  private static long agents(Map<String, Object> group) {
    return CONTACTS.stream()
        .filter(contact -> group.entrySet().stream().allMatch(name -> is(contact, name)))
        .map(contact -> contact.get(Contact.AGENT_KEY))
        .distinct()
        .count();
  }

  private static boolean is(Map<String, Object> contact, Map.Entry<String, Object> name) {
    return name.getKey().equals(KpiDay.OBJECTIVE)
        ? ((List<?>) contact.get(Contact.OBJECTIVES)).contains(name.getValue())
        : Objects.equals(
            contact.get(OF_CONTACT.getOrDefault(name.getKey(), name.getKey())), name.getValue());
  }

  /** Windows overlap months: an exact count less another would be of the days between. */
  @Test
  void whatNightsStatedIsShownInTensAndOfShownCellsAlone() {
    List<Row> shown = spark.table("impeded_quality_zone").collectAsList();
    assertThat(shown)
        .isNotEmpty()
        .hasSizeLessThan((int) CONTACTS.stream().map(c -> cell(c)).distinct().count());
    assertThat(shown)
        .allSatisfy(
            row -> {
              assertThat(row.<Long>getAs(ImpededQualityZone.CONTACTS) % 10).isZero();
              double share = row.getAs(ImpededQualityZone.BUSY_SHARE);
              assertThat(share).isEqualTo(Math.rint(share * 100) / 100);
            });
  }

  /** Of two windows that differ by a day, two exact counts tell the few contacts of that day. */
  @Test
  void noAmountOverAShareTellsHowManyContactsThereAre() {
    List<Row> shown = spark.table("impeded_quality_zone").collectAsList();
    assertThat(shown)
        .isNotEmpty()
        .allSatisfy(
            row -> {
              assertThat(row.<Long>getAs(ImpededQualityZone.AT_NORM)).isZero();
              for (String amount : AMOUNTS) {
                for (String share : SHARES) {
                  double contacts = row.<Double>getAs(amount) / row.<Double>getAs(share);
                  assertThat(contacts).as("%s / %s", amount, share).isCloseTo(1_230, within(0.5));
                }
              }
            });
  }

  /** What 'explain' and 'zones' print is no more than what 'sql' would answer. */
  @Test
  void theTerminalTellsOfTheSameCellsInTheSameFigures() {
    LocalDate night = MONTH.plusDays(27);
    assertThat(new ZoneStatements(house.warehouse(), false).of(night))
        .containsExactlyInAnyOrderElementsOf(spark.table("impeded_quality_zone").collectAsList());
    assertThat(new ZoneStatements(house.warehouse(), true).of(night))
        .hasSize((int) CONTACTS.stream().map(c -> cell(c)).distinct().count())
        .allSatisfy(
            row -> assertThat(row.<Long>getAs(ImpededQualityZone.CONTACTS)).isEqualTo(1_234L));
  }

  /** Extracts go to more readers than 'sql' has. */
  @Test
  void theReportOfAMonthTellsTheSameFigures() {
    ReportFigures reports = new ReportFigures(house.warehouse(), MONTH, Names.NONE);
    MonthFigures figures = reports.of(reports.organisations().get(0), Locale.ENGLISH);
    Map.of(
            ImpededQualityZone.TABLE,
            figures.zones(),
            NormWhatIf.TABLE,
            figures.candidateNorms(),
            NormChangeEffect.TABLE,
            figures.normChanges(),
            FeltQuality.TABLE,
            figures.felt())
        .forEach(
            (table, rows) ->
                assertThat(rows)
                    .as(table.name())
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(
                        spark.table(table.name()).collectAsList()));
  }
}
