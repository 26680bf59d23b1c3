package org.contretemps.source.sketch;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.unsafe.types.UTF8String;
import org.contretemps.source.format.DelimitedLine;
import org.contretemps.source.format.LineWidth;
import org.contretemps.source.format.RawFormat;

/**
 * The table that a delimited text probably holds: split at the delimiter by which most lines have
 * the same number of fields, at least two. Or that of JSON lines.
 *
 * @param names of the columns; made up if the file does not name them; of JSON the names that lead
 *     to a value, with dots
 * @param rows the fields of each record; null if there is none
 * @param titleLines how many lines are above the header
 * @param oddQuotes how many of the records will be rejected for their quotes
 * @param schema of JSON lines, as a mapping writes it; empty for delimited text
 */
record SketchedTable(
    char delimiter,
    boolean hasHeader,
    List<String> names,
    List<List<String>> rows,
    int titleLines,
    long oddQuotes,
    Optional<String> schema) {
  private static final List<Character> DELIMITERS = List.of(';', ',', '\t', '|');

  /** Texts that mean "no value" in many exports. */
  static final Set<String> NOTHING =
      Set.of("-", "--", "n/a", "N/A", "NULL", "null", "None", "#N/A");

  /** The table in a text; none if no delimiter makes one. */
  static Optional<SketchedTable> of(List<String> lines) {
    SketchedTable best = null;
    int most = 1;
    for (char delimiter : DELIMITERS) {
      List<Cut> cut = cut(lines, delimiter);
      Map<Integer, Integer> widths = new HashMap<>();
      cut.forEach(row -> widths.merge(row.fields().size(), 1, Integer::sum));
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

  private record Cut(List<String> fields, boolean isOdd) {}

  private static List<Cut> cut(List<String> lines, char delimiter) {
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
    List<Cut> rows = new ArrayList<>();
    for (String line : lines) {
      List<UTF8String> fields = new ArrayList<>();
      boolean isOdd = splitter.split(line.getBytes(StandardCharsets.UTF_8), fields).isPresent();
      rows.add(new Cut(isOdd ? LooseLine.split(line, delimiter) : texts(fields), isOdd));
    }
    return rows;
  }

  private static List<String> texts(List<UTF8String> fields) {
    return fields.stream().map(field -> field == null ? null : field.toString()).toList();
  }

  private static SketchedTable table(char delimiter, List<Cut> cut, int width) {
    int first =
        IntStream.range(0, cut.size())
            .filter(i -> cut.get(i).fields().size() == width)
            .findFirst()
            .orElse(0);
    List<String> top = withoutEmptyEnd(cut.get(first).fields());
    boolean hasHeader = top.stream().allMatch(SketchedTable::isName);
    List<Cut> records =
        cut.subList(hasHeader ? first + 1 : first, cut.size()).stream()
            .filter(row -> row.fields().size() == width)
            .toList();
    List<List<String>> rows =
        records.stream().map(row -> row.fields().subList(0, top.size())).toList();
    long odd = records.stream().filter(Cut::isOdd).count();
    List<String> names =
        hasHeader
            ? top.stream().map(String::strip).toList()
            : IntStream.rangeClosed(1, top.size()).mapToObj(i -> "c" + i).toList();
    return new SketchedTable(delimiter, hasHeader, names, rows, first, odd, Optional.empty());
  }

  /** The table of JSON lines. */
  static SketchedTable ofJson(List<String> names, List<List<String>> rows, String schema) {
    return new SketchedTable(',', true, names, rows, 0, 0, Optional.of(schema));
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

  /** A column as an expression of a mapping names it. */
  String reference(int column) {
    String name = names.get(column);
    return schema.isPresent()
        ? Arrays.stream(name.split("\\.", -1))
            .map(SketchedTable::quoted)
            .collect(Collectors.joining("."))
        : quoted(name);
  }

  static String quoted(String name) {
    return name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : "`" + name.replace("`", "``") + "`";
  }

  /** The values of a column that say anything. */
  List<String> values(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .filter(value -> value != null && !value.isBlank() && !NOTHING.contains(value.strip()))
        .toList();
  }

  /** Whether every record has a value in a column, and no two the same. */
  boolean tellsApart(int column) {
    List<String> values = values(column);
    return values.size() > 1
        && values.size() == rows.size()
        && values.stream().distinct().count() == values.size();
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

  /** A name in lower case, its words apart: {@code talkMs} is {@code talk ms}. */
  static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", " ")
        .strip();
  }
}
