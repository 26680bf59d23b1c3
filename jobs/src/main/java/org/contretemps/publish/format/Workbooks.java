package org.contretemps.publish.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.contretemps.publish.report.content.Grid;
import org.contretemps.publish.report.content.Report;
import org.contretemps.publish.report.content.ReportCell;
import org.contretemps.publish.report.content.Section;
import org.contretemps.publish.report.content.ToDecide;
import org.contretemps.wording.Wording;
import org.dhatim.fastexcel.HyperLink;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes the tables of a report as a workbook (XLSX): a sheet for each table, after one with the
 * findings and one that lists the sheets. Values are real numbers in the unit that their heading
 * names; no text can be executed as a formula.
 */
public final class Workbooks {
  /** Times are fractions of a day in every spreadsheet. */
  public static final double SECONDS_A_DAY = 86_400;

  private static final int SHEETS_BEFORE = 2;
  private static final int CAPTION_ROW = 0;
  private static final int WORLD_ROW = 2;
  private static final int HEADER_ROW = 3;
  private static final int FIRST_WIDTH = 34;
  private static final int WIDTH = 16;
  private static final int TEXT_WIDTH = 110;
  private static final double LINE = 15;
  private static final double LETTERS_A_UNIT = 1.1;

  /** Of the page: the marks are the same. */
  private static final Map<String, String> COLOURS =
      Map.of("bad", "F6D5CD", "warn", "FBEECB", "good", "E3EFE3");

  private Workbooks() {}

  /** Writes the XLSX and leaves the stream open. */
  public static void write(Report report, OutputStream out) throws IOException {
    Wording words = report.words();
    ByteArrayOutputStream sheets = new ByteArrayOutputStream();
    List<SheetChart> charts = new ArrayList<>();
    Workbook workbook = new Workbook(sheets, "Contretemps", "1.0");
    writeFindings(report, workbook.newWorksheet(words.say("sheet.findings")));
    writeContents(report, words, workbook.newWorksheet(words.say("sheet.contents")));
    int number = SHEETS_BEFORE;
    for (Grid grid : report.grids()) {
      Worksheet sheet = workbook.newWorksheet(words.say("sheet." + grid.id()));
      Grid flat = grid.flat(words);
      write(flat, words, sheet);
      fitToPage(sheet);
      SheetChart.of(flat, ++number, sheet.getName(), HEADER_ROW, words).ifPresent(charts::add);
    }
    workbook.finish();
    ChartedWorkbook.write(sheets.toByteArray(), charts, out);
  }

  private static void writeFindings(Report report, Worksheet sheet) {
    int row = 0;
    sheet.value(row, 0, report.title());
    sheet.style(row, 0).bold().fontSize(14).wrapText(true).set();
    sheet.rowHeight(row, height(report.title(), TEXT_WIDTH * 3 / 4) * 4 / 3);
    sheet.value(++row, 0, report.subtitle());
    row++;
    for (String line : lines(report)) {
      sheet.value(++row, 0, line);
      sheet.style(row, 0).wrapText(true).verticalAlignment("top").set();
      sheet.rowHeight(row, height(line, TEXT_WIDTH));
    }
    sheet.width(0, TEXT_WIDTH);
    fitToPage(sheet);
  }

  /** All that the page says before its tables, and what the annex says in a sentence each. */
  private static List<String> lines(Report report) {
    Section findings = report.sections().get(0);
    return Stream.of(
            Stream.of(report.lead(), report.certainty(), report.toDecide().heading())
                .filter(line -> !line.isEmpty()),
            report.toDecide().options().stream().map(ToDecide.Option::line),
            Stream.of(report.toDecide().note()),
            report.tiles().stream()
                .map(tile -> String.join(": ", tile.label(), tile.figure(), tile.detail())),
            findings.sentences().stream(),
            findings.points().stream(),
            report.annex().stream().map(part -> part.heading() + ". " + part.summary()),
            report.facts().stream())
        .flatMap(lines -> lines)
        .toList();
  }

