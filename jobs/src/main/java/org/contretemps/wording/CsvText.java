package org.contretemps.wording;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes lines of delimited text (CSV) as RFC 4180 defines it, with quotes where a value needs
 * them.
 *
 * @param delimiter between the cells
 * @param isRaw whether a text that a spreadsheet would execute stays as it is; otherwise it is
 *     preceded by an apostrophe
 */
public record CsvText(char delimiter, boolean isRaw) {
  private static final String EXECUTED = "=+-@\t\r\n";
  private static final String NUMBER = "-?[0-9.,]+(E-?[0-9]+)?";

  /** For people, who open what they get in a spreadsheet. */
  public static final CsvText SAFE = new CsvText(',', false);

  /** The same for languages with commas in numbers. */
  public static final CsvText SEMICOLONS = new CsvText(';', false);

  /** With commas. */
  public CsvText(boolean isRaw) {
    this(',', isRaw);
  }

  /** A line without its end. */
  public String line(List<String> cells) {
    return cells.stream().map(this::cell).collect(Collectors.joining(String.valueOf(delimiter)));
  }

  private String cell(String text) {
    String shown = isRaw || !isExecuted(text) ? text : "'" + text;
    boolean needsQuotes = shown.indexOf(delimiter) >= 0 || shown.matches("(?s).*[\"\\r\\n].*");
    return needsQuotes ? "\"" + shown.replace("\"", "\"\"") + "\"" : shown;
  }

  private static boolean isExecuted(String text) {
    return !text.isEmpty() && EXECUTED.indexOf(text.charAt(0)) >= 0 && !text.matches(NUMBER);
  }
}
