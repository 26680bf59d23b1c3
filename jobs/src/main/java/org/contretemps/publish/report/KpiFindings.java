package org.contretemps.publish.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.TerritorialEquityKpi;
import org.contretemps.night.kpi.month.TwoLogicsKpi;
import org.contretemps.night.kpi.quality.ServiceQualityGapKpi;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.IntervalColumns;
import org.contretemps.wording.Wording;

/** Sums up each part of a report's annex in a sentence or two: what is marked in it. */
record KpiFindings(MonthFigures figures, Wording words) {

  /**
   * What a part of the annex says in a sentence or two: what is marked in it, or that nothing is.
   */
  String of(String part) {
    List<String> marked =
        switch (part) {
          case "since" -> new SinceParts(figures, words).findings();
          case "changes" -> changes();
          case "logics" -> logics();
          case "symmetry" ->
              named(
                  "finding.symmetry",
                  figures.symmetry(),
                  row -> row.is(AttentionSymmetryKpi.IS_ASYMMETRIC),
                  row -> row.text(Contact.TEAM));
          case "care" -> new CareParts(figures, words).findings();
          case "gaps" ->
              Stream.of(
                      ServiceQualityGapKpi.BLIND_SPOT,
                      ServiceQualityGapKpi.BROKEN,
                      ServiceQualityGapKpi.APPRECIATED_DETOUR)
                  .flatMap(quadrant -> quadrant(quadrant).stream())
                  .toList();
          case "equity" -> equity();
          case "antagonism" ->
              said(
                  "finding.antagonism",
                  new AntagonismParts(figures, words).findings(),
                  figures.antagonism().size());
          default -> List.of();
        };
    return marked.isEmpty() ? words.say("none." + part) : String.join(" ", marked);
  }

  private List<String> changes() {
    return named(
        "finding.changes",
        figures.normChanges(),
        row -> NormChangeEffect.ESTABLISHED.equals(row.text(NormChangeEffect.VERDICT)),
        row -> row.text(Contact.SERVICE));
  }

  private List<String> logics() {
    PeopleParts people = new PeopleParts(figures, words);
    return Stream.concat(
            people.tradeOffOfTeams().stream(),
            named("finding.trade-off", figures.logics(), KpiFindings::movedApart, people::name)
                .stream())
        .toList();
  }

  private List<String> equity() {
    return Stream.of(
            named(
                "finding.equity",
                figures.equity(),
                row -> row.is(TerritorialEquityKpi.IS_WORSE),
                KpiFindings::place),
            named(
                "finding.availability",
                figures.equity(),
                row -> row.is(TerritorialEquityKpi.IS_LESS_AVAILABLE),
                KpiFindings::place))
        .flatMap(List::stream)
        .toList();
  }

  private static boolean movedApart(Figures row) {
    return side(row, TwoLogicsKpi.SATISFACTION_MOVE) * side(row, TwoLogicsKpi.REGULATION_MOVE) < 0;
  }

  /** 1 if clearly above zero, −1 if clearly below, else 0. */
  private static int side(Figures row, String move) {
    IntervalColumns bounds = new IntervalColumns(move);
    return !row.has(move)
        ? 0
        : row.known(bounds.lower()) > 0 ? 1 : row.known(bounds.upper()) < 0 ? -1 : 0;
  }

  private Optional<String> quadrant(String quadrant) {
    List<String> services =
        marked(figures.gaps(), row -> quadrant.equals(row.text(ServiceQualityGapKpi.QUADRANT)))
            .map(row -> row.text(Contact.SERVICE))
            .toList();
    return services.isEmpty()
        ? Optional.empty()
        : Optional.of(
            words.say(
                "finding.quadrant",
                new Parts(words).names(services),
                words.say("quadrant." + quadrant)));
  }

  private List<String> named(
      String key, List<Row> rows, Predicate<Figures> isMarked, Function<Figures, String> name) {
    return said(key, marked(rows, isMarked).map(name).sorted().toList(), rows.size());
  }

  private List<String> said(String key, List<String> names, int of) {
    return names.isEmpty()
        ? List.of()
        : List.of(words.say(key, names.size(), of, new Parts(words).names(names)));
  }

  private static String place(Figures row) {
    return row.text(Contact.SERVICE) + " / " + row.text(Contact.TERRITORY);
  }

  private static Stream<Figures> marked(List<Row> rows, Predicate<Figures> isMarked) {
    return rows.stream().map(Figures::new).filter(isMarked);
  }
}
