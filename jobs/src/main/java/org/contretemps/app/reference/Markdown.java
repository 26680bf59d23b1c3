package org.contretemps.app.reference;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Builds pieces of Markdown, such as rows of tables. */
final class Markdown {
  /** The line at the top of each page. */
  static final String GENERATED =
      "Written by `scripts/contretemps reference` from the declarations in the code; a test holds it to them. Do not edit.\n\n";

  private Markdown() {}

  static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " "))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The heads of a table's columns and the line below them. */
  static String heads(String... names) {
    return row(names)
        + Arrays.stream(names).map(name -> "|---").collect(Collectors.joining())
        + "|\n";
  }

  static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }
}
