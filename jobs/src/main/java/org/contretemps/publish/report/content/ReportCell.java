package org.contretemps.publish.report.content;

import java.util.List;
import java.util.Optional;
import org.contretemps.statistics.Bounded;
import org.contretemps.wording.Durations;
import org.contretemps.wording.Wording;

/**
 * A cell of a report table: one value that every format writes in its own way, so that all formats
 * agree.
 *
 * @param kind how it is written
 * @param text of a text, else null
 * @param number of anything else; null if there is none
 * @param range its interval; null if it has none
 * @param tone what a reader should notice, one word for a style; empty if nothing
 * @param about what its row is about, if it names the row
 * @param target id of what it leads to; empty if nowhere
 */
public record ReportCell(
    Kind kind, String text, Double number, Range range, String tone, About about, String target) {

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
    /** Full-time equivalents, with one decimal. */
    PEOPLE,
    /** A number with two decimals. */
    NUMBER
  }

  /** The interval of a value; null if it is not known. */
  public record Range(Double lower, Double upper) {}

  private static final String NONE = "–";

  public static ReportCell text(String text) {
    return new ReportCell(Kind.TEXT, text, null, null, "", About.ALL, "");
  }

  public static ReportCell none() {
    return text(NONE);
  }

  public static ReportCell count(Number value) {
    return of(Kind.COUNT, value);
  }

  public static ReportCell share(Number value) {
    return of(Kind.SHARE, value);
  }

  public static ReportCell points(Number value) {
    return of(Kind.POINTS, value);
  }

  public static ReportCell seconds(Number value) {
    return of(Kind.SECONDS, value);
  }

  public static ReportCell people(Number value) {
    return of(Kind.PEOPLE, value);
  }

  public static ReportCell number(Number value) {
    return of(Kind.NUMBER, value);
  }

  private static ReportCell of(Kind kind, Number value) {
    return new ReportCell(
        kind, null, value == null ? null : (Double) value.doubleValue(), null, "", About.ALL, "");
  }

  /** The same with an interval. */
  public ReportCell between(Double lower, Double upper) {
    boolean isKnown = number != null && lower != null && upper != null;
    return new ReportCell(
        kind,
        text,
        number,
        isKnown ? new Range(lower, upper) : new Range(null, null),
        tone,
        about,
        target);
  }

  /** The same with an interval; empty if it is not known. */
  public ReportCell between(Optional<Bounded> figure) {
    return between(
        figure.map(Bounded::lower).orElse(null), figure.map(Bounded::upper).orElse(null));
  }

  /** The same with a style. */
  public ReportCell toned(String style) {
    return new ReportCell(kind, text, number, range, style, about, target);
  }

  /** The same as the name of a row that is about something. */
  public ReportCell about(About what) {
    return new ReportCell(kind, text, number, range, tone, what, target);
  }

  /** The same with a link; without one if there is nothing to lead to. */
  public ReportCell leadingTo(Optional<String> id) {
    return new ReportCell(kind, text, number, range, tone, about, id.orElse(""));
  }

  /** Value, lower and upper bound as cells of their own. */
  public List<ReportCell> parts() {
    return range == null
        ? List.of(this, of(kind, null), of(kind, null))
        : List.of(
            new ReportCell(kind, text, number, null, tone, about, target),
            of(kind, range.lower()),
            of(kind, range.upper()));
  }

  /** Whether it is right-aligned. */
  public boolean isNumber() {
    return kind != Kind.TEXT;
  }

  public boolean isEmpty() {
    return kind == Kind.TEXT ? text.isEmpty() || text.equals(NONE) : number == null;
  }

  /** As a reader of a language sees it, without its interval. */
  public String shown(Wording words) {
    if (kind == Kind.TEXT) {
      return text;
    }
    return number == null ? NONE : shown(number, words);
  }

  /** Its interval as a reader sees it; empty if it has none. */
  public String shownRange(Wording words) {
    return number == null || range == null || range.lower() == null
        ? ""
        : words.say("interval", bound(range.lower(), words), bound(range.upper(), words));
  }

  private String shown(double value, Wording words) {
    return kind == Kind.SHARE ? words.say("percent", bound(value, words)) : bound(value, words);
  }

  private String bound(double value, Wording words) {
    return switch (kind) {
      case COUNT -> words.count(value);
      case SHARE, POINTS -> words.hundredths(value, 1);
      case SECONDS -> Durations.shown(value);
      case PEOPLE -> words.number(value, 1);
      default -> words.number(value, 2);
    };
  }
}
