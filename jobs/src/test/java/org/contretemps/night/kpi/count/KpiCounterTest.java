package org.contretemps.night.kpi.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.house.QualifiedRows;
import org.contretemps.night.kpi.file.NextFile;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableRow;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is counted of agents' days, of legs handed over, of sales and of later files. */
@ExtendWith(SparkSessionExtension.class)
class KpiCounterTest {
  private static final LocalDate DATE = LocalDate.parse("2026-03-10");
  private static final long PER_DAY = 21;
  private static final long MINUTES = 22;
  private static final long MEAN = 23;

  private static List<Row> rows;

  @BeforeAll
  static void count() {
    QualifiedRows contacts =
        new QualifiedRows()
            .add(handedOver("v", 1, "GIVING", 290, false))
            .add(handedOver("v", 2, "BACK", 500, true))
            .add(handedOver("w", 1, "GIVING", 400, false))
            .add(handedOver("w", 2, "BACK", 600, false))
            .add(agent(8, "PHONE", 120, false))
            .add(agent(8, "EMAIL", 600, false))
            .add(agent(8, "EMAIL", 300, false))
            .add(agent(9, "EMAIL", 900, true));
    rows =
        KpiCounter.contacts(contacts.frame(), norms(), IndicatorSettings.DEFAULT).collectAsList();
  }

  private static Dataset<Row> norms() {
    List<Row> norms =
        List.of(norm(PER_DAY, 40), norm(MINUTES, 60), norm(MEAN, 300), norm(MEAN, 300));
    return SparkSessionExtension.session().createDataFrame(norms, TimeNorm.TABLE.schema());
  }

  private static Row norm(long id, double target) {
    return new TableRow(TimeNorm.TABLE.schema())
        .set(TimeNorm.NORM_ID, id)
        .set(TimeNorm.TARGET, target)
        .row();
  }

