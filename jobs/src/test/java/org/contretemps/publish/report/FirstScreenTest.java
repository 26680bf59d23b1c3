package org.contretemps.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.recommendation.NormRecommendation;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.publish.report.content.Report;
import org.contretemps.publish.report.content.Tile;
import org.contretemps.publish.report.content.ToDecide;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableRow;
import org.junit.jupiter.api.Test;

/** What a director is asked and is shown first: answers with both branches, changes with a side. */
class FirstScreenTest {
  private static final LocalDate MONTH = LocalDate.parse("2026-03-01");

  private static Row zone(String service, double returns) {
    return ReportRows.zone(
        service,
        ImpededQualityZone.SPIKE,
        "ESTABLISHED",
        Map.ofEntries(
            Map.entry(ImpededQualityZone.IS_OPEN, true),
            Map.entry(ImpededQualityZone.NORM_SECONDS, 420.0),
            Map.entry(ImpededQualityZone.COVERAGE, 0.6),
            Map.entry(ImpededQualityZone.HARM, 0.008),
            Map.entry(ImpededQualityZone.HARM_LOWER, 0.006),
            Map.entry(ImpededQualityZone.HARM_UPPER, 0.010),
            Map.entry(ImpededQualityZone.AVOIDABLE_LOW, returns),
            Map.entry(ImpededQualityZone.FAILURE_MINUTES, 400.0),
            Map.entry(ImpededQualityZone.FAILURE_FTE, 0.4),
            Map.entry(ImpededQualityZone.SAVED_MINUTES, 1_400.0),
            Map.entry(ImpededQualityZone.SPIKE_Z, 16.45)));
  }

  /** Another norm that eight in ten fit: half of what today's hurries would be hurried no more. */
  private static Row norm(String service) {
    return ReportRows.row(
        NormWhatIf.TABLE,
        Map.of(
            NormWhatIf.CELL_ID,
            (long) service.hashCode(),
            NormWhatIf.NORM_SECONDS,
            420.0,
            NormWhatIf.CANDIDATE,
            504,
            NormWhatIf.COVERAGE,
            0.8,
            NormWhatIf.AVOIDABLE,
            20.0));
  }

  private static Row month(LocalDate month, long repeats, long within, long abandoned) {
    Map<String, Object> row = new HashMap<>();
    row.put(KpiMonth.MONTH, month);
    row.put(Contact.ORGANISATION, "ORG");
    row.put(Contact.CHANNEL, "PHONE");
    row.put("contacts", 10_000L);
    row.put("counted", 10_000L);
    row.put("repeats", repeats);
    row.put("with_norm", 10_000L);
    row.put("within_norm", within);
    row.put("offered", 10_000L);
    row.put("abandoned", abandoned);
    row.put(ContactCentreKpi.AHT, 300.0);
    return ReportRows.row(ContactCentreKpi.TABLE, row);
  }

  private static Report report(Locale language, int zones, List<Row> months) {
    List<String> services = IntStream.range(0, zones).mapToObj(i -> "S" + i).toList();
    return ReportBuilder.of(
        new MonthOf("ORG", MONTH)
            .with(
                MonthOf.Part.ZONES,
                services.stream()
                    .map(service -> zone(service, 40 - services.indexOf(service)))
                    .toList())
            .with(
                MonthOf.Part.CANDIDATE_NORMS, services.stream().map(FirstScreenTest::norm).toList())
            .with(MonthOf.Part.CENTRE, months)
            .figures(),
        language);
  }

  private static String plain(String shown) {
    return shown.replaceAll("[\\u00a0\\u202f]", " ");
  }

  private static Stream<String> options(ToDecide decide) {
    return decide.options().stream().map(ToDecide.Option::line).map(FirstScreenTest::plain);
  }

