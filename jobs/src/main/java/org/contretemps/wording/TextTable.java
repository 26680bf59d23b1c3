package org.contretemps.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lays rows out as a table for a terminal: each column is as wide as its longest value, and all but
 * the first are right-aligned.
 */
public final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Starts a table with the names of its columns. */
  public TextTable(String... header) {
    rows.add(List.of(header));
  }

  /** Adds a row with as many cells as there are columns; they may hold texts from data. */
  public TextTable row(String... cells) {
    rows.add(Arrays.stream(cells).map(Printable::of).toList());
    return this;
  }

  @Override
  public String toString() {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    rows.forEach(row -> text.append(line(row, widths)).append(System.lineSeparator()));
    return text.toString();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder(GAP);
    for (int column = 0; column < row.size(); column++) {
      String padding = " ".repeat(widths[column] - row.get(column).length());
      line.append(column == 0 ? row.get(0) + padding : GAP + padding + row.get(column));
    }
    return line.toString().stripTrailing();
  }
}
