package org.contretemps.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.text.NumberFormat;
import java.text.ParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Whether the page, the workbook and the file of an extract say the same, number by number. */
public final class SameFigures {
  public static final int HEADER_ROW = 3;

  /** Before it are the findings and the contents. */
  public static final int FIRST_TABLE = 2;

  private static final int UNIT = 3;
  private static final int VALUE = 4;

  private final Iterator<String[]> csv;
  private final Locale language;
  private int figures;

  private SameFigures(Iterator<String[]> csv, Locale language) {
    this.csv = csv;
    this.language = language;
  }

  /** Requires it, and returns how many numbers were compared. */
  public static int required(ExtractFiles extract, Locale language) throws Exception {
    List<List<List<String>>> tables = extract.tables();
    SameFigures compared = new SameFigures(extract.lines("report.csv", ',').iterator(), language);
    try (XSSFWorkbook workbook = extract.workbook()) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(tables.size() + FIRST_TABLE);
      for (int at = 0; at < tables.size(); at++) {
        compared.requireTable(tables.get(at), workbook.getSheetAt(at + FIRST_TABLE));
      }
    }
    assertThat(compared.csv.hasNext()).isFalse();
    return compared.figures;
  }

  private void requireTable(List<List<String>> shown, Sheet sheet) throws ParseException {
    Row header = sheet.getRow(HEADER_ROW);
    for (int row = 0; row < shown.size(); row++) {
      requireRow(shown.get(row), header, sheet.getRow(HEADER_ROW + 1 + row));
    }
  }

  private void requireRow(List<String> shown, Row header, Row row) throws ParseException {
    int column = 1;
    for (String text : shown.subList(1, shown.size())) {
      boolean isRanged = isRanged(header, column);
      String[] parts =
          isRanged && text.endsWith(")")
              ? text.replace(")", "").split(" \\(| to | à ", -1)
              : new String[] {text};
      for (int part = 0; part < (isRanged ? 3 : 1); part++) {
        requireCell(row.getCell(column + part), parts, part);
      }
      column += isRanged ? 3 : 1;
    }
  }

  /** Whether the workbook has the bounds of a column's interval beside it. */
  private static boolean isRanged(Row header, int column) {
    Cell next = header.getCell(column + 1);
    String name = Pattern.quote(withoutUnit(header.getCell(column)));
    return next != null && withoutUnit(next).matches(name + ", (from|de)");
  }

  private static String withoutUnit(Cell head) {
    return head.getStringCellValue().replaceAll(" \\([^()]+\\)$", "");
  }

  private void requireCell(Cell cell, String[] shown, int part) throws ParseException {
    String[] line = csv.next();
    if (cell != null && cell.getCellType() == CellType.NUMERIC) {
      String format = cell.getCellStyle().getDataFormatString();
      double number = cell.getNumericCellValue() * (format.equals("[m]:ss") ? 86_400 : 1);
      assertThat(Double.parseDouble(line[VALUE]))
          .as(String.join(" ", line))
          .isCloseTo(number, within(half(line[UNIT], number) + 1e-9));
      requireShown(part < shown.length ? shown[part] : "", number, format);
      figures++;
    }
  }

  /** Half of the last digit that the file has. */
  private static double half(String unit, double number) {
    return switch (unit) {
      case "share" -> 0.000_05;
      case "points", "fte" -> 0.005;
      case "count" -> 0.05;
      case "seconds" -> 0.5;
      default -> Math.abs(number) * 0.000_5;
    };
  }

  /** That a text is a number, rounded as its format has it. */
  private void requireShown(String text, double number, String format) throws ParseException {
    boolean isShare = format.endsWith("%");
    double half =
        isShare ? 0.0005 : format.endsWith("0.00") ? 0.005 : format.endsWith("0.0") ? 0.05 : 0.5;
    String shown = text.replace('\u00a0', ' ');
    double value =
        format.equals("[m]:ss")
            ? seconds(shown)
            : NumberFormat.getNumberInstance(language).parse(shown).doubleValue();
    assertThat(isShare ? value / 100 : value).as(text).isCloseTo(number, within(half + 1e-9));
  }

  private static double seconds(String text) {
    double seconds = 0;
    String[] parts = text.split(" ", -1);
    for (int i = 0; i < parts.length; i += 2) {
      seconds += Integer.parseInt(parts[i]) * (parts[i + 1].equals("min") ? 60 : 1);
    }
    return seconds;
  }
}
