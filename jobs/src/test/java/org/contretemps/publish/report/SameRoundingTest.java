package org.contretemps.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.explanation.Explanation;
import org.contretemps.publish.report.content.Report;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.ReportWording;
import org.contretemps.publish.report.content.Tile;
import org.contretemps.wording.Speech;
import org.contretemps.wording.Wording;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A figure of a zone is written alike in the table, the tiles, the sentences and 'explain'. */
class SameRoundingTest {
  private static final Row ZONE =
      ReportRows.zone(
          "Housing",
          ImpededQualityZone.SPIKE,
          "ESTABLISHED",
          Map.ofEntries(
              Map.entry(ImpededQualityZone.IS_OPEN, true),
              Map.entry(ImpededQualityZone.LABEL, "IMPEDED_QUALITY"),
              Map.entry(ImpededQualityZone.ESTABLISHED_NIGHTS, 31),
              Map.entry(ImpededQualityZone.WEAK_NIGHTS, 0),
              Map.entry(ImpededQualityZone.ERROR_FACTOR, 1.0),
              Map.entry(ImpededQualityZone.OVER, 3_000L),
              Map.entry(ImpededQualityZone.NORM_SECONDS, 360.0),
              Map.entry(ImpededQualityZone.HARM, 0.01949),
              Map.entry(ImpededQualityZone.HARM_LOWER, 0.01449),
              Map.entry(ImpededQualityZone.HARM_UPPER, 0.02551),
              Map.entry(ImpededQualityZone.AVOIDABLE_LOW, 97.49),
              Map.entry(ImpededQualityZone.AVOIDABLE_HIGH, 99.51),
              Map.entry(ImpededQualityZone.FAILURE_MINUTES, 583.49),
              Map.entry(ImpededQualityZone.FAILURE_FTE, 0.43551),
              Map.entry(ImpededQualityZone.SAVED_MINUTES, 1_889.51),
              Map.entry(ImpededQualityZone.SPIKE_Z, 17.3)));

  private Report report;
  private Wording words;
  private String explanation;

  private void write(Locale language) {
    report =
        ReportBuilder.of(
            new MonthOf("ORG", LocalDate.parse("2026-03-01"))
                .with(MonthOf.Part.ZONES, List.of(ZONE))
                .figures(),
            language);
    words = new Wording(ReportWording.BUNDLE, language);
    explanation =
        Explanation.of(ZONE, Speech.in(language)).stream()
            .flatMap(section -> section.sentences().stream())
            .collect(Collectors.joining(" "));
  }

  private String finding() {
    return report.sections().get(0).points().get(0);
  }

  private String tile(int number) {
    Tile tile = report.tiles().get(number);
    return tile.figure() + " " + tile.detail();
  }

  /** A cell of the first line of a table, as it is shown. */
  private String cell(String grid, int column) {
    ReportCell cell =
        report.grids().stream()
            .filter(table -> table.id().equals(grid))
            .findFirst()
            .orElseThrow()
            .rows()
            .get(0)
            .get(column);
    return cell.shown(words) + " " + cell.shownRange(words);
  }

  private static Stream<String> numbers(String shown) {
    return Stream.of(shown.replaceAll("[^0-9.,\u202f]+", " ").strip().split(" ", -1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void tableTileSentenceAndExplanationAgree(String language) {
    write(Locale.forLanguageTag(language));
    String harm = cell("zones", cellsOfZones() - 1).replace("\u00a0%", "");
    assertThat(numbers(harm)).hasSize(3);
    assertThat(finding()).contains(harm);
    assertThat(numbers(harm)).allSatisfy(number -> assertThat(explanation).contains(number));

    String returns = cell("account", 1);
    assertThat(List.of(finding(), explanation))
        .allSatisfy(text -> assertThat(text).contains(returns));
    assertThat(numbers(returns))
        .hasSize(3)
        .allSatisfy(number -> assertThat(report.lead()).contains(number))
        .allSatisfy(number -> assertThat(tile(1)).contains(number));

    assertThat(explanation).contains(cell("account", 2), cell("account", 3), cell("account", 4));
    String people = cell("account", 5);
    assertThat(List.of(finding(), explanation))
        .allSatisfy(text -> assertThat(text).contains(people));
    assertThat(numbers(people))
        .hasSize(3)
        .allSatisfy(number -> assertThat(tile(2)).contains(number));
  }

  private int cellsOfZones() {
    return report.grids().stream()
        .filter(table -> table.id().equals("zones"))
        .findFirst()
        .orElseThrow()
        .header()
        .size();
  }
}
