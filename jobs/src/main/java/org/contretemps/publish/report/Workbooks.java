package org.contretemps.publish.report;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.contretemps.wording.Wording;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A report's tables as a workbook: a sheet each, real numbers, texts that no spreadsheet executes.
 */
public final class Workbooks {
  private static final int CAPTION_ROW = 0;
  private static final int WORLD_ROW = 2;
  private static final int HEADER_ROW = 3;

  private Workbooks() {}

  /** Writes the XLSX and leaves the stream open. */
  public static void write(Report report, OutputStream out) throws IOException {
    Wording words = new Wording(ReportWording.BUNDLE, report.language());
    Workbook workbook = new Workbook(out, "Contretemps", "1.0");
    Worksheet first = workbook.newWorksheet(words.say("sheet.findings"));
    writeFindings(report, first);
    for (Grid grid : report.grids()) {
      write(grid.flat(words), workbook.newWorksheet(words.say("sheet." + grid.id())));
    }
    workbook.finish();
  }

  private static void writeFindings(Report report, Worksheet sheet) {
    int row = 0;
    sheet.value(row, 0, report.title());
    sheet.style(row, 0).bold().set();
    sheet.value(++row, 0, report.subtitle());
    row++;
    for (String line : lines(report)) {
      sheet.value(++row, 0, line);
      sheet.style(row, 0).wrapText(true).set();
    }
    sheet.width(0, 110);
  }

  /** All that the page says before its tables, and what the annex says in a sentence each. */
  private static List<String> lines(Report report) {
    Section findings = report.sections().get(0);
    return Stream.of(
            Stream.of(report.lead()),
            report.tiles().stream()
                .map(tile -> String.join(": ", tile.label(), tile.figure(), tile.detail())),
            findings.sentences().stream(),
            findings.points().stream(),
            report.annex().stream().map(part -> part.heading() + ". " + part.summary()),
            report.facts().stream())
        .flatMap(lines -> lines)
        .toList();
  }

  private static void write(Grid grid, Worksheet sheet) {
    sheet.value(CAPTION_ROW, 0, grid.caption());
    for (int column = 0; column < grid.header().size(); column++) {
      sheet.value(WORLD_ROW, column, grid.header().get(column).world());
      sheet.style(WORLD_ROW, column).italic().set();
      sheet.value(HEADER_ROW, column, grid.header().get(column).text());
      sheet.style(HEADER_ROW, column).bold().wrapText(true).set();
      sheet.width(column, column == 0 ? 34 : 18);
    }
    for (int row = 0; row < grid.rows().size(); row++) {
      List<ReportCell> cells = grid.rows().get(row);
      for (int column = 0; column < cells.size(); column++) {
        write(cells.get(column), sheet, HEADER_ROW + 1 + row, column);
      }
    }
    sheet.freezePane(1, HEADER_ROW + 1);
  }

  private static void write(ReportCell cell, Worksheet sheet, int row, int column) {
    if (!cell.isNumber()) {
      sheet.value(row, column, cell.text());
    } else if (cell.number() != null) {
      sheet.value(row, column, cell.number());
      sheet.style(row, column).format(format(cell.kind())).set();
    }
  }

  private static String format(ReportCell.Kind kind) {
    return switch (kind) {
      case SHARE, POINTS -> "0.0%";
      case NUMBER -> "0.00";
      case PEOPLE -> "0.0";
      default -> "#,##0";
    };
  }
}