  private static Map<String, Object> handedOver(
      String conversation, int leg, String team, int seconds, boolean hasRepeat) {
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(DATE, 1, seconds));
    contact.put(Contact.CONVERSATION_ID, conversation);
    contact.put(QualifiedContact.NORM_BIN, seconds <= 300 ? 0 : 4);
    contact.put(Contact.LEG, leg);
    contact.put(Contact.TEAM, team);
    contact.put(Contact.AGENT_KEY, null);
    if (leg == 1) {
      contact.put(Contact.TRANSFERRED_TO, "BACK");
      contact.put(QualifiedContact.REPEAT_STATE, QualifiedContact.NOT_LAST_LEG);
      contact.put(QualifiedContact.HAS_REPEAT, null);
    } else {
      contact.put(QualifiedContact.HAS_REPEAT, hasRepeat);
    }
    return contact;
  }

  private static Map<String, Object> agent(
      long agent, String channel, int seconds, boolean hasRepeat) {
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(DATE, 1, seconds));
    contact.put(Contact.AGENT_KEY, agent);
    contact.put(Contact.CHANNEL, channel);
    contact.put(Contact.TEAM, "T");
    contact.put(QualifiedContact.HAS_REPEAT, hasRepeat);
    contact.put(NormAsOf.MEAN_NORM_ID, MEAN);
    contact.put(
        channel.equals("PHONE")
            ? NormAsOf.CONTACTS_PER_DAY_NORM_ID
            : NormAsOf.MINUTES_PER_DAY_NORM_ID,
        channel.equals("PHONE") ? PER_DAY : MINUTES);
    contact.put(Contact.SALE_AGREED_AT, at(10));
    contact.put(Contact.SALE_SIGNED_AT, channel.equals("EMAIL") ? at(12) : null);
    return contact;
  }

  private static Instant at(int hour) {
    return DATE.atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  private static long of(Facet facet, Measure measure, String name, String value) {
    return rows.stream()
        .filter(row -> facet.name().equals(row.getAs(KpiDay.FACET)))
        .filter(row -> value.equals(row.getAs(name)))
        .mapToLong(row -> row.<Long>getAs(measure.column()))
        .sum();
  }

  @Test
  void anAgentCountsOnceADayInEachChannelAndOnceInTheTeam() {
    assertThat(of(Facet.CHANNEL_DAY, Measure.AGENT_DAYS, Contact.CHANNEL, "EMAIL")).isEqualTo(2);
    assertThat(of(Facet.CHANNEL_DAY, Measure.AGENT_DAYS, Contact.CHANNEL, "PHONE")).isEqualTo(1);
    assertThat(of(Facet.TEAM_DAY, Measure.AGENT_DAYS, Contact.TEAM, "T")).isEqualTo(2);
    assertThat(of(Facet.TEAM_DAY, Measure.HANDLED, Contact.TEAM, "T")).isEqualTo(4);
  }

  @Test
  void normsOfADayAreSetAgainstDays() {
    assertThat(of(Facet.CHANNEL_DAY, Measure.PER_DAY_CONTACTS, Contact.CHANNEL, "PHONE"))
        .isEqualTo(1);
    assertThat(of(Facet.CHANNEL_DAY, Measure.PER_DAY_TARGET_HUNDREDTHS, Contact.CHANNEL, "PHONE"))
        .isEqualTo(4_000);
    assertThat(of(Facet.CHANNEL_DAY, Measure.MINUTES_AGENT_DAYS, Contact.CHANNEL, "EMAIL"))
        .isEqualTo(2);
    assertThat(of(Facet.CHANNEL_DAY, Measure.MINUTES_SECONDS, Contact.CHANNEL, "EMAIL"))
        .isEqualTo(1_800);
    assertThat(of(Facet.CHANNEL_DAY, Measure.MINUTES_TARGET_SECONDS, Contact.CHANNEL, "EMAIL"))
        .isEqualTo(7_200);
  }

  @Test
  void aNormOnTheMeanAndSalesAreCountedContactByContact() {
    assertThat(of(Facet.CENTRE, Measure.MEAN_NORM_SECONDS, Contact.CHANNEL, "EMAIL"))
        .isEqualTo(1_800);
    assertThat(of(Facet.CENTRE, Measure.MEAN_NORM_TARGET_SECONDS, Contact.CHANNEL, "EMAIL"))
        .isEqualTo(900);
    assertThat(of(Facet.CENTRE, Measure.SOLD, Contact.CHANNEL, "PHONE")).isEqualTo(1);
    assertThat(of(Facet.CENTRE, Measure.SIGNED, Contact.CHANNEL, "EMAIL")).isEqualTo(3);
    assertThat(of(Facet.CENTRE, Measure.SIGNED_KEPT, Contact.CHANNEL, "EMAIL")).isEqualTo(2);
  }

  @Test
  void aGivingLegIsCountedWithTheOutcomeOfItsConversation() {
    List<Row> handovers =
        rows.stream().filter(row -> "HANDOVER".equals(row.getAs(KpiDay.FACET))).toList();
    assertThat(handovers)
        .allMatch(row -> "GIVING".equals(row.getAs(Contact.TEAM)))
        .allMatch(row -> "BACK".equals(row.getAs(KpiDay.RECEIVING_TEAM)));
    Map<Boolean, Long> repeats = new HashMap<>();
    handovers.forEach(
        row ->
            repeats.put(
                ContactStratum.of(row.getAs(KpiDay.STRATUM)).isWithinNorm(),
                row.<Long>getAs(Measure.REPEATS.column())));
    assertThat(repeats).isEqualTo(Map.of(true, 1L, false, 0L));
  }

  @Test
  void whatWasSaidCountsApartAndOfUnhandledContactsToo() {
    Map<String, Object> unhandled = said("unhandled", 100);
    unhandled.put(Contact.HANDLING_SECONDS, null);
    unhandled.put(QualifiedContact.NORM_BIN, null);
    Dataset<Row> contacts =
        new QualifiedRows()
            .add(unhandled)
            .add(said("handled", 200))
            .add(said("silent", 200))
            .frame();
    Dataset<Row> answered =
        KpiCounter.answered(
            contacts,
            surveys("unhandled", "handled", "elsewhere"),
            SparkSessionExtension.session().createDataFrame(List.of(), Review.TABLE.schema()));
    Map<String, List<Long>> counts = new HashMap<>();
    KpiCounter.feedback(contacts, answered)
        .where("facet IN ('CENTRE', 'CHANNEL_STRATUM', 'TEAM_STRATUM')")
        .groupBy(KpiDay.FACET)
        .sum("answers", "unhandled_answers")
        .collectAsList()
        .forEach(row -> counts.put(row.getString(0), List.of(row.getLong(1), row.getLong(2))));
    assertThat(counts)
        .isEqualTo(
            Map.of(
                "CENTRE", List.of(2L, 1L),
                "CHANNEL_STRATUM", List.of(2L, 1L),
                "TEAM_STRATUM", List.of(2L, 1L)));
    assertThat(
            KpiCounter.contacts(contacts, norms(), IndicatorSettings.DEFAULT)
                .where("facet = 'CHANNEL_STRATUM'")
                .selectExpr("sum(contacts)")
                .first()
                .getLong(0))
        .as("those that nobody handled are of a stratum by their answers alone")
        .isEqualTo(2);
  }

  @Test
  void ofACellIsToldOnlyTheLoadAndTheSideOfTheNorm() {
    QualifiedRows rows = new QualifiedRows();
    int number = 0;
    for (double ratio : new double[] {0.4, 0.9, 1.2, 1.8}) {
      Map<String, Object> under = said("contact " + number++, (int) (300 * ratio));
      under.put(NormAsOf.NORM_SECONDS, 300.0);
      under.put(QualifiedContact.NORM_BIN, (int) Math.ceil(300 * (ratio - 1) / 8));
      under.put(QualifiedContact.LOAD_QUARTILE, 3);
      under.put(QualifiedContact.HAS_REPEAT, ratio < 1);
      rows.add(under);
    }
    Map<String, Map<String, Long>> strata = new TreeMap<>();
    KpiCounter.contacts(rows.add(said("no norm", 300)).frame(), norms(), IndicatorSettings.DEFAULT)
        .where("facet IN ('TEAM_STRATUM', 'CELL_SIDE')")
        .collectAsList()
        .forEach(
            row ->
                strata
                    .computeIfAbsent(row.getAs(KpiDay.FACET), key -> new TreeMap<>())
                    .put(row.getAs(KpiDay.STRATUM), row.getAs("contacts")));
    assertThat(strata.get("CELL_SIDE")).isEqualTo(Map.of("0302", 2L, "0303", 2L));
    assertThat(strata.get("TEAM_STRATUM")).containsKeys("1300", "1302", "0303", "0304").hasSize(5);
  }

  private static Map<String, Object> said(String contact, int seconds) {
    Map<String, Object> said = new HashMap<>(QualifiedRows.plain(DATE, 1, seconds));
    said.put(Contact.CONTACT_ID, contact);
    said.put(Contact.TEAM, "T");
    return said;
  }

  private static Dataset<Row> surveys(String... contacts) {
    List<Row> surveys =
        Stream.of(contacts)
            .map(
                contact ->
                    new TableRow(Survey.TABLE.schema())
                        .set(
                            Contact.ORGANISATION,
                            QualifiedRows.plain(DATE, 1, 1).get(Contact.ORGANISATION))
                        .set(Contact.CONTACT_ID, contact)
                        .set(Survey.CSAT, 2)
                        .set(Survey.CSAT_SCALE, 5)
                        .set(Survey.ANSWERED_AT, at(15))
                        .set(Survey.ANSWERED_DATE, DATE)
                        .row())
            .toList();
    return SparkSessionExtension.session().createDataFrame(surveys, Survey.TABLE.schema());
  }

  @Test
  void onlyWhoAsksAfterAnOpenCaseChasesItsStatus() {
    QualifiedRows contacts =
        new QualifiedRows()
            .add(asking("chasing", true, "INBOUND", List.of("INFORMATION", "FOLLOW_UP")))
            .add(asking("first", false, "INBOUND", List.of("FOLLOW_UP")))
            .add(asking("unknown", null, "INBOUND", List.of("FOLLOW_UP")))
            .add(asking("called", true, "OUTBOUND", List.of("FOLLOW_UP")))
            .add(asking("other", true, "INBOUND", List.of("INFORMATION")));
    assertThat(
            KpiCounter.contacts(contacts.frame(), norms(), IndicatorSettings.DEFAULT)
                .where("facet = 'CENTRE' AND follow_ups > 0")
                .select(Contact.SERVICE, "contacts", "follow_ups")
                .collectAsList())
        .containsExactly(RowFactory.create("chasing", 1L, 1L));
  }

  private static Map<String, Object> asking(
      String service, Boolean hasPrior, String direction, List<String> objectives) {
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(DATE, 1, 200));
    contact.put(Contact.SERVICE, service);
    contact.put(QualifiedContact.HAS_PRIOR_CONTACT, hasPrior);
    contact.put(Contact.DIRECTION, direction);
    contact.put(Contact.OBJECTIVES, objectives);
    return contact;
  }

  @Test
  void filesAreComparedBeforeAndAfterTheFirstContactOfTheMonth() {
    QualifiedRows contacts =
        new QualifiedRows()
            .add(file(1, DATE.minusDays(91), true))
            .add(file(1, DATE.minusDays(40), false))
            .add(anchor(1, DATE))
            .add(anchor(1, DATE.plusDays(5)))
            .add(file(1, DATE.plusDays(60), true))
            .add(file(1, DATE.plusDays(61), false))
            .add(file(2, DATE.minusDays(1), true))
            .add(anchor(2, DATE))
            .add(file(2, DATE.plusDays(91), false))
            .add(file(3, DATE.minusDays(2), true))
            .add(anchor(3, DATE))
            .add(file(3, DATE.plusDays(2), false));
    Row row = NextFile.rows(contacts.frame(), DATE.withDayOfMonth(1)).first();
    assertThat(row.<Long>getAs(NextFile.PAIRS)).isEqualTo(2);
    assertThat(row.<Long>getAs(NextFile.COMPLETE_BEFORE)).isEqualTo(1);
    assertThat(row.<Long>getAs(NextFile.GAINED)).isEqualTo(1);
    assertThat(row.<Long>getAs(NextFile.LOST)).isEqualTo(1);
  }

  private static Map<String, Object> anchor(long customer, LocalDate date) {
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(date, 1, 200));
    contact.put(Contact.CUSTOMER_KEY, customer);
    contact.put(Contact.OBJECTIVES, List.of("GUIDANCE"));
    contact.put(Contact.STARTED_AT, date.atTime(9, 0).toInstant(ZoneOffset.UTC));
    return contact;
  }

  private static Map<String, Object> file(long customer, LocalDate date, boolean isComplete) {
    Map<String, Object> contact = anchor(customer, date);
    contact.put(Contact.OBJECTIVES, null);
    contact.put(Contact.FILE_COMPLETE, isComplete);
    return contact;
  }
}
