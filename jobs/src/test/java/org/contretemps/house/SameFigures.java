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

  private final Iterator<String> csv;
  private final Locale language;
  private int figures;

  private SameFigures(Iterator<String> csv, Locale language) {
    this.csv = csv;
    this.language = language;
  }

  /** Requires it, and returns how many numbers were compared. */
  public static int required(ExtractFiles extract, Locale language) throws Exception {
    List<List<List<String>>> tables = extract.tables();
    SameFigures compared = new SameFigures(extract.csv().iterator(), language);
    compared.csv.next();
    try (XSSFWorkbook workbook = extract.workbook()) {
      assertThat(workbook.getNumberOfSheets()).isEqualTo(tables.size() + 1);
      for (int at = 0; at < tables.size(); at++) {
        compared.requireTable(tables.get(at), workbook.getSheetAt(at + 1));
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
    String name = Pattern.quote(header.getCell(column).getStringCellValue());
    return next != null && next.getStringCellValue().matches(name + ", (from|de)");
  }

  private void requireCell(Cell cell, String[] shown, int part) throws ParseException {
    String value = csv.next().replaceAll("^.*,", "");
    if (cell != null && cell.getCellType() == CellType.NUMERIC) {
      double number = cell.getNumericCellValue();
      assertThat(Double.parseDouble(value)).isCloseTo(number, within(1e-9));
      requireShown(
          shown[part].replace('\u00a0', ' '), number, cell.getCellStyle().getDataFormatString());
      figures++;
    }
  }

  /** That a text is a number, rounded as its format has it. */
  private void requireShown(String text, double number, String format) throws ParseException {
    boolean isShare = format.endsWith("%");
    double half =
        isShare ? 0.0005 : format.equals("0.00") ? 0.005 : format.equals("0.0") ? 0.05 : 0.5;
    double shown =
        text.endsWith(" s") || text.endsWith(" min")
            ? seconds(text)
            : NumberFormat.getNumberInstance(language).parse(text).doubleValue();
    assertThat(isShare ? shown / 100 : shown).as(text).isCloseTo(number, within(half + 1e-9));
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
