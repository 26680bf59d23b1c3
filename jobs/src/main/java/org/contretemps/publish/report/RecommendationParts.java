package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.night.recommendation.NormRecommendation;
import org.contretemps.night.recommendation.Recommendations;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.publish.picture.NormChoicePicture;
import org.contretemps.publish.picture.Picture;
import org.contretemps.publish.report.content.Section;
import org.contretemps.record.contact.Contact;
import org.contretemps.wording.Speech;
import org.contretemps.wording.Wording;

/**
 * Builds the part of a report on the norms that forecasts recommend instead of today's: what is
 * said of each, and a curve of those that were forecast.
 */
record RecommendationParts(MonthFigures figures, Wording words, Speech speech) {

  /** What is said of each norm, and the curve of the costliest zone's. */
  Optional<Section> recommended() {
    Parts parts = new Parts(words);
    List<String> points =
        new Recommendations(figures.recommendations())
            .points(channel -> parts.word("channel", channel), speech);
    return points.isEmpty()
        ? Optional.empty()
        : parts.section("recommended", points, curves(parts).stream().limit(1).toList(), List.of());
  }

  /** The other curves. */
  Optional<Section> otherCurves() {
    List<Picture> others = curves(new Parts(words)).stream().skip(1).toList();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of(
                "other-choices",
                words.say("heading.other-choices"),
                List.of(words.say("other-choices.legend")),
                List.of(),
                List.of(),
                others));
  }

  private List<Picture> curves(Parts parts) {
    Map<List<Object>, List<Row>> norms = new LinkedHashMap<>();
    figures.recommendations().stream()
        .sorted(Comparator.comparingInt(this::rank))
        .forEach(row -> norms.computeIfAbsent(queue(row), key -> new ArrayList<>()).add(row));
    return norms.values().stream()
        .map(rows -> new NormChoicePicture(rows, title(parts, rows.get(0)), speech.language()))
        .map(NormChoicePicture::drawn)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The place of a norm's zone among those found, the costliest first; the rest come last. */
  private int rank(Row row) {
    List<Object> norms =
        ZoneWords.found(figures)
            .map(zone -> zone.row().<Object>getAs(ImpededQualityZone.NORM_ID))
            .toList();
    int place = norms.indexOf(row.<Object>getAs(NormRecommendation.NORM_ID));
    return place < 0 ? norms.size() : place;
  }

  private static List<Object> queue(Row row) {
    return List.of(
        row.getAs(Contact.SERVICE),
        row.getAs(Contact.CHANNEL),
        row.getAs(NormRecommendation.NORM_ID));
  }

  private String title(Parts parts, Row row) {
    return words.say(
        "line",
        row.<String>getAs(Contact.SERVICE),
        parts.word("channel", row.<String>getAs(Contact.CHANNEL)));
  }
}
