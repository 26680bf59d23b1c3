package org.contretemps.wording;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated lines as RFC 4180 has them.
 *
 * @param isRaw whether a text that a spreadsheet would execute stays as it is; otherwise it is
 *     preceded by an apostrophe
 */
public record CsvText(boolean isRaw) {
  private static final String EXECUTED = "=+-@\t\r\n";
  private static final String NUMBER = "-?[0-9.]+(E-?[0-9]+)?";

  /** For people, who open what they get in a spreadsheet. */
  public static final CsvText SAFE = new CsvText(false);

  /** A line without its end. */
  public String line(List<String> cells) {
    return cells.stream().map(this::cell).collect(Collectors.joining(","));
  }

  private String cell(String text) {
    String shown = isRaw || !isExecuted(text) ? text : "'" + text;
    boolean needsQuotes = shown.matches("(?s).*[\",\\r\\n].*");
    return needsQuotes ? "\"" + shown.replace("\"", "\"\"") + "\"" : shown;
  }

  private static boolean isExecuted(String text) {
    return !text.isEmpty() && EXECUTED.indexOf(text.charAt(0)) >= 0 && !text.matches(NUMBER);
  }
}
