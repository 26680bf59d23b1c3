package org.contretemps.publish.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.contretemps.publish.report.content.Grid;
import org.contretemps.publish.report.content.Heading;
import org.contretemps.publish.report.content.Report;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.wording.CsvText;
import org.contretemps.wording.Wording;

/**
 * Writes all tables of a report to one CSV file, one line per value. Table, row and column together
 * are its key, the same in every language. A text that a spreadsheet would execute is preceded by
 * an apostrophe.
 */
public final class CsvFile {
  private static final String LINE_END = "\r\n";

  /** By which a spreadsheet knows that the file is UTF-8. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvFile() {}

  /**
   * For programs (RFC 4180): shares are of 1, numbers have a point, and rows and columns are named
   * a second time as people read them.
   */
  public static String neutral(Report report) {
    return text(
        report,
        CsvText.SAFE,
        List.of("table", "row", "column", "unit", "value", "row_name", "column_name", "world"),
        line ->
            List.of(
                line.grid.id(),
                line.key,
                line.head.name(),
                unit(line.cell),
                neutral(line.cell),
                line.name,
                line.head.text(),
                line.head.world()));
  }

  /**
   * For an office that writes numbers as the report's language does: semicolons, decimal comma,
   * shares in hundredths, and a byte-order mark.
   */
  public static String forOffice(Report report) {
    Wording words = report.words();
    List<String> header = new ArrayList<>();
    for (String name : List.of("table", "row", "column", "value", "unit", "key")) {
      header.add(words.say("csv." + name));
    }
    return BYTE_ORDER_MARK
        + text(
            report,
            CsvText.SEMICOLONS,
            header,
            line ->
                List.of(
                    line.grid.caption(),
                    line.name,
                    line.head.text(),
                    local(line.cell),
                    words.find("unit.csv." + line.cell.kind().name()).orElse(""),
                    String.join(".", line.grid.id(), line.key, line.head.name())));
  }

  /** One value, and what names it. */
  private record Line(Grid grid, String key, String name, Heading head, ReportCell cell) {}

  private static String text(
      Report report, CsvText csv, List<String> header, Function<Line, List<String>> cells) {
    StringBuilder text = new StringBuilder(csv.line(header)).append(LINE_END);
    Wording words = report.words();
    for (Grid shown : report.grids()) {
      Grid grid = shown.flat(words);
      for (List<ReportCell> row : grid.rows()) {
        String name = row.get(0).text();
        String key = row.get(0).about().key().isEmpty() ? name : row.get(0).about().key();
        for (int column = 1; column < row.size(); column++) {
          Line line = new Line(grid, key, name, grid.header().get(column), row.get(column));
          text.append(csv.line(cells.apply(line))).append(LINE_END);
        }
      }
    }
    return text.toString();
  }

  private static String unit(ReportCell cell) {
    return cell.kind() == ReportCell.Kind.PEOPLE
        ? "fte"
        : cell.kind().name().toLowerCase(Locale.ROOT);
  }

  private static String neutral(ReportCell cell) {
    if (!cell.isNumber()) {
      return cell.text();
    }
    return cell.number() == null ? "" : plain(cell, false);
  }

  private static String local(ReportCell cell) {
    if (!cell.isNumber()) {
      return cell.text();
    }
    return cell.number() == null ? "" : plain(cell, true).replace('.', ',');
  }

  /** A number with the digits that mean something. */
  private static String plain(ReportCell cell, boolean inHundredths) {
    BigDecimal value = BigDecimal.valueOf(cell.number());
    BigDecimal rounded =
        switch (cell.kind()) {
          case SHARE ->
              inHundredths
                  ? value.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN)
                  : value.setScale(4, RoundingMode.HALF_EVEN);
          case POINTS -> value.movePointRight(2).setScale(2, RoundingMode.HALF_EVEN);
          case SECONDS -> value.setScale(0, RoundingMode.HALF_EVEN);
          case COUNT -> value.setScale(1, RoundingMode.HALF_EVEN);
          case PEOPLE -> value.setScale(2, RoundingMode.HALF_EVEN);
          default -> value.round(new MathContext(4, RoundingMode.HALF_EVEN));
        };
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
