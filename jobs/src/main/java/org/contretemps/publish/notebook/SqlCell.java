package org.contretemps.publish.notebook;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contretemps.config.ConfigurationException;

/**
 * A cell of plain SQL. Comments above the query may say how its answer is drawn, and that it needs
 * contacts:
 *
 * <pre>
 * -- contact level
 * -- lines: X, Y, SERIES | TITLE
 * -- intervals: GROUP, VALUE, LOWER, UPPER | TITLE
 * </pre>
 *
 * @param query without its semicolon
 * @param chart how its answer is drawn; empty if it is shown as a table
 */
record SqlCell(String query, boolean isContactLevel, Optional<Chart> chart) {
  private static final Pattern SQL =
      Pattern.compile("(?is)(\\s*--[^\\n]*\\n)*\\s*(SELECT|WITH|VALUES|DESCRIBE|SHOW)\\b.*");
  private static final Pattern CONTACTS = Pattern.compile("(?m)^-- contact level\\s*$");
  private static final Pattern CHART =
      Pattern.compile("(?m)^-- (lines|intervals): ([^|\\n]+)\\|([^\\n]+)$");

  /** A picture of an answer. */
  record Chart(String kind, List<String> columns, String title) {
    Object of(Answer answer) {
      if (kind.equals("lines") && columns.size() == 3) {
        return Charts.lines(title, answer, columns.get(0), columns.get(1), columns.get(2));
      }
      if (kind.equals("intervals") && columns.size() == 4) {
        return Charts.intervals(
            title, answer, columns.get(0), columns.get(1), columns.get(2), columns.get(3));
      }
      throw new ConfigurationException(
          "Cannot draw %s of %s: lines have three columns (x, y, series), intervals four (group, value, lower, upper). Name them before the bar."
              .formatted(kind, columns));
    }
  }

  /** The cell; empty if it is no SQL. */
  static Optional<SqlCell> of(String cell) {
    return SQL.matcher(cell).matches()
        ? Optional.of(
            new SqlCell(
                cell.strip().replaceAll(";$", ""), CONTACTS.matcher(cell).find(), chart(cell)))
        : Optional.empty();
  }

  private static Optional<Chart> chart(String cell) {
    Matcher chart = CHART.matcher(cell);
    return chart.find()
        ? Optional.of(
            new Chart(
                chart.group(1),
                List.of(chart.group(2).strip().split("\\s*,\\s*", -1)),
                chart.group(3).strip()))
        : Optional.empty();
  }

  /** What is shown: the answer, or its picture. */
  Object run(Desk desk) {
    Answer answer = desk.ask(query);
    return chart.isPresent() ? chart.get().of(answer) : answer;
  }
}
