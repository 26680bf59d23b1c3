package org.contretemps.source.mapping.text;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads wall-clock times as people's exports write them: {@code 03/01/26 2:05 PM}, {@code 1.3.2026
 * 14h05}, {@code 2026-03-01 14:05:30}. A year of two digits is one of this century.
 */
public final class LocalTimes {
  private static final Pattern FORM =
      Pattern.compile(
          "(\\d{1,4})[./ -]+(\\d{1,2}|\\p{L}+)[./ -]+(\\d{1,4})"
              + "(?:[T,\\s]+(\\d{1,2})(?:[:h.](\\d{2})?(?:[:.](\\d{2})(?:[.,](\\d{1,9}))?)?)?"
              + "\\s*([ap])?\\.?(m)?\\.?)?",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
  private static final List<List<String>> MONTHS =
      List.of(
          List.of("jan", "janv", "january", "janvier"),
          List.of("feb", "f\u00E9v", "fev", "f\u00E9vr", "february", "f\u00E9vrier", "fevrier"),
          List.of("mar", "mars", "march"),
          List.of("apr", "avr", "april", "avril"),
          List.of("may", "mai"),
          List.of("jun", "june", "juin"),
          List.of("jul", "juil", "july", "juillet"),
          List.of("aug", "ao\u00FB", "ao\u00FBt", "aout", "august"),
          List.of("sep", "sept", "september", "septembre"),
          List.of("oct", "october", "octobre"),
          List.of("nov", "november", "novembre"),
          List.of("dec", "d\u00E9c", "december", "d\u00E9cembre", "decembre"));

  private LocalTimes() {}

  /**
   * The wall-clock time; null for an empty text.
   *
   * @param order the order of day, month and year: {@code dmy}, {@code mdy} or {@code ymd}
   * @throws IllegalArgumentException if the text is no such time
   */
  public static LocalDateTime time(String text, String order) {
    if (!List.of("dmy", "mdy", "ymd").contains(order)) {
      throw new IllegalArgumentException(
          "the order of a date must be 'dmy', 'mdy' or 'ymd', not '%s'".formatted(order));
    }
    String bare = text == null ? "" : text.replace('\u00A0', ' ').replace('\u202F', ' ').strip();
    if (bare.isEmpty()) {
      return null;
    }
    Matcher form = FORM.matcher(bare);
    try {
      if (form.matches() && (form.group(8) == null) == (form.group(9) == null)) {
        return time(form, order);
      }
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(unreadable(text, order), e);
    }
    throw new IllegalArgumentException(unreadable(text, order));
  }

  private static LocalDateTime time(Matcher form, String order) {
    String fraction = (form.group(7) == null ? "" : form.group(7)) + "000000000";
    return LocalDateTime.of(
        year(form.group(order.indexOf('y') + 1), order),
        month(form.group(order.indexOf('m') + 1)),
        Integer.parseInt(form.group(order.indexOf('d') + 1)),
        hour(number(form.group(4)), form.group(8)),
        number(form.group(5)),
        number(form.group(6)),
        Integer.parseInt(fraction.substring(0, 9)));
  }

  /** A year that comes first has four digits, or it may be a day. */
  private static int year(String digits, String order) {
    boolean isShort = digits.length() == 2 && !order.equals("ymd");
    if (!isShort && digits.length() != 4) {
      throw new DateTimeException("no year");
    }
    return isShort ? 2000 + Integer.parseInt(digits) : Integer.parseInt(digits);
  }

  private static int month(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    for (int month = 0; month < MONTHS.size(); month++) {
      if (MONTHS.get(month).contains(name)) {
        return month + 1;
      }
    }
    return Integer.parseInt(name);
  }

  private static int hour(int hour, String half) {
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      throw new DateTimeException("no hour of half a day");
    }
    return hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
  }

  private static int number(String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static String unreadable(String text, String order) {
    return "'%s' is no time in the order %s".formatted(text, order);
  }
}