  @Test
  void bothAnswersAreSaidOfThreeSituationsAndTheOthersAreLinkedTo() {
    ToDecide english = report(Locale.ENGLISH, 4, List.of()).toDecide();
    assertThat(english.heading())
        .isEqualTo("To decide in 4 situations: keep the time norm, or lengthen it");
    assertThat(options(english))
        .hasSize(3)
        .first()
        .isEqualTo(
            "S0 by phone, high complexity. Keep 7 min: 40 customers a week go on coming back, no FTE more. Move to 8 min 24 s: 20 of them need not come back, 20 still do; 0.5 FTE more.");
    assertThat(english.link()).isEqualTo("Details and intervals, and one more situation");
    assertThat(options(report(Locale.FRENCH, 1, List.of()).toDecide()))
        .containsExactly(
            "S0 par téléphone, complexité élevée. Garder 7 min : 40 usagers par semaine continuent de revenir, aucun ETP de plus. Passer à 8 min 24 s : 20 d’entre eux n’ont plus à revenir, 20 reviennent encore ; 0,5 ETP de plus.");
  }

  @Test
  void whereAForecastRecommendsANormTheNoteSaysWhichFiguresToTake() {
    Row zone = zone("S0", 40);
    Row forecast =
        ReportRows.row(
            NormRecommendation.TABLE,
            Map.of(
                Contact.ORGANISATION,
                "ORG",
                Contact.SERVICE,
                "S0",
                Contact.CHANNEL,
                "PHONE",
                NormRecommendation.NORM_ID,
                7L,
                NormRecommendation.IS_TODAY,
                false,
                NormRecommendation.IS_RECOMMENDED,
                true,
                NormRecommendation.CANDIDATE,
                504));
    MonthOf month =
        new MonthOf("ORG", MONTH)
            .with(MonthOf.Part.ZONES, List.of(under(zone, 7)))
            .with(MonthOf.Part.CANDIDATE_NORMS, List.of(norm("S0")));
    assertThat(note(month)).doesNotContain("forecast");
    month.with(MonthOf.Part.RECOMMENDATIONS, List.of(forecast));
    assertThat(note(month)).contains("go by the forecast");
    month.with(MonthOf.Part.ZONES, List.of(under(zone, 8)));
    assertThat(note(month)).as("a forecast of another norm").doesNotContain("forecast");
  }

  private static Row under(Row zone, long norm) {
    return new TableRow(zone).set(ImpededQualityZone.NORM_ID, norm).row();
  }

  private static String note(MonthOf month) {
    return ReportBuilder.of(month.figures(), Locale.ENGLISH).toDecide().note();
  }

  /** Four zones of 1,000 minutes each; the other norms give back half of what hurrying saves. */
  @Test
  void whatNoHurryTakesAndWhatTheOtherNormsTakeAreTwoThings() {
    Tile balance = report(Locale.ENGLISH, 4, List.of()).tiles().get(2);
    assertThat(List.of(balance.label(), balance.figure(), plain(balance.detail())))
        .containsExactly(
            "Longer norms cost more work than they save",
            "2.0 FTE more",
            "at the proposed norms (1.7 to 2.2), net of the second contacts avoided. 4.0 FTE more if nothing is hurried any more (3.5 to 4.5): 5.6 (5.3 to 5.9) to finish contacts, less 1.6 (1.4 to 1.8) of second contacts avoided.");
  }

  @Test
  void aChangeIsSaidWithItsSide() {
    LocalDate last = MONTH.minusMonths(1);
    Tile changed =
        report(
                Locale.ENGLISH,
                1,
                List.of(month(last, 1_000, 5_000, 300), month(MONTH, 700, 6_000, 600)))
            .tiles()
            .get(3);
    assertThat(changed.figure())
        .isEqualTo("one share is better, one share is worse, one share moved");
    assertThat(plain(changed.detail()))
        .isEqualTo(
            "Better: Resolved, by repeats, by phone, from 90.0 % to 93.0 %. Worse: Abandoned, by phone, from 3.0 % to 6.0 %. Neither better nor worse in itself: Norm met, by phone, from 50.0 % to 60.0 %. Last month was not judged, so situations cannot be compared.");
    Tile back =
        report(
                Locale.ENGLISH,
                1,
                List.of(month(last, 700, 6_000, 600), month(MONTH, 1_000, 6_000, 300)))
            .tiles()
            .get(3);
    assertThat(plain(back.detail()))
        .isEqualTo(
            "Better: Abandoned, by phone, from 6.0 % to 3.0 %. Worse: Resolved, by repeats, by phone, from 93.0 % to 90.0 %. Last month was not judged, so situations cannot be compared.");
  }
}