  /** Which sheet holds what, with a link to each. */
  private static void writeContents(Report report, Wording words, Worksheet sheet) {
    sheet.value(0, 0, words.say("sheet.contents"));
    sheet.style(0, 0).bold().set();
    int row = 1;
    for (Grid grid : report.grids()) {
      String name = words.say("sheet." + grid.id());
      row++;
      sheet.hyperlink(row, 0, HyperLink.internal("'%s'!A1".formatted(name), name));
      sheet.style(row, 0).underlined().fontColor("1B4F8A").verticalAlignment("top").set();
      sheet.value(row, 1, grid.caption());
      sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
      sheet.rowHeight(row, height(grid.caption(), TEXT_WIDTH));
    }
    sheet.width(0, FIRST_WIDTH);
    sheet.width(1, TEXT_WIDTH);
    fitToPage(sheet);
  }

  private static void write(Grid grid, Wording words, Worksheet sheet) {
    sheet.value(CAPTION_ROW, 0, grid.caption());
    sheet.style(CAPTION_ROW, 0).bold().set();
    int columns = grid.header().size();
    List<String> heads = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      heads.add(head(grid, column, words));
      sheet.value(WORLD_ROW, column, grid.header().get(column).world());
      sheet.style(WORLD_ROW, column).italic().set();
      sheet.value(HEADER_ROW, column, heads.get(column));
      sheet.style(HEADER_ROW, column).bold().wrapText(true).verticalAlignment("top").set();
      sheet.width(column, column == 0 ? FIRST_WIDTH : WIDTH);
    }
    // Bold letters are wider: a line more.
    sheet.rowHeight(HEADER_ROW, highest(heads) + LINE);
    for (int row = 0; row < grid.rows().size(); row++) {
      List<ReportCell> cells = grid.rows().get(row);
      for (int column = 0; column < columns; column++) {
        write(cells.get(column), sheet, HEADER_ROW + 1 + row, column);
      }
      sheet.rowHeight(HEADER_ROW + 1 + row, highest(cells.stream().map(Workbooks::text).toList()));
    }
    sheet.freezePane(1, HEADER_ROW + 1);
    sheet.repeatRows(WORLD_ROW, HEADER_ROW);
  }

  /** A column's heading with the unit of its numbers. */
  private static String head(Grid grid, int column, Wording words) {
    String text = grid.header().get(column).text();
    return grid.rows().stream()
        .map(row -> row.get(column).kind())
        .filter(kind -> kind != ReportCell.Kind.TEXT)
        .findFirst()
        .flatMap(kind -> words.find("unit." + kind.name()))
        .filter(unit -> !text.contains(unit))
        .map(unit -> text + " (" + unit + ")")
        .orElse(text);
  }

  private static String text(ReportCell cell) {
    return cell.isNumber() ? "" : cell.text();
  }

  /** Spreadsheets that read a file do not measure its texts. */
  private static double height(String text, int width) {
    return LINE * Math.max(1, Math.ceil(text.length() / (width * LETTERS_A_UNIT)));
  }

  private static double highest(List<String> row) {
    double first = height(row.get(0), FIRST_WIDTH);
    return row.stream().skip(1).mapToDouble(text -> height(text, WIDTH)).reduce(first, Math::max);
  }

  private static void write(ReportCell cell, Worksheet sheet, int row, int column) {
    String colour = COLOURS.get(cell.tone());
    if (!cell.isNumber()) {
      sheet.value(row, column, cell.text());
      sheet.style(row, column).wrapText(true).verticalAlignment("top").set();
    } else if (cell.number() != null) {
      sheet.value(row, column, value(cell));
      sheet.style(row, column).format(format(cell.kind())).verticalAlignment("top").set();
    }
    if (colour != null) {
      sheet.style(row, column).fillColor(colour).set();
    }
  }

  private static double value(ReportCell cell) {
    return switch (cell.kind()) {
      case SECONDS -> cell.number() / SECONDS_A_DAY;
      case POINTS -> cell.number() * 100;
      default -> cell.number();
    };
  }

  static String format(ReportCell.Kind kind) {
    return switch (kind) {
      case SHARE -> "0.0%";
      case POINTS -> "0.0";
      case PEOPLE -> "#,##0.0";
      case NUMBER -> "0.00";
      case SECONDS -> "[m]:ss";
      default -> "#,##0";
    };
  }

  private static void fitToPage(Worksheet sheet) {
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
  }
}
