package org.contretemps.extract;

import org.contretemps.wording.Wording;

/**
 * A cell of a table in a report: one value that every format shows in its own way, so that all of
 * them say the same.
 *
 * @param kind how it is written
 * @param text of a text, else null
 * @param number of anything else; null where there is none
 * @param tone what a reader should notice, one word for a style; empty where nothing
 */
public record Cell(Kind kind, String text, Double number, String tone) {

  /** How a value is written. */
  public enum Kind {
    TEXT,
    /** A whole number. */
    COUNT,
    /** A share, 0 to 1, in hundredths with one decimal. */
    SHARE,
    /** A difference of shares, in points with one decimal. */
    POINTS,
    /** Whole seconds, as minutes and seconds. */
    SECONDS,
    /** A number with two decimals. */
    NUMBER
  }

  private static final String NONE = "–";

  static Cell text(String text) {
    return new Cell(Kind.TEXT, text, null, "");
  }

  static Cell count(Number value) {
    return of(Kind.COUNT, value);
  }

  static Cell share(Number value) {
    return of(Kind.SHARE, value);
  }

  static Cell points(Number value) {
    return of(Kind.POINTS, value);
  }

  static Cell seconds(Number value) {
    return of(Kind.SECONDS, value);
  }

  static Cell number(Number value) {
    return of(Kind.NUMBER, value);
  }

  private static Cell of(Kind kind, Number value) {
    return new Cell(kind, null, value == null ? null : (Double) value.doubleValue(), "");
  }

  /** The same with a style. */
  Cell toned(String style) {
    return new Cell(kind, text, number, style);
  }

  /** Whether it stands to the right. */
  public boolean isNumber() {
    return kind != Kind.TEXT;
  }

  /** As a reader of a language sees it. */
  public String shown(Wording words) {
    if (kind == Kind.TEXT) {
      return text;
    }
    if (number == null) {
      return NONE;
    }
    return switch (kind) {
      case COUNT -> words.count(number);
      case SHARE -> words.say("percent", words.hundredths(number, 1));
      case POINTS -> words.hundredths(number, 1);
      case SECONDS -> Durations.shown(number);
      default -> words.number(number, 2);
    };
  }
}
