package org.contretemps.publish.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.explanation.Explanation;
import org.contretemps.publish.report.content.Grid;
import org.contretemps.publish.report.content.Report;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.ReportWording;
import org.contretemps.publish.report.content.ToDecide;
import org.contretemps.wording.Speech;
import org.contretemps.wording.Wording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Every sum and difference on a page is that of the numbers beside it, of zones whose figures
 * rounded apart would not add up.
 */
class ShownSumsTest {
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]*(?:\\.\\d)?");
  private static final List<Row> ZONES =
      List.of(
          zone("Housing", 54.4, 353.4, 1_187.7),
          zone("Loans", 47.4, 183.4, 411.7),
          zone("Claims", 44.4, 272.4, 1_420.7));

  private final Wording words = new Wording(ReportWording.BUNDLE, Locale.ENGLISH);
  private Report report;

  private static Row zone(String service, double returns, double cost, double saved) {
    return ReportRows.zone(
        service,
        ImpededQualityZone.SPIKE,
        "ESTABLISHED",
        Map.ofEntries(
            Map.entry(ImpededQualityZone.IS_OPEN, true),
            Map.entry(ImpededQualityZone.LABEL, "IMPEDED_QUALITY"),
            Map.entry(ImpededQualityZone.ESTABLISHED_NIGHTS, 31),
            Map.entry(ImpededQualityZone.WEAK_NIGHTS, 0),
            Map.entry(ImpededQualityZone.ERROR_FACTOR, 1.0),
            Map.entry(ImpededQualityZone.OVER, 3_000L),
            Map.entry(ImpededQualityZone.NORM_SECONDS, 420.0),
            Map.entry(ImpededQualityZone.COVERAGE, 0.6),
            Map.entry(ImpededQualityZone.HARM, 0.010),
            Map.entry(ImpededQualityZone.HARM_LOWER, 0.008),
            Map.entry(ImpededQualityZone.HARM_UPPER, 0.013),
            Map.entry(ImpededQualityZone.AVOIDABLE_LOW, returns),
            Map.entry(ImpededQualityZone.AVOIDABLE_HIGH, returns + 1),
            Map.entry(ImpededQualityZone.FAILURE_MINUTES, cost),
            Map.entry(ImpededQualityZone.FAILURE_FTE, cost * 0.00074),
            Map.entry(ImpededQualityZone.SAVED_MINUTES, saved),
            Map.entry(ImpededQualityZone.SPIKE_Z, 16.45)));
  }

  /** Another norm, under which three in four of the hurried are hurried no more. */
  private static Row norm(Row zone) {
    return ReportRows.row(
        NormWhatIf.TABLE,
        Map.of(
            NormWhatIf.CELL_ID,
            zone.getAs(ImpededQualityZone.CELL_ID),
            NormWhatIf.NORM_SECONDS,
            420.0,
            NormWhatIf.CANDIDATE,
            510,
            NormWhatIf.COVERAGE,
            0.9,
            NormWhatIf.AVOIDABLE,
            0.75 * zone.<Double>getAs(ImpededQualityZone.AVOIDABLE_LOW)));
  }

  @BeforeEach
  void write() {
    report =
        ReportBuilder.of(
            new MonthOf("ORG", LocalDate.parse("2026-03-01"))
                .with(MonthOf.Part.ZONES, ZONES)
                .with(
                    MonthOf.Part.CANDIDATE_NORMS, ZONES.stream().map(ShownSumsTest::norm).toList())
                .figures(),
            Locale.ENGLISH);
  }

  private static List<Long> tenths(String text) {
    return NUMBER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .map(number -> Math.round(10 * Double.parseDouble(number.replace(",", ""))))
        .toList();
  }

  private long shown(ReportCell cell) {
    return tenths(cell.shown(words)).get(0);
  }

  private Grid account() {
    return report.grids().stream()
        .filter(grid -> grid.id().equals("account"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aTotalIsTheSumOfTheLinesAboveIt() {
    List<List<ReportCell>> rows = account().rows();
    assertThat(rows).hasSize(4);
    for (int column = 1; column < account().header().size(); column++) {
      int at = column;
      long parts = rows.subList(0, 3).stream().mapToLong(row -> shown(row.get(at))).sum();
      assertThat(parts).as(account().header().get(at).text()).isEqualTo(shown(rows.get(3).get(at)));
    }
    assertThat(shown(rows.get(3).get(1))).as("54 + 47 + 44, not 146.2").isEqualTo(1_450);
  }

  @Test
  void aBalanceIsTheDifferenceOfWhatStandsBesideIt() {
    assertThat(account().rows())
        .allSatisfy(
            row -> assertThat(shown(row.get(3)) - shown(row.get(2))).isEqualTo(shown(row.get(4))));
    assertThat(report.sections().get(0).points())
        .allSatisfy(
            point -> {
              List<Long> said = tenths(point.substring(point.indexOf("Their second")));
              assertThat(said.get(3) - said.get(0)).isEqualTo(said.get(6));
            });
  }

  @Test
  void theFirstScreenAddsUpToo() {
    assertThat(tenths(report.lead()).get(0)).isEqualTo(1_450);
    assertThat(tenths(report.tiles().get(1).figure())).containsExactly(1_450L);
    List<ToDecide.Option> options = report.toDecide().options();
    assertThat(options).hasSize(3);
    assertThat(options)
        .allSatisfy(
            option -> {
              List<Long> change = tenths(option.change().substring(option.change().indexOf(':')));
              long kept = tenths(option.keep().substring(option.keep().indexOf(':'))).get(0);
              assertThat(change.get(0) + change.get(1)).isEqualTo(kept);
            });
    Function<ToDecide.Option, Long> people =
        option -> tenths(option.change().substring(option.change().indexOf(';'))).get(0);
    assertThat(tenths(report.tiles().get(2).figure()))
        .containsExactly(options.stream().mapToLong(people::apply).sum());
    String unhurried = report.tiles().get(2).detail();
    List<Long> said = tenths(unhurried.substring(unhurried.indexOf("avoided.")));
    assertThat(said.get(3) - said.get(6)).isEqualTo(said.get(0));
  }

  @Test
  void anExplanationHasTheFiguresOfThePage() {
    for (int zone = 0; zone < ZONES.size(); zone++) {
      String text = Explanation.of(ZONES.get(zone), Speech.in(Locale.ENGLISH)).toString();
      account().rows().get(zone).stream()
          .skip(1)
          .forEach(
              cell -> assertThat(text).contains(cell.shown(words) + " " + cell.shownRange(words)));
    }
  }
}
