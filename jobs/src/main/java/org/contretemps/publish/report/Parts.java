package org.contretemps.publish.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.contretemps.publish.picture.Picture;
import org.contretemps.publish.report.content.Grid;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.wording.Wording;

/** Builds the tables and sections of which the parts of a report consist. */
record Parts(Wording words) {
  /** The fewest answers from which a level of satisfaction is given (METHOD §8). */
  static final int LEAST_ANSWERS = 30;

  private static final int MOST_NAMES = 5;

  /** Alphabetical order, in which a non-breaking space is like any other. */
  static final Comparator<String> BY_NAME =
      Comparator.comparing(name -> name.replace('\u00a0', ' '));

  /** A table of rows; empty if nothing is known of them. */
  Optional<Grid> grid(
      String id, Stream<Row> rows, String[] columns, Function<Figures, List<ReportCell>> cells) {
    return grid(id, columns, rows.map(Figures::new).map(cells).toList());
  }

  Optional<Grid> grid(String id, String[] columns, List<List<ReportCell>> lines) {
    return lines.isEmpty()
        ? Optional.empty()
        : new Grid(id, words.say("caption." + id), new Columns(words).of(columns), lines)
            .withoutEmptyColumns();
  }

  /** The same in the order of its first cells. */
  Optional<Grid> sorted(
      String id, List<Row> rows, String[] columns, Function<Figures, List<ReportCell>> cells) {
    List<List<ReportCell>> lines = new ArrayList<>();
    rows.stream().map(Figures::new).map(cells).forEach(lines::add);
    lines.sort(Comparator.comparing(line -> line.get(0).text(), BY_NAME));
    return grid(id, columns, lines);
  }

  /** A part with those of its tables that there are; empty if there is none. */
  Optional<Section> section(String id, List<Optional<Grid>> grids) {
    return section(id, List.of(), List.of(), grids);
  }

  /** The same with points and pictures above the tables. */
  Optional<Section> section(
      String id, List<String> points, List<Picture> pictures, List<Optional<Grid>> grids) {
    List<Grid> present = grids.stream().flatMap(Optional::stream).toList();
    return present.isEmpty() && points.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Section.of(
                id,
                words.say("heading." + id),
                List.of(words.say(id + ".legend")),
                points,
                present,
                pictures));
  }

  /** Names with commas, the first five and how many more. */
  String names(List<String> all) {
    return names(all, ", ");
  }

  /** The same with another sign between names, if commas stand in them. */
  String names(List<String> all, String sign) {
    String first = String.join(sign, all.subList(0, Math.min(MOST_NAMES, all.size())));
    return all.size() <= MOST_NAMES ? first : words.say("more", first, all.size() - MOST_NAMES);
  }

  /** A word for a code of the data, or the code if it has none. */
  String word(String kind, String code) {
    return words.find(kind + "." + code).orElse(code);
  }
}
