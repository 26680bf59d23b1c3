package org.contretemps.wording;

import java.util.regex.Pattern;

/**
 * Makes texts from data safe to print: a terminal obeys control characters, and characters that
 * reverse the direction of writing disguise one text as another. Each becomes a question mark.
 */
public final class Printable {
  private static final String UNPRINTABLE =
      "\\p{Cc}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFFFE\\uFFFF\\p{Cs}";
  private static final Pattern IN_LINE = Pattern.compile("[" + UNPRINTABLE + "]");
  private static final Pattern IN_LINES = Pattern.compile("[" + UNPRINTABLE + "&&[^\\n\\r\\t]]");
  private static final String MARK = "?";

  private Printable() {}

  /** A text for one line. */
  public static String of(String text) {
    return IN_LINE.matcher(text).replaceAll(MARK);
  }

  /** A text that may have several lines, and tabs. */
  public static String lines(String text) {
    return IN_LINES.matcher(text).replaceAll(MARK);
  }

  /** A name in a list: if it is too long, it is cut and ends in dots. */
  public static String name(String text, int most) {
    String printable = of(text);
    if (printable.length() <= most) {
      return printable;
    }
    int end = Character.isHighSurrogate(printable.charAt(most - 2)) ? most - 2 : most - 1;
    return printable.substring(0, end) + "…";
  }
}
