package org.contretemps.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.publish.report.content.Grid;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.Test;

/** March up to the 20th beside February, whose last days were others than its first twenty. */
class SameDaysTest {
  private static final LocalDate MARCH = LocalDate.parse("2026-03-01");
  private static final LocalDate FEBRUARY = LocalDate.parse("2026-02-01");

  /** One in ten abandons on each of the first twenty days, five in ten afterwards. */
  private static List<Row> days() {
    List<Row> days = new ArrayList<>();
    for (LocalDate date = FEBRUARY; date.isBefore(MARCH.plusDays(20)); date = date.plusDays(1)) {
      boolean isLate = date.isBefore(MARCH) && date.getDayOfMonth() > 20;
      days.add(day(date, isLate ? 500 : 100));
    }
    return days;
  }

  private static Row day(LocalDate date, long abandoned) {
    boolean isMature = date.isBefore(MARCH.plusDays(10));
    return ReportRows.row(
        KpiDay.TABLE,
        Map.of(
            Contact.CONTACT_DATE,
            date,
            Contact.CHANNEL,
            "PHONE",
            "abandoned",
            abandoned,
            "offered",
            1_000L,
            "repeats",
            date.getDayOfMonth() > 10 ? 30L : 10L,
            "counted",
            isMature ? 100L : 0L));
  }

  private static Row month(LocalDate month, long abandoned, long offered) {
    return ReportRows.row(
        ContactCentreKpi.TABLE,
        Map.of(
            KpiMonth.MONTH,
            month,
            Contact.CHANNEL,
            "PHONE",
            "contacts",
            offered,
            "abandoned",
            abandoned,
            "offered",
            offered,
            "repeats",
            300L,
            "counted",
            1_000L));
  }

  private static Grid since(List<Row> days) {
    Row night =
        ReportRows.zone(
            "S",
            ImpededQualityZone.SPIKE,
            "NO_CLASH",
            Map.of(ImpededQualityZone.AS_OF_DATE, LocalDate.parse("2026-03-20")));
    MonthFigures figures =
        new MonthOf("ORG", MARCH)
            .with(MonthOf.Part.ZONES, List.of(night))
            .with(
                MonthOf.Part.CENTRE,
                List.of(month(FEBRUARY, 6_000, 28_000), month(MARCH, 2_000, 20_000)))
            .days(days)
            .figures();
    return ReportBuilder.of(figures, Locale.ENGLISH).grids().stream()
        .filter(grid -> grid.id().equals("since"))
        .findFirst()
        .orElseThrow();
  }

  private static double then(Grid grid, String key) {
    return grid.rows().stream()
        .filter(row -> row.get(0).about().key().equals(key))
        .findFirst()
        .orElseThrow()
        .get(1)
        .number();
  }

  @Test
  void aPartOfAMonthIsComparedWithTheSameDaysBefore() {
    Grid grid = since(days());
    assertThat(grid.header().get(1).text()).isEqualTo("Same days last month");
    assertThat(then(grid, "abandonment/PHONE")).isEqualTo(0.1);
  }

  /** In March repeats are known up to the 10th: so far February's are compared. */
  @Test
  void whatTakesTimeToBeKnownIsComparedOverFewerDays() {
    assertThat(then(since(days()), "resolution/PHONE")).isEqualTo(0.9);
  }

  @Test
  void withoutDaysTheWholeMonthIsNamedAsSuch() {
    Grid grid = since(List.of());
    assertThat(grid.header().get(1).text()).isEqualTo("Last month");
    assertThat(then(grid, "abandonment/PHONE")).isEqualTo(6.0 / 28);
  }

  @Test
  void ofFewContactsNothingIsSaid() {
    SameDays few = new SameDays(days().stream().limit(49).map(Figures::new).toList(), MARCH);
    assertThat(few.of("PHONE", "abandoned", "offered")).isPresent();
    assertThat(few.of("EMAIL", "abandoned", "offered")).isEmpty();
  }
}
