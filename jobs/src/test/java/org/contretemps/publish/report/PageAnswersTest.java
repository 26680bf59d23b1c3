package org.contretemps.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.house.Axe;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.publish.format.HtmlPage;
import org.contretemps.publish.picture.Picture;
import org.contretemps.publish.report.content.Report;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page does in a browser: two zones, one of them with a picture and other norms. */
@Tag("slow")
class PageAnswersTest {
  private static final LocalDate MONTH = LocalDate.parse("2026-03-01");
  private static final String DOT =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  private static final String CHOOSE =
      """
      const choose = (by, value) => {
        const select = document.querySelector(`#tools select[data-by=${by}]`);
        select.value = value;
        select.dispatchEvent(new Event("change"));
      };
      const seen = (grid) => [...document.querySelectorAll(`table[data-grid=${grid}] tbody tr`)]
        .filter((row) => row.offsetParent !== null).map((row) => row.cells[0].textContent);
      """;

  @TempDir private Path scratch;

  private static Report report(Locale language) {
    Row housing = zone("Housing", 40);
    String curve = ZoneWords.curve(new Figures(housing));
    List<Row> norms = Stream.of(420, 504, 588).map(PageAnswersTest::candidate).toList();
    return ReportBuilder.of(
        new MonthOf("ORG", MONTH)
            .with(MonthOf.Part.ZONES, List.of(housing, zone("Pensions", 9)))
            .with(MonthOf.Part.CANDIDATE_NORMS, norms)
            .pictures(new Picture(curve, DOT, "a curve"))
            .figures(),
        language);
  }

  private static Row zone(String service, double avoidable) {
    return ReportRows.zone(
        service,
        ImpededQualityZone.SPIKE,
        "ESTABLISHED",
        Map.ofEntries(
            Map.entry(ImpededQualityZone.IS_OPEN, true),
            Map.entry(ImpededQualityZone.NORM_SECONDS, 420.0),
            Map.entry(ImpededQualityZone.ATTAINED_SHARE, 0.722),
            Map.entry(ImpededQualityZone.COVERAGE, 0.617),
            Map.entry(ImpededQualityZone.NEEDED_80, 660),
            Map.entry(ImpededQualityZone.HARM, 0.019),
            Map.entry(ImpededQualityZone.HARM_LOWER, 0.014),
            Map.entry(ImpededQualityZone.HARM_UPPER, 0.025),
            Map.entry(ImpededQualityZone.AVOIDABLE_LOW, avoidable),
            Map.entry(ImpededQualityZone.AVOIDABLE_HIGH, avoidable + 1),
            Map.entry(ImpededQualityZone.FAILURE_MINUTES, 235.4),
            Map.entry(ImpededQualityZone.FAILURE_FTE, 0.147),
            Map.entry(ImpededQualityZone.SAVED_MINUTES, 1_000.0),
            Map.entry(ImpededQualityZone.SPIKE_Z, 16.45)));
  }

  private static Row candidate(int seconds) {
    return ReportRows.row(
        NormWhatIf.TABLE,
        Map.of(
            Contact.ORGANISATION,
            "ORG",
            NormWhatIf.CELL_ID,
            (long) "Housing".hashCode(),
            NormWhatIf.NORM_SECONDS,
            420.0,
            NormWhatIf.CANDIDATE,
            seconds,
            NormWhatIf.ATTAINED_SHARE,
            seconds / 800.0,
            NormWhatIf.COVERAGE,
            seconds / 700.0,
            NormWhatIf.AVOIDABLE,
            (seconds - 420) / 10.0));
  }

  private static String page(Locale language) {
    return HtmlPage.of(report(language), List.of(Locale.ENGLISH, Locale.FRENCH));
  }

  private JsonNode answer(String script) throws Exception {
    return Axe.inBrowser(scratch).answer(page(Locale.ENGLISH), CHOOSE + script);
  }

  @Test
  void thePagesOwnPolicyAdmitsItsScriptAndNoOther() throws Exception {
    String injected =
        page(Locale.ENGLISH).replace("</main>", "<script>document.title = 'x'</script></main>");
    assertThat(Axe.inBrowser(scratch).shown(injected))
        .contains("<option value=\"Housing\">")
        .doesNotContain("<title>x</title>");
  }

  @Test
  void aFilterHidesRowsAndPicturesOfOtherServices() throws Exception {
    JsonNode said =
        answer(
            """
            const curve = () => document.querySelector("figure[id]").offsetParent !== null;
            const before = { map: seen("map").length, curve: curve() };
            choose("service", "Pensions");
            return { before, map: seen("map"), account: seen("account"), curve: curve(),
              status: document.querySelector("[role=status]").textContent };
            """);
    assertThat(said.get("before").toString()).isEqualTo("{\"map\":2,\"curve\":true}");
    assertThat(said.get("map").toString()).contains("Pensions").doesNotContain("Housing");
    assertThat(said.get("account")).hasSize(2);
    assertThat(said.get("curve").asBoolean()).isFalse();
    assertThat(said.get("status").asText()).matches("\\d+ of \\d+ rows shown");
  }

  @Test
  void aColumnIsSortedByItsNumbersAndTheSumStaysLast() throws Exception {
    JsonNode said =
        answer(
            """
            const head = document.querySelector("table[data-grid=account] th[data-column=returns]");
            head.querySelector("button").click();
            const up = seen("account");
            head.querySelector("button").click();
            return { up, down: seen("account"), sorted: head.getAttribute("aria-sort") };
            """);
    assertThat(said.get("up").get(0).asText()).startsWith("Pensions");
    assertThat(said.get("down").get(0).asText()).startsWith("Housing");
    assertThat(said.get("up").get(2).asText()).isEqualTo(said.get("down").get(2).asText());
    assertThat(said.get("sorted").asText()).isEqualTo("descending");
  }

  @Test
  void theMapLeadsToTheAccountAndThatToTheCurve() throws Exception {
    JsonNode said =
        answer(
            """
            const to = (link) => document.getElementById(link.getAttribute("href").slice(1));
            const row = to(document.querySelector("table[data-grid=map] td a"));
            return { row: row.tagName, figure: to(row.querySelector("a")).tagName };
            """);
    assertThat(said.toString()).isEqualTo("{\"row\":\"TR\",\"figure\":\"FIGURE\"}");
  }

  @Test
  void theSliderShowsTheRowOfItsNorm() throws Exception {
    JsonNode said =
        answer(
            """
            const norm = document.querySelector("#slider input");
            const shown = () => [...document.querySelectorAll("#slider dd")].map((e) => e.textContent);
            const first = shown();
            norm.value = norm.max;
            norm.dispatchEvent(new Event("input"));
            const row = document.querySelector("table[data-grid=candidates] tbody tr:last-child");
            return { steps: norm.max, said: norm.getAttribute("aria-valuetext"), first, last: shown(),
              row: [...row.cells].slice(1).map((c) => c.textContent.trim().replace(/\\s+/g, " ")) };
            """);
    assertThat(said.get("steps").asInt()).isEqualTo(2);
    assertThat(said.get("said").asText().replace('\u00a0', ' ')).isEqualTo("9 min 48 s");
    assertThat(said.get("last")).isEqualTo(said.get("row")).isNotEqualTo(said.get("first"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1_280, 390})
  void axeFindsNothingInTheControls(int width) throws Exception {
    Axe.Findings found = Axe.inBrowser(scratch).check(page(Locale.FRENCH), width);
    assertThat(found.violations()).isEmpty();
    assertThat(found.passes()).contains("label", "select-name", "button-name");
    assertThat(found.contentWidth()).isLessThanOrEqualTo(width);
  }
}
