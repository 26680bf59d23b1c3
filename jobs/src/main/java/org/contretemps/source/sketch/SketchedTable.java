package org.contretemps.source.sketch;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;
import org.contretemps.source.format.DelimitedLine;
import org.contretemps.source.format.LineWidth;
import org.contretemps.source.format.RawFormat;

/**
 * The table that a text most likely holds: cut at the delimiter by which most lines have the same
 * number of fields, two at least.
 *
 * @param names of the columns; made up if the file does not name them
 * @param rows the fields of each record; null where there is none
 * @param titleLines how many lines stand above the header
 */
record SketchedTable(
    char delimiter,
    boolean hasHeader,
    List<String> names,
    List<List<String>> rows,
    int titleLines) {
  private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');

  /** Texts that stand for "no value" in many exports. */
  static final Set<String> NOTHING =
      Set.of("-", "--", "n/a", "N/A", "NULL", "null", "None", "#N/A");

  /** The table in a text; none if no delimiter makes one. */
  static Optional<SketchedTable> of(List<String> lines) {
    SketchedTable best = null;
    int most = 1;
    for (char delimiter : DELIMITERS) {
      List<List<String>> cut = cut(lines, delimiter);
      Map<Integer, Integer> widths = new HashMap<>();
      cut.forEach(row -> widths.merge(row.size(), 1, Integer::sum));
      for (Map.Entry<Integer, Integer> width : widths.entrySet()) {
        int fields = width.getKey() < 2 ? 0 : width.getKey() * width.getValue() * width.getValue();
        if (fields > most) {
          most = fields;
          best = table(delimiter, cut, width.getKey());
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static List<List<String>> cut(List<String> lines, char delimiter) {
    DelimitedLine splitter =
        new DelimitedLine(
            new RawFormat.Delimited(
                List.of(),
                delimiter,
                Optional.of('"'),
                false,
                StandardCharsets.UTF_8,
                List.of(""),
                LineWidth.EXACT));
    List<List<String>> rows = new ArrayList<>();
    for (String line : lines) {
      List<UTF8String> fields = new ArrayList<>();
      if (splitter.split(line.getBytes(StandardCharsets.UTF_8), fields).isEmpty()) {
        rows.add(fields.stream().map(field -> field == null ? null : field.toString()).toList());
      }
    }
    return rows;
  }

  private static SketchedTable table(char delimiter, List<List<String>> cut, int width) {
    int first =
        IntStream.range(0, cut.size())
            .filter(i -> cut.get(i).size() == width)
            .findFirst()
            .orElse(0);
    List<String> top = withoutEmptyEnd(cut.get(first));
    boolean hasHeader = top.stream().allMatch(SketchedTable::isName);
    List<List<String>> rows =
        cut.subList(hasHeader ? first + 1 : first, cut.size()).stream()
            .filter(row -> row.size() == width)
            .map(row -> row.subList(0, top.size()))
            .toList();
    List<String> names =
        hasHeader
            ? top.stream().map(String::strip).toList()
            : IntStream.rangeClosed(1, top.size()).mapToObj(i -> "c" + i).toList();
    return new SketchedTable(delimiter, hasHeader, names, rows, first);
  }

  private static List<String> withoutEmptyEnd(List<String> fields) {
    int end = fields.size();
    while (end > 1 && fields.get(end - 1) == null) {
      end--;
    }
    return fields.subList(0, end);
  }

  /** A header says what its columns are, and has no value in it. */
  private static boolean isName(String field) {
    return field != null
        && field.codePoints().anyMatch(Character::isLetter)
        && !field.matches("[\\d:./ -]*\\d{2,}.*");
  }

  /** The values of a column that say anything. */
  List<String> values(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .filter(value -> value != null && !value.isBlank() && !NOTHING.contains(value.strip()))
        .toList();
  }

  /** The texts for "no value" that occur. */
  List<String> nothings() {
    return rows.stream()
        .flatMap(List::stream)
        .filter(value -> value != null && NOTHING.contains(value))
        .distinct()
        .sorted()
        .toList();
  }
}
