package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.decision.DecisionOutcome;
import org.contretemps.night.decision.Ledger;
import org.contretemps.publish.report.content.Section;
import org.contretemps.record.contact.Contact;
import org.contretemps.wording.Wording;

/**
 * Builds the part of a report on decisions about norms: for each cell the decision in force, those
 * due for review first.
 */
record DecisionParts(MonthFigures figures, Wording words) {

  Optional<Section> decisions(Locale language) {
    if (figures.decisions().isEmpty()) {
      return Optional.empty();
    }
    List<String> points = new ArrayList<>();
    for (Row row : latest()) {
      points.add(
          new ZoneWords(words).name(new Figures(row))
              + ". "
              + String.join(" ", Ledger.sentences(row, language)));
    }
    Ledger.Kept kept = Ledger.kept(figures.decisions());
    if (kept.closed() > 0) {
      points.add(words.say("decisions.kept", kept.kept(), kept.closed()));
    }
    return new Parts(words).section("decisions", points, List.of(), List.of());
  }

  /** How many decisions are due to be looked at again. */
  long overdue() {
    return latest().stream().filter(DecisionParts::isOverdue).count();
  }

  /** Whether somebody has decided about the cell of a zone. */
  boolean isDecided(Figures zone) {
    return latest().stream().anyMatch(row -> cell(row).equals(cell(zone.row())));
  }

  private static List<String> cell(Row row) {
    return List.of(
        row.getAs(Contact.SERVICE), row.getAs(Contact.CHANNEL), row.getAs(Contact.SITUATION_TYPE));
  }

  private List<Row> latest() {
    return figures.decisions().stream()
        .filter(row -> row.<Boolean>getAs(DecisionOutcome.IS_LATEST))
        .sorted(Comparator.comparing(row -> !isOverdue(row)))
        .toList();
  }

  private static boolean isOverdue(Row row) {
    return row.<Boolean>getAs(DecisionOutcome.IS_OVERDUE);
  }
}
