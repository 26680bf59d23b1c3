package org.contretemps.app.terminal;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated lines as RFC 4180 has them. */
final class CsvText {
  private CsvText() {}

  static String line(List<String> cells) {
    return cells.stream().map(CsvText::cell).collect(Collectors.joining(","));
  }

  private static String cell(String text) {
    boolean needsQuotes = text.matches("(?s).*[\",\\r\\n].*");
    return needsQuotes ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
  }
}
