package org.contretemps.publish.notebook;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.wording.TextTable;

/**
 * The rows that a query gave in a notebook, to be shown as a table or drawn.
 *
 * @param columns names of the columns
 * @param rows their values, in the columns' order
 */
public record Answer(List<String> columns, List<Row> rows) {
  private static final int MOST_ROWS = 10_000;

  /** Fetches the rows of a query, at most 10,000. */
  static Answer of(Dataset<Row> query) {
    return new Answer(List.of(query.columns()), query.limit(MOST_ROWS).collectAsList());
  }

  /** The values of a column as numbers; not a number if there is none. */
  public double[] numbers(String column) {
    int place = place(column);
    return rows.stream()
        .mapToDouble(
            row -> row.isNullAt(place) ? Double.NaN : ((Number) row.get(place)).doubleValue())
        .toArray();
  }

  /** The values of a column as they are shown. */
  public List<String> texts(String column) {
    int place = place(column);
    return rows.stream().map(row -> text(row.get(place))).toList();
  }

  private int place(String column) {
    int place = columns.indexOf(column);
    if (place < 0) {
      throw new IllegalArgumentException(
          "Cannot draw the column %s: the answer has %s. Name one of these."
              .formatted(column, columns));
    }
    return place;
  }

  /** The rows as a table for a terminal. */
  @Override
  public String toString() {
    TextTable table = new TextTable(columns.toArray(String[]::new));
    rows.forEach(row -> table.row(cells(row).toArray(String[]::new)));
    return table.toString();
  }

  /** The rows as a table for a page. */
  String html() {
    return rows.stream()
        .map(
            row ->
                "<tr>"
                    + cells(row).stream()
                        .map(cell -> "<td>" + escaped(cell) + "</td>")
                        .collect(Collectors.joining())
                    + "</tr>")
        .collect(
            Collectors.joining(
                "",
                "<table><thead><tr>"
                    + columns.stream()
                        .map(name -> "<th>" + escaped(name) + "</th>")
                        .collect(Collectors.joining())
                    + "</tr></thead><tbody>",
                "</tbody></table>"));
  }

  private static String escaped(String text) {
    return StringEscapeUtils.escapeHtml4(text);
  }

  private static List<String> cells(Row row) {
    return IntStream.range(0, row.size()).mapToObj(place -> text(row.get(place))).toList();
  }

  private static String text(Object value) {
    if (value instanceof Double number) {
      return String.format(Locale.ROOT, "%." + decimals(Math.abs(number)) + "f", number);
    }
    return value == null ? "" : value.toString();
  }

  /** Digits that a reader can use: about three, of small numbers four places. */
  private static int decimals(double size) {
    return size >= 100 ? 1 : size >= 1 ? 2 : 4;
  }
}
