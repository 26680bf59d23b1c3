package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.ServiceQualityGapKpi;
import org.contretemps.night.kpi.month.TerritorialEquityKpi;
import org.contretemps.night.kpi.month.TwoLogicsKpi;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.IntervalColumns;
import org.contretemps.wording.Wording;

/** What indicators mark, a sentence each. */
record KpiFindings(MonthFigures figures, Wording words) {

  List<String> findings() {
    List<String> findings = new ArrayList<>();
    PeopleParts people = new PeopleParts(figures, words);
    people.tradeOffOfTeams().ifPresent(findings::add);
    add(
        findings,
        "finding.trade-off",
        marked(figures.logics(), KpiFindings::movedApart).map(people::name).sorted().toList(),
        figures.logics().size());
    add(
        findings,
        "finding.symmetry",
        marked(figures.symmetry(), row -> row.is(AttentionSymmetryKpi.IS_ASYMMETRIC))
            .map(row -> row.text(Contact.TEAM))
            .toList(),
        figures.symmetry().size());
    Stream.of(
            ServiceQualityGapKpi.BLIND_SPOT,
            ServiceQualityGapKpi.BROKEN,
            ServiceQualityGapKpi.APPRECIATED_DETOUR)
        .forEach(quadrant -> addQuadrant(findings, quadrant));
    add(
        findings,
        "finding.equity",
        places(row -> row.is(TerritorialEquityKpi.IS_WORSE)),
        figures.equity().size());
    add(
        findings,
        "finding.availability",
        places(row -> row.is(TerritorialEquityKpi.IS_LESS_AVAILABLE)),
        figures.equity().size());
    add(
        findings,
        "finding.antagonism",
        new AntagonismParts(figures, words).findings(),
        figures.antagonism().size());
    return findings;
  }

  private static boolean movedApart(Figures row) {
    return side(row, TwoLogicsKpi.SATISFACTION_MOVE) * side(row, TwoLogicsKpi.REGULATION_MOVE) < 0;
  }

  /** Beyond doubt above nought 1, below it −1, else 0. */
  private static int side(Figures row, String move) {
    IntervalColumns bounds = new IntervalColumns(move);
    return !row.has(move)
        ? 0
        : row.known(bounds.lower()) > 0 ? 1 : row.known(bounds.upper()) < 0 ? -1 : 0;
  }

  private void addQuadrant(List<String> findings, String quadrant) {
    List<String> services =
        marked(figures.gaps(), row -> quadrant.equals(row.text(ServiceQualityGapKpi.QUADRANT)))
            .map(row -> row.text(Contact.SERVICE))
            .toList();
    if (!services.isEmpty()) {
      findings.add(
          words.say(
              "finding.quadrant",
              new Parts(words).names(services),
              words.say("quadrant." + quadrant)));
    }
  }

  private void add(List<String> findings, String key, List<String> names, int of) {
    if (!names.isEmpty()) {
      findings.add(words.say(key, names.size(), of, new Parts(words).names(names)));
    }
  }

  private List<String> places(Predicate<Figures> isMarked) {
    return marked(figures.equity(), isMarked)
        .map(row -> row.text(Contact.SERVICE) + " / " + row.text(Contact.TERRITORY))
        .toList();
  }

  private static Stream<Figures> marked(List<Row> rows, Predicate<Figures> isMarked) {
    return rows.stream().map(Figures::new).filter(isMarked);
  }
}
