package org.contretemps.night.kpi.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiFeedbackDay;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.file.NextFile;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Contacts of months, each ten times those of the month before: 1 in December, 10 in January ...
 */
@ExtendWith(SparkSessionExtension.class)
class KpiMonthsTest {
  private static final List<String> WHOLE = List.of(Contact.ORGANISATION);
  private static final LocalDate DECEMBER = LocalDate.parse("2025-12-01");

  private final SparkSession spark = SparkSessionExtension.session();

  @Test
  void monthsReadOneAfterAnotherAreComparedWithAllThatWentBefore() {
    NavigableSet<LocalDate> months = new TreeSet<>();
    Stream.iterate(1, i -> i <= 7, i -> i + 1).map(DECEMBER::plusMonths).forEach(months::add);

    Map<String, List<Long>> seen = new TreeMap<>();
    months(months)
        .forEach(
            month ->
                seen.put(
                    month.month().toString(),
                    List.of(
                        contacts(month.by(Facet.CENTRE, WHOLE)),
                        contacts(month.beforeBy(Facet.CENTRE, WHOLE)),
                        contacts(month.yearBy(Facet.CENTRE, WHOLE)),
                        contacts(month.by(Facet.TERRITORY, WHOLE)))));

    assertThat(seen)
        .hasSize(7)
        .containsEntry("2026-01-01", List.of(10L, 1L, 11L, 10L))
        .containsEntry("2026-04-01", List.of(10_000L, 1_000L, 11_111L, 10_000L))
        .containsEntry("2026-07-01", List.of(10_000_000L, 1_000_000L, 11_111_111L, 10_000_000L));
  }

  @Test
  void teamsAreToldOfDatesAndAddedUpToMonths() {
    LocalDate january = DECEMBER.plusMonths(1);
    List<KpiMonth> made = new ArrayList<>();
    months(new TreeSet<>(List.of(january))).forEach(made::add);

    assertThat(made).hasSize(1);
    assertThat(made.get(0).days(Facet.TEAM).keySet()).containsExactly(january, january.plusDays(9));
    assertThat(contacts(made.get(0).by(Facet.TEAM, WHOLE))).isEqualTo(10);
  }

  /** The only contacts of each month are on its first and on its tenth. */
  @Test
  void aWeekIsSevenDaysOpenOrClosed() {
    NavigableSet<LocalDate> months = new TreeSet<>();
    Stream.iterate(0, i -> i <= 6, i -> i + 1).map(DECEMBER::plusMonths).forEach(months::add);
    Map<String, Long> days = new TreeMap<>();
    KpiMonth.Centre centre = new KpiMonth.Centre("ORG", "PHONE");
    months(months).forEach(month -> days.put(month.month().toString(), month.calendarDays(centre)));
    assertThat(days)
        .as("the last mature date is the tenth of May")
        .containsEntry("2025-12-01", 31L)
        .containsEntry("2026-02-01", 28L)
        .containsEntry("2026-04-01", 30L)
        .containsEntry("2026-05-01", 10L)
        .containsEntry("2026-06-01", 0L);
  }

  /** The telephone opens on the third of March, the chat on the twentieth; both close at times. */
  @Test
  void aChannelThatOpensDuringAMonthHasTheDaysSinceThen() {
    LocalDate march = DECEMBER.plusMonths(3);
    List<Row> opened =
        List.of(
            day(march.plusDays(2), Facet.CENTRE, "PHONE", 100),
            day(march.plusDays(25), Facet.CENTRE, "PHONE", 100),
            day(march.plusDays(19), Facet.CENTRE, "CHAT", 100),
            day(march.plusMonths(1).plusDays(6), Facet.CENTRE, "CHAT", 100));
    List<Long> days = new ArrayList<>();
    months(new TreeSet<>(List.of(march, march.plusMonths(1))), opened, none(AgentPulse.TABLE))
        .forEach(
            month ->
                List.of("PHONE", "CHAT")
                    .forEach(
                        channel ->
                            days.add(month.calendarDays(new KpiMonth.Centre("ORG", channel)))));
    assertThat(days).containsExactly(29L, 12L, 30L, 30L);
  }

  /** Three members who answer four times are three, and five who answer twice are five. */
  @Test
  void pulsesOfATeamOfFewMembersAreNotTold() {
    LocalDate january = DECEMBER.plusMonths(1);
    List<KpiMonth> made = new ArrayList<>();
    months(
            new TreeSet<>(List.of(january)),
            days(),
            spark.sql(
                """
                SELECT 'ORG' AS organisation, team, date_add(DATE'2025-12-29', 7 * week) AS week,
                  member AS respondent_number, IF(member = 1, 2, 5) AS good_work
                FROM VALUES ('FEW', 3, 4), ('ENOUGH', 5, 2) AS team(team, members, weeks)
                LATERAL VIEW explode(sequence(1, members)) AS member
                LATERAL VIEW explode(sequence(1, weeks)) AS week"""))
        .forEach(made::add);
    assertThat(made.get(0).details().pulses())
        .containsExactly(new KpiMonth.TeamPulse("ORG", "ENOUGH", 10, 8));
  }

  private static long contacts(List<KpiGroup> groups) {
    return groups.stream().mapToLong(group -> group.of(Measure.CONTACTS)).sum();
  }

  private KpiMonths months(NavigableSet<LocalDate> months) {
    return months(months, days(), none(AgentPulse.TABLE));
  }

  private KpiMonths months(NavigableSet<LocalDate> months, List<Row> days, Dataset<Row> pulses) {
    KpiMonths.Sources sources =
        new KpiMonths.Sources(
            spark.createDataFrame(days, KpiDay.TABLE.schema()),
            none(KpiFeedbackDay.TABLE),
            pulses,
            none(HandlingTimeHistogram.TABLE),
            none(ImpededQualityZone.TABLE),
            none(NextFile.TABLE));
    return new KpiMonths(
        sources, IndicatorSettings.DEFAULT, months, DECEMBER.plusMonths(5).plusDays(9));
  }

  private Dataset<Row> none(TableDefinition table) {
    return spark.createDataFrame(List.of(), table.schema());
  }

  /** On the first of each month all of them but nine tenths on the tenth, of each of the facets. */
  private static List<Row> days() {
    List<Row> days = new ArrayList<>();
    long contacts = 1;
    for (int i = 0; i <= 7; i++) {
      LocalDate first = DECEMBER.plusMonths(i);
      for (Facet facet : List.of(Facet.CENTRE, Facet.TERRITORY, Facet.TEAM)) {
        days.add(day(first, facet, contacts - contacts * 9 / 10));
        days.add(day(first.plusDays(9), facet, contacts * 9 / 10));
      }
      contacts *= 10;
    }
    return days;
  }

  private static Row day(LocalDate date, Facet facet, long contacts) {
    return day(date, facet, "PHONE", contacts);
  }

  private static Row day(LocalDate date, Facet facet, String channel, long contacts) {
    TableRow row =
        new TableRow(KpiDay.TABLE.schema())
            .set(Contact.CONTACT_DATE, date)
            .set(KpiDay.FACET, facet.name())
            .set(Contact.ORGANISATION, "ORG")
            .set(Contact.CHANNEL, channel);
    Measure.of(Measure.Part.CONTACTS).forEach(measure -> row.set(measure.column(), 0L));
    return row.set(Measure.CONTACTS.column(), contacts).row();
  }
}
