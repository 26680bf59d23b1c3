package org.contretemps.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.antagonism.AntagonismKpi;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.publish.format.CsvFile;
import org.contretemps.publish.format.HtmlPage;
import org.contretemps.publish.report.content.Report;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The text and structure of a tiny report, letter by letter. If a change is intended, the file that
 * the failure names replaces the one among this test's resources.
 */
class GoldenReportTest {
  private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);
  private static final LocalDate MONTH = LocalDate.parse("2026-03-01");
  private static final String ORGANISATION = "Caf d’Évry & \"Cœur\"";
  private static final String SERVICE = "<script>alert('é')</script>";

  @ParameterizedTest
  @CsvSource({"en,html", "fr,html", "en,csv", "fr,csv"})
  void aReportReadsAsItDid(String language, String format) throws IOException {
    Report report = ReportBuilder.of(figures(), Locale.forLanguageTag(language));
    String written =
        format.equals("csv")
            ? CsvFile.neutral(report).replace("\r\n", "\n")
            : body(HtmlPage.of(report, LANGUAGES));
    String name = "report_%s.%s".formatted(language, format);
    Path actual = Path.of("target/golden").resolve(name);
    Files.createDirectories(actual.getParent());
    Files.writeString(actual, written);
    assertThat(written).as("%s, now written to %s", name, actual).isEqualTo(golden(name));
  }

  /** The page without its style sheet and its script, one element a line. */
  private static String body(String page) {
    return page.replaceAll("(?s)<style>.*</style>", "")
        .replaceAll("(?s)<script>.*</script>", "")
        .replaceAll("sha256-[^&]+", "sha256-…")
        .replaceAll("(?s)>\\s+<", "><")
        .replace("><", ">\n<");
  }

  private static String golden(String name) throws IOException {
    try (InputStream file = GoldenReportTest.class.getResourceAsStream("golden/" + name)) {
      return file == null ? "" : new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static MonthFigures figures() {
    return new MonthOf(ORGANISATION, MONTH)
        .with(MonthOf.Part.ZONES, List.of(zone()))
        .with(
            MonthOf.Part.CENTRE,
            List.of(channel(MONTH.minusMonths(1), 900, 10_000), channel(MONTH, 1_200, 10_000)))
        .with(MonthOf.Part.ANTAGONISM, List.of(antagonism()))
        .figures();
  }

  private static Row zone() {
    return ReportRows.row(
        ImpededQualityZone.TABLE,
        Map.ofEntries(
            Map.entry(Contact.ORGANISATION, ORGANISATION),
            Map.entry(Contact.SERVICE, SERVICE),
            Map.entry(Contact.CHANNEL, "PHONE"),
            Map.entry(Contact.SITUATION_TYPE, "COMPLEX"),
            Map.entry(ImpededQualityZone.AS_OF_DATE, LocalDate.parse("2026-03-31")),
            Map.entry(ImpededQualityZone.WINDOW_FROM, LocalDate.parse("2026-02-24")),
            Map.entry(ImpededQualityZone.WINDOW_TO, LocalDate.parse("2026-03-23")),
            Map.entry(ImpededQualityZone.EVIDENCE, ImpededQualityZone.SPIKE),
            Map.entry(ImpededQualityZone.VERDICT, "ESTABLISHED"),
            Map.entry(ImpededQualityZone.IS_OPEN, true),
            Map.entry(ImpededQualityZone.CELL_ID, 7L),
            Map.entry(ImpededQualityZone.CONTACTS, 9_876L),
            Map.entry(ImpededQualityZone.NORM_SECONDS, 420.0),
            Map.entry(ImpededQualityZone.ATTAINED_SHARE, 0.722),
            Map.entry(ImpededQualityZone.COVERAGE, 0.617),
            Map.entry(ImpededQualityZone.NEEDED_80, 660),
            Map.entry(ImpededQualityZone.HARM, 0.019),
            Map.entry(ImpededQualityZone.HARM_LOWER, 0.014),
            Map.entry(ImpededQualityZone.HARM_UPPER, 0.025),
            Map.entry(ImpededQualityZone.AVOIDABLE_LOW, 46.9),
            Map.entry(ImpededQualityZone.AVOIDABLE_HIGH, 48.2),
            Map.entry(ImpededQualityZone.FAILURE_MINUTES, 235.4),
            Map.entry(ImpededQualityZone.FAILURE_FTE, 0.147),
            Map.entry(ImpededQualityZone.SAVED_MINUTES, 1_000.0),
            Map.entry(ImpededQualityZone.SPIKE_Z, 16.45)));
  }

  private static Row channel(LocalDate month, long repeats, long counted) {
    double share = (double) repeats / counted;
    return ReportRows.row(
        ContactCentreKpi.TABLE,
        Map.ofEntries(
            Map.entry(KpiMonth.MONTH, month),
            Map.entry(Contact.ORGANISATION, ORGANISATION),
            Map.entry(Contact.CHANNEL, "PHONE"),
            Map.entry("contacts", 12_345L),
            Map.entry(ContactCentreKpi.AHT, 331.4),
            Map.entry(ContactCentreKpi.MEDIAN, 262),
            Map.entry(ContactCentreKpi.P90, 623),
            Map.entry("counted", counted),
            Map.entry("repeats", repeats),
            Map.entry("repeat_share", share),
            Map.entry("repeat_share_lower", share - 0.006),
            Map.entry("repeat_share_upper", share + 0.006),
            Map.entry("offered", 11_000L),
            Map.entry("answered", 9_130L),
            Map.entry("abandoned", 1_100L),
            Map.entry(ContactCentreKpi.PICK_UP.name(), 0.83),
            Map.entry(ContactCentreKpi.PICK_UP.name() + "_lower", 0.823),
            Map.entry(ContactCentreKpi.PICK_UP.name() + "_upper", 0.837),
            Map.entry(ContactCentreKpi.PICK_UP_TARGET, 0.85)));
  }

  private static Row antagonism() {
    return ReportRows.row(
        AntagonismKpi.TABLE,
        Map.ofEntries(
            Map.entry(Contact.ORGANISATION, ORGANISATION),
            Map.entry(AntagonismKpi.SCOPE, "HANDOVER"),
            Map.entry(AntagonismKpi.GIVING_TEAM, "=1+1"),
            Map.entry(AntagonismKpi.RECEIVING_TEAM, "Équipe B"),
            Map.entry(AntagonismKpi.QUANTITY, "NORM_MET"),
            Map.entry(AntagonismKpi.QUALITY, "NO_REPEAT"),
            Map.entry(AntagonismKpi.CONTACTS, 2_500L),
            Map.entry(AntagonismKpi.EFFECT, 0.081),
            Map.entry(AntagonismKpi.EFFECT + "_lower", 0.052),
            Map.entry(AntagonismKpi.EFFECT + "_upper", 0.11),
            Map.entry(AntagonismKpi.Q, 0.001),
            Map.entry(AntagonismKpi.IS_ANTAGONISTIC, true)));
  }
}
