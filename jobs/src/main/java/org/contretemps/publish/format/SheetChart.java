package org.contretemps.publish.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.contretemps.publish.report.content.Grid;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.wording.Wording;

/**
 * A chart below a table of a workbook: bars for each row, in the cells' own values, so that it
 * changes with them.
 *
 * @param sheet number of the sheet in the workbook, from 1
 * @param below the first free row below the table, from 0
 * @param height in rows
 * @param title what it shows
 * @param unit of its values, for the axis; empty if they only count
 * @param format the number format of its values
 * @param names cells that name the rows, such as {@code 'Trend'!$A$5:$A$9}
 * @param series the columns that are drawn
 */
record SheetChart(
    int sheet,
    int below,
    int height,
    String title,
    String unit,
    String format,
    String names,
    List<Series> series) {

  private static final int LEAST_ROWS = 10;

  /** What is drawn of each table: columns of one unit. */
  private static final Map<String, List<String>> DRAWN =
      Map.of(
          "account", List.of("cost.minutes", "saved.minutes"),
          "norms", List.of("avoidable"),
          "since", List.of("change"),
          "channels", List.of("aht", "median"),
          "resolution", List.of("resolution", "coded"),
          "trend", List.of("resolution", "attainment"),
          "equity", List.of("repeats.standardised"),
          "symmetry", List.of("weighted", "good-work"));

  /**
   * A column of a table.
   *
   * @param name the cell of its heading
   * @param values its cells
   */
  record Series(String name, String values) {}

  /**
   * The chart of a table, if it has one and its columns are filled.
   *
   * @param grid as it is written, an interval in columns of its own
   * @param sheet number of its sheet, from 1
   * @param name of its sheet
   * @param header the row of its headings, from 0
   */
  static Optional<SheetChart> of(Grid grid, int sheet, String name, int header, Wording words) {
    List<Integer> columns =
        DRAWN.getOrDefault(grid.id(), List.of()).stream()
            .map(column -> place(grid, column))
            .filter(place -> place >= 0 && isFilled(grid, place))
            .toList();
    if (columns.isEmpty() || grid.rows().size() < 2) {
      return Optional.empty();
    }
    ReportCell.Kind kind = kind(grid, columns.get(0));
    int first = header + 2;
    int last = header + 1 + grid.rows().size();
    List<Series> series = new ArrayList<>();
    for (int column : columns) {
      series.add(
          new Series(
              cells(name, column, header + 1, header + 1), cells(name, column, first, last)));
    }
    return Optional.of(
        new SheetChart(
            sheet,
            last + 1,
            LEAST_ROWS + grid.rows().size() * columns.size(),
            columns.stream()
                .map(column -> grid.header().get(column).text())
                .collect(Collectors.joining(" · ")),
            words.find("unit." + kind.name()).orElse(""),
            Workbooks.format(kind),
            cells(name, 0, first, last),
            series));
  }

  private static int place(Grid grid, String column) {
    return IntStream.range(0, grid.header().size())
        .filter(at -> grid.header().get(at).name().equals(column))
        .findFirst()
        .orElse(-1);
  }

  private static boolean isFilled(Grid grid, int column) {
    return grid.rows().stream().anyMatch(row -> row.get(column).number() != null);
  }

  private static ReportCell.Kind kind(Grid grid, int column) {
    return grid.rows().stream()
        .map(row -> row.get(column))
        .filter(cell -> cell.number() != null)
        .map(ReportCell::kind)
        .findFirst()
        .orElse(ReportCell.Kind.NUMBER);
  }

  /** Cells of a column, rows from 1. */
  private static String cells(String sheet, int column, int from, int to) {
    String letter = letters(column);
    String place = "'%s'!$%s$%d".formatted(sheet.replace("'", "''"), letter, from);
    return from == to ? place : "%s:$%s$%d".formatted(place, letter, to);
  }

  private static String letters(int column) {
    String last = Character.toString((char) ('A' + column % 26));
    return column < 26 ? last : letters(column / 26 - 1) + last;
  }
}
