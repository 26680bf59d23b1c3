package org.contretemps.source.mapping.text;

import java.util.regex.Pattern;

/**
 * Reads numbers as people's exports write them: with a decimal comma or point, and with separators
 * between thousands.
 */
public final class LocalNumbers {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u2009\\u202F]+");

  private LocalNumbers() {}

  /**
   * The number; null for an empty text. Thousands may be apart by blanks, apostrophes, or whichever
   * of comma and point is not the decimal mark, in groups of three.
   *
   * @param mark the decimal mark, a comma or a point
   * @throws IllegalArgumentException if the text is no such number
   */
  public static Double number(String text, String mark) {
    if (!",".equals(mark) && !".".equals(mark)) {
      throw new IllegalArgumentException(
          "the decimal mark must be ',' or '.', not '%s'".formatted(mark));
    }
    String bare = text == null ? "" : text.strip();
    String grouping =
        "[\\s\\u00A0\\u2007\\u2009\\u202F'\\u2019" + (",".equals(mark) ? "." : ",") + "]";
    if (withoutBlanks(bare).isEmpty()) {
      return null;
    }
    String form = "[+-]?(\\d+|\\d{1,3}(" + grouping + "\\d{3})+)([" + mark + "]\\d+)?";
    if (!bare.matches(form)) {
      throw new IllegalArgumentException(
          "'%s' is no number with the decimal mark '%s'".formatted(text, mark));
    }
    return Double.valueOf(bare.replaceAll(grouping, "").replace(mark, "."));
  }

  /** Without blanks of any kind, those that do not break a line among them. */
  static String withoutBlanks(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }
}
