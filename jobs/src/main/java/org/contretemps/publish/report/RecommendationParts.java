package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.recommendation.NormRecommendation;
import org.contretemps.night.recommendation.Recommendations;
import org.contretemps.record.contact.Contact;
import org.contretemps.wording.Wording;

/**
 * Builds the part of a report on norms recommended by forecast: what is said of each norm under
 * which a zone is open, and a line for every norm compared, today's and the one recommended marked.
 */
record RecommendationParts(MonthFigures figures, Wording words, Locale language) {
  private static final String[] COLUMNS = {
    "queue",
    "forecast.norm",
    "forecast.repeats",
    "forecast.minutes",
    "forecast.abandoned",
    "forecast.wait",
    "forecast.agents"
  };

  Optional<Section> recommended() {
    Recommendations said = new Recommendations(figures.recommendations());
    List<String> points = new ArrayList<>();
    for (Row row : figures.recommendations()) {
      if (row.<Boolean>getAs(NormRecommendation.IS_TODAY)) {
        points.add(queue(row) + ". " + String.join(" ", said.sentences(row, language)));
      }
    }
    Parts parts = new Parts(words);
    return points.isEmpty()
        ? Optional.empty()
        : parts.section(
            "recommended",
            points,
            List.of(),
            List.of(
                parts.grid(
                    "recommended",
                    figures.recommendations().stream().filter(RecommendationParts::isForecast),
                    COLUMNS,
                    this::norm)));
  }

  private static boolean isForecast(Row row) {
    return row.getAs(NormRecommendation.REPEATS) != null;
  }

  private String queue(Row row) {
    return row.getAs(Contact.SERVICE)
        + " "
        + new Parts(words).word("channel", row.getAs(Contact.CHANNEL));
  }

  private List<ReportCell> norm(Figures row) {
    return List.of(
        ReportCell.text(queue(row.row())),
        ReportCell.text(seconds(row.row())),
        row.within(
            ReportCell.count(row.number(NormRecommendation.REPEATS)), NormRecommendation.REPEATS),
        row.within(
            ReportCell.count(row.number(NormRecommendation.MINUTES)), NormRecommendation.MINUTES),
        row.share(NormRecommendation.ABANDONED),
        row.within(
            ReportCell.seconds(row.number(NormRecommendation.WAIT)), NormRecommendation.WAIT),
        row.within(
            ReportCell.people(row.number(NormRecommendation.AGENTS)), NormRecommendation.AGENTS));
  }

  private String seconds(Row row) {
    boolean isToday = row.getAs(NormRecommendation.IS_TODAY);
    boolean isRecommended = row.getAs(NormRecommendation.IS_RECOMMENDED);
    boolean isTighter = row.getAs(NormRecommendation.IS_EXTRAPOLATED);
    String key = isToday ? "today" : isRecommended ? "chosen" : isTighter ? "tighter" : "other";
    return words.say(
        "forecast." + key, words.count(row.<Integer>getAs(NormRecommendation.CANDIDATE)));
  }
}
