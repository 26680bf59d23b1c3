package org.contretemps.app.terminal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;
import org.contretemps.wording.Printable;
import org.contretemps.wording.TextTable;

/**
 * Formats the rows of a query for people: decimals are rounded to four digits, and rows wider than
 * the terminal are printed with one line for each column. Pure.
 *
 * @param header names of the columns
 * @param isFraction for each column whether it holds numbers with a point
 * @param rows the values as text
 */
record AnswerTable(List<String> header, List<Boolean> isFraction, List<List<String>> rows) {
  private static final int DIGITS = 4;
  private static final BigDecimal WHOLE = BigDecimal.valueOf(1_000);

  /** Whether a number is shown with fewer digits than it has. */
  boolean isRounded() {
    return rows.stream().anyMatch(row -> !shown(row).equals(row));
  }

  /**
   * The answer.
   *
   * @param width characters in a line of the terminal; 0 if it is no terminal
   */
  String in(int width) {
    TextTable table = new TextTable(header.toArray(String[]::new));
    rows.forEach(row -> table.row(shown(row).toArray(String[]::new)));
    String text = table.toString();
    int needed = text.lines().mapToInt(String::length).max().orElse(0);
    return width > 0 && needed > width ? oneBelowTheOther() : text;
  }

  private String oneBelowTheOther() {
    int longest = header.stream().mapToInt(String::length).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (int at = 0; at < rows.size(); at++) {
      text.append("-- row %,d --%n".formatted(at + 1));
      List<String> cells = shown(rows.get(at));
      for (int column = 0; column < header.size(); column++) {
        String padding = " ".repeat(longest - header.get(column).length());
        String line = "  " + header.get(column) + padding + "  " + Printable.of(cells.get(column));
        text.append(line.stripTrailing()).append(System.lineSeparator());
      }
    }
    return text.toString();
  }

  private List<String> shown(List<String> row) {
    return IntStream.range(0, row.size())
        .mapToObj(column -> isFraction.get(column) ? rounded(row.get(column)) : row.get(column))
        .toList();
  }

  /** Never fewer digits than before the point; as it is what is no finite number. */
  static String rounded(String text) {
    if (!text.matches("-?[0-9.]+(E-?[0-9]+)?")) {
      return text;
    }
    BigDecimal number = new BigDecimal(text);
    BigDecimal rounded =
        number.abs().compareTo(WHOLE) >= 0
            ? number.setScale(0, RoundingMode.HALF_EVEN)
            : number.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
