package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.contretemps.night.felt.FeltQuality;
import org.contretemps.night.felt.FeltSentences;
import org.contretemps.publish.report.content.About;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.wording.Wording;

/** Builds the part of a report on how teams' answers go with the share of their work in zones. */
record FeltParts(MonthFigures figures, Wording words, Locale language) {
  private static final String[] COLUMNS = {
    "question", "pulses", "high-answers", "teams", "weeks", "felt-slope", "felt-smallest"
  };

  Optional<Section> felt() {
    if (figures.felt().isEmpty()) {
      return Optional.empty();
    }
    List<String> points = new ArrayList<>();
    figures.felt().forEach(row -> points.add(String.join(" ", FeltSentences.of(row, language))));
    points.add(FeltSentences.limits(language));
    Parts parts = new Parts(words);
    return parts.section(
        "felt",
        points,
        List.of(),
        List.of(parts.grid("felt", figures.felt().stream(), COLUMNS, this::question)));
  }

  private List<ReportCell> question(Figures row) {
    return List.of(
        ReportCell.text(words.say("question." + row.text(FeltQuality.QUESTION)))
            .about(About.keyed(row.text(FeltQuality.QUESTION))),
        ReportCell.count(row.number(FeltQuality.ANSWERS)),
        ReportCell.share(row.number(FeltQuality.HIGH_SHARE)),
        ReportCell.count(row.number(FeltQuality.TEAMS)),
        ReportCell.count(row.number(FeltQuality.WEEKS)),
        row.points(FeltQuality.SLOPE),
        ReportCell.points(row.number(FeltQuality.SMALLEST_SEEN)));
  }
}
