package org.contretemps.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.TwoLogicsKpi;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.publish.format.HtmlPage;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.Test;

/** What a report says of data that have no norm, and of the two logics. */
class ReportSentencesTest {
  private static final LocalDate MONTH = LocalDate.parse("2026-03-01");

  /** An organisation that sets no norm, and knows neither objectives nor outcomes of files. */
  @Test
  void contactsEndedAtOnceAreNotLaidToANorm() {
    String page = page(List.of(shedding()), List.of());
    assertThat(page)
        .contains(
            "contacts are ended at once, by some agents far more than by others",
            "There is no map of situations")
        .doesNotContain("the time norm costs customers", "“No clash” means");
  }

  @Test
  void whatIsNotKnownIsNotShownAsNone() {
    assertThat(page(List.of(shedding()), List.of()))
        .doesNotContain("Asks where a case stands", "Work in zones", "Norm met");
  }

  @Test
  void aMonthInWhichNoZoneWasLookedForIsNotOneWithout() {
    assertThat(page(List.of(), List.of()))
        .contains("No impeded-quality zones were looked for in this month")
        .doesNotContain("No impeded-quality zone stands");
  }

  @Test
  void aTradeOffOfTeamsIsSaidOnceAndOneOfAGroupWithItsName() {
    String page =
        page(
            List.of(),
            List.of(
                logic("GUIDANCE", -0.9, -0.4, 0.02, -0.05), logic("SALE", -0.9, -0.4, 0.02, 0.03)));
    assertThat(page)
        .containsOnlyOnce("Teams win satisfaction at the cost of regulation")
        .contains("over 12 teams and services the correlation of the two is -0.65")
        .contains("in groups, 1 of 2: Guidance, insured persons.");
  }

  @Test
  void aCorrelationThatMayBeNoughtIsNoTradeOff() {
    assertThat(page(List.of(), List.of(logic("SALE", -0.9, 0.1, 0.02, 0.03))))
        .doesNotContain("at the cost of regulation", "in groups, ");
  }

  private static String page(List<Row> zones, List<Row> logics) {
    List<Row> centre =
        IntStream.rangeClosed(0, 3).mapToObj(back -> channel(MONTH.minusMonths(back))).toList();
    return HtmlPage.onPaper(
        ReportBuilder.of(
            new MonthOf("ORG", MONTH)
                .with(MonthOf.Part.ZONES, zones)
                .with(MonthOf.Part.CENTRE, centre)
                .with(MonthOf.Part.LOGICS, logics)
                .figures(),
            Locale.ENGLISH));
  }

  private static Row shedding() {
    return ReportRows.row(
        ImpededQualityZone.TABLE,
        Map.ofEntries(
            Map.entry(Contact.ORGANISATION, "ORG"),
            Map.entry(Contact.SERVICE, "S"),
            Map.entry(Contact.CHANNEL, "PHONE"),
            Map.entry(Contact.SITUATION_TYPE, "UNKNOWN"),
            Map.entry(ImpededQualityZone.AS_OF_DATE, LocalDate.parse("2026-03-31")),
            Map.entry(ImpededQualityZone.WINDOW_FROM, LocalDate.parse("2026-02-24")),
            Map.entry(ImpededQualityZone.WINDOW_TO, LocalDate.parse("2026-03-23")),
            Map.entry(ImpededQualityZone.EVIDENCE, ImpededQualityZone.SHEDDING),
            Map.entry(ImpededQualityZone.VERDICT, "ESTABLISHED"),
            Map.entry(ImpededQualityZone.IS_OPEN, false),
            Map.entry(ImpededQualityZone.CONTACTS, 20_000L),
            Map.entry(ImpededQualityZone.SHORT_CONTACTS, 1_200L),
            Map.entry(ImpededQualityZone.SHORT_SECONDS, 10),
            Map.entry(ImpededQualityZone.SHORT_EXPECTED, 30.0),
            Map.entry(ImpededQualityZone.HARM, 0.024)));
  }

  private static Row channel(LocalDate month) {
    return ReportRows.row(
        ContactCentreKpi.TABLE,
        Map.ofEntries(
            Map.entry(KpiMonth.MONTH, month),
            Map.entry(Contact.ORGANISATION, "ORG"),
            Map.entry(Contact.CHANNEL, "PHONE"),
            Map.entry("contacts", 12_345L),
            Map.entry("counted", 10_000L),
            Map.entry("repeats", 900L),
            Map.entry("repeat_share", 0.09),
            Map.entry("follow_ups", 0L),
            Map.entry(ContactCentreKpi.STATUS_CHASING, 0.0)));
  }

  private static Row logic(
      String objective,
      double lower,
      double upper,
      double satisfactionMove,
      double regulationMove) {
    Map<String, Object> values = new HashMap<>();
    values.put(KpiMonth.MONTH, MONTH);
    values.put(Contact.ORGANISATION, "ORG");
    values.put(KpiDay.OBJECTIVE, objective);
    values.put(Contact.CUSTOMER_KIND, "INSURED");
    values.put("contacts", 1_000L);
    values.put(TwoLogicsKpi.UNITS, 12L);
    values.put(TwoLogicsKpi.CORRELATION, (lower + upper) / 2);
    values.put(TwoLogicsKpi.CORRELATION + "_lower", lower);
    values.put(TwoLogicsKpi.CORRELATION + "_upper", upper);
    putMove(values, TwoLogicsKpi.SATISFACTION_MOVE, satisfactionMove);
    putMove(values, TwoLogicsKpi.REGULATION_MOVE, regulationMove);
    return ReportRows.row(TwoLogicsKpi.TABLE, values);
  }

  private static void putMove(Map<String, Object> values, String move, double value) {
    values.put(move, value);
    values.put(move + "_lower", value - 0.01);
    values.put(move + "_upper", value + 0.01);
  }
}
