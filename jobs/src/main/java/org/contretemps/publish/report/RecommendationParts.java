package org.contretemps.publish.report;

import java.util.List;
import java.util.Optional;
import org.contretemps.night.recommendation.Recommendations;
import org.contretemps.publish.report.content.Section;
import org.contretemps.wording.Speech;
import org.contretemps.wording.Wording;

/** Builds the part of a report on the norms that forecasts recommend instead of today's. */
record RecommendationParts(MonthFigures figures, Wording words, Speech speech) {

  Optional<Section> recommended() {
    Parts parts = new Parts(words);
    List<String> points =
        new Recommendations(figures.recommendations())
            .points(channel -> parts.word("channel", channel), speech);
    return points.isEmpty()
        ? Optional.empty()
        : parts.section("recommended", points, List.of(), List.of());
  }
}
