package org.contretemps.publish.report;

import java.util.List;
import org.contretemps.wording.CsvText;
import org.contretemps.wording.Wording;

/**
 * A report's tables in one CSV file (RFC 4180), one line per value: table, row, column, world,
 * value. Numbers have a point and all their digits; a text that a spreadsheet would execute is
 * preceded by an apostrophe.
 */
public final class CsvFile {
  private static final String LINE_END = "\r\n";

  private CsvFile() {}

  /** The file's text. */
  public static String of(Report report) {
    StringBuilder text = new StringBuilder("table,row,column,world,value").append(LINE_END);
    Wording words = new Wording(ReportWording.BUNDLE, report.language());
    for (Grid shown : report.grids()) {
      Grid grid = shown.flat(words);
      for (List<ReportCell> row : grid.rows()) {
        for (int column = 1; column < row.size(); column++) {
          text.append(
                  CsvText.SAFE.line(
                      List.of(
                          grid.id(),
                          row.get(0).text(),
                          grid.header().get(column).text(),
                          grid.header().get(column).world(),
                          value(row.get(column)))))
              .append(LINE_END);
        }
      }
    }
    return text.toString();
  }

  private static String value(ReportCell cell) {
    if (!cell.isNumber()) {
      return cell.text();
    }
    return cell.number() == null ? "" : number(cell.number());
  }

  private static String number(double value) {
    boolean isWhole = value == Math.rint(value) && Math.abs(value) < 1e15;
    return isWhole ? Long.toString((long) value) : Double.toString(value);
  }
}
