package org.contretemps.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.recommendation.NormRecommendation;
import org.contretemps.publish.report.content.Section;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.IntervalColumns;
import org.junit.jupiter.api.Test;

class RecommendationPartsTest {
  private static final LocalDate MONTH = LocalDate.parse("2026-06-01");

  private static Row norm(int seconds, String state) {
    Map<String, Object> row = new HashMap<>();
    row.put(NormRecommendation.AS_OF_DATE, MONTH);
    row.put(Contact.ORGANISATION, "ORG");
    row.put(Contact.SERVICE, "Housing");
    row.put(Contact.CHANNEL, "PHONE");
    row.put(NormRecommendation.NORM_ID, 7L);
    row.put(NormRecommendation.NORM_SECONDS, 300.0);
    row.put(NormRecommendation.CANDIDATE, seconds);
    row.put(NormRecommendation.WINDOW_TO, LocalDate.parse("2026-05-22"));
    row.put(NormRecommendation.DAYS, 30);
    row.put(NormRecommendation.CONTACTS, 12_345L);
    row.put(NormRecommendation.STATE, state);
    row.put(NormRecommendation.AGREEING, 0.91);
    row.put(NormRecommendation.ALLOWED, 0.01);
    row.put(NormRecommendation.IS_TODAY, seconds == 300);
    row.put(NormRecommendation.IS_RECOMMENDED, seconds == 375 && state.equals("FIRM"));
    row.put(NormRecommendation.IS_EXTRAPOLATED, seconds < 300);
    if (!state.equals("NO_EVIDENCE")) {
      put(row, NormRecommendation.REPEATS, 300 - seconds / 10.0);
      put(row, NormRecommendation.MINUTES, 9_000 + seconds);
      put(row, NormRecommendation.ABANDONED, 0.04);
      put(row, NormRecommendation.WAIT, 41);
      put(row, NormRecommendation.AGENTS, 12.5);
      put(row, NormRecommendation.REPEATS_CHANGE, -12);
      put(row, NormRecommendation.MINUTES_CHANGE, 250);
      row.put(NormRecommendation.ABANDONED_CHANGE, state.equals("NOT_ALLOWED") ? 0.02 : 0.005);
    }
    return ReportRows.row(NormRecommendation.TABLE, row);
  }

  private static void put(Map<String, Object> row, String column, double value) {
    row.put(column, value);
    row.put(new IntervalColumns(column).lower(), value - 1);
    row.put(new IntervalColumns(column).upper(), value + 1);
  }

  private static Optional<Section> part(Locale language, Row... rows) {
    return ReportBuilder.of(
            new MonthOf("ORG", MONTH).with(MonthOf.Part.RECOMMENDATIONS, List.of(rows)).figures(),
            language)
        .sections()
        .stream()
        .filter(section -> section.id().equals("recommended"))
        .findFirst();
  }

  @Test
  void theNormRecommendedIsSaidWithWhatItCosts() {
    Section part =
        part(
                Locale.ENGLISH,
                norm(270, "FIRM"),
                norm(300, "FIRM"),
                norm(375, "FIRM"),
                norm(450, "FIRM"))
            .orElseThrow();
    assertThat(part.points()).hasSize(1);
    assertThat(part.points().get(0).replace('\u00a0', ' '))
        .startsWith("Housing by phone. Norm of 5 min today; 12,340 inbound contacts on 30 weekdays")
        .contains("A norm of 6 min 15 s brings the fewest repeats", "Repeats a week change by -12");
  }

  @Test
  void withoutEvidenceThereAreWordsAndWithoutForecastsNone() {
    Section part = part(Locale.FRENCH, norm(300, "NO_EVIDENCE")).orElseThrow();
    assertThat(part.points()).singleElement().asString().contains("aucune autre norme");
    assertThat(part(Locale.FRENCH)).isEmpty();
  }

  private static String alternative(Section part) {
    return part.pictures().get(0).alternative().replace('\u00a0', ' ');
  }

  @Test
  void aCurveShowsWhatIsSureAndAllowed() {
    Section part =
        part(
                Locale.ENGLISH,
                norm(270, "FIRM"),
                norm(300, "FIRM"),
                norm(375, "FIRM"),
                norm(450, "FIRM"))
            .orElseThrow();
    assertThat(part.pictures()).hasSize(1);
    assertThat(alternative(part))
        .isEqualTo(
            "Housing by phone. A curve for norms from 4 min 30 s to 7 min 30 s: above how repeats a week, below how minutes of handling a week would change against today’s norm of 5 min, with 90 % intervals. At 6 min 15 s, the norm recommended, repeats would change by -12 (-13 to -11) and minutes by 250 (249 to 251). From 6 min 15 s to 7 min 30 s the 90 % interval of repeats lies below today’s, and abandonment stays within what is allowed.");
    assertThat(part.pictures().get(0).png()).isNotEmpty();
  }

  @Test
  void aCurveWithoutARecommendationSaysSo() {
    Section part =
        part(
                Locale.FRENCH,
                norm(270, "NOT_ALLOWED"),
                norm(300, "NOT_ALLOWED"),
                norm(450, "NOT_ALLOWED"))
            .orElseThrow();
    assertThat(alternative(part))
        .contains("Aucune autre norme n’est recommandée. À 7 min 30 s")
        .endsWith("sans que l’abandon dépasse la limite admise.");
    assertThat(part(Locale.FRENCH, norm(300, "NO_EVIDENCE")).orElseThrow().pictures()).isEmpty();
  }
}
