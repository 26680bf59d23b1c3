package org.contretemps.publish.report;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.antagonism.AntagonismKpi;
import org.contretemps.night.kpi.antagonism.AntagonismKpi.Scope;
import org.contretemps.publish.report.content.About;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.wording.Wording;

/** Builds the part of a report on indicators that pull against each other. */
record AntagonismParts(MonthFigures figures, Wording words) {
  private static final String[] CONTACTS = {"pair", "contacts", "adverse", "q"};
  private static final String[] DAYS = {"pair", "team-days", "contacts", "correlation", "q"};

  Optional<Section> antagonism() {
    Parts parts = new Parts(words);
    return parts.section(
        "antagonism",
        List.of(
            parts.sorted("antagonism", of(Scope.TEAM), CONTACTS, this::ofContacts),
            parts.sorted("handovers", of(Scope.HANDOVER), CONTACTS, this::ofContacts),
            parts.sorted("team-days", of(Scope.ORGANISATION), DAYS, this::ofDays)));
  }

  /** What is marked, a sentence each. */
  List<String> findings() {
    return figures.antagonism().stream()
        .map(Figures::new)
        .filter(row -> row.is(AntagonismKpi.IS_ANTAGONISTIC))
        .map(this::name)
        .sorted(Parts.BY_NAME)
        .toList();
  }

  private List<Row> of(Scope scope) {
    return figures.antagonism().stream()
        .filter(row -> scope.name().equals(row.getAs(AntagonismKpi.SCOPE)))
        .toList();
  }

  private ReportCell named(Figures row) {
    return ReportCell.text(name(row))
        .about(
            About.keyed(
                row.text(AntagonismKpi.SCOPE),
                row.text(AntagonismKpi.GIVING_TEAM),
                row.text(AntagonismKpi.RECEIVING_TEAM),
                row.text(AntagonismKpi.QUANTITY),
                row.text(AntagonismKpi.QUALITY)));
  }

  private String name(Figures row) {
    String pair =
        words.say(
            "pair",
            words.say("quantity." + row.text(AntagonismKpi.QUANTITY)),
            words.say("quality." + row.text(AntagonismKpi.QUALITY)));
    return switch (Scope.valueOf(row.text(AntagonismKpi.SCOPE))) {
      case TEAM -> words.say("pair.team", row.text(AntagonismKpi.GIVING_TEAM), pair);
      case HANDOVER ->
          words.say(
              "pair.handover",
              row.text(AntagonismKpi.GIVING_TEAM),
              row.text(AntagonismKpi.RECEIVING_TEAM),
              pair);
      case ORGANISATION -> pair;
    };
  }

  private List<ReportCell> ofContacts(Figures row) {
    return List.of(
        named(row),
        ReportCell.count(row.number(AntagonismKpi.CONTACTS)),
        marked(row, row.points(AntagonismKpi.EFFECT)),
        ReportCell.number(row.number(AntagonismKpi.Q)));
  }

  private List<ReportCell> ofDays(Figures row) {
    return List.of(
        named(row),
        ReportCell.count(row.number(AntagonismKpi.UNITS)),
        ReportCell.count(row.number(AntagonismKpi.CONTACTS)),
        marked(row, row.number(AntagonismKpi.CORRELATION, AntagonismKpi.CORRELATION)),
        ReportCell.number(row.number(AntagonismKpi.Q)));
  }

  private static ReportCell marked(Figures row, ReportCell cell) {
    return row.is(AntagonismKpi.IS_ANTAGONISTIC) ? cell.toned("warn") : cell;
  }
}
