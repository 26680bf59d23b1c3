package org.contretemps.record.norm;

import java.time.DayOfWeek;
import java.util.List;

/**
 * A set of weekdays, as a norm writes it: single days and ranges, which may go past the end of the
 * week ({@code MON-FRI}, {@code SAT,SUN}, {@code FRI-MON}).
 *
 * @param bits Monday in the lowest bit
 */
public record Weekdays(int bits) {
  private static final List<String> NAMES =
      List.of("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");

  /** Every day. */
  public static final Weekdays ANY = new Weekdays((1 << NAMES.size()) - 1);

  /** What a text has to look like, as a regular expression. */
  static final String PATTERN = pattern();

  private static String pattern() {
    String day = "(" + String.join("|", NAMES) + ")";
    String range = day + "(-" + day + ")?";
    return "^" + range + "(, ?" + range + ")*$";
  }

  /**
   * The days that a text names.
   *
   * @throws IllegalArgumentException unless it matches {@link #PATTERN}
   */
  static Weekdays of(String text) {
    if (!text.matches(PATTERN)) {
      throw new IllegalArgumentException(
          "Cannot read the weekdays '%s': they are no days or ranges of days. Write them as MON-FRI or SAT,SUN."
              .formatted(text));
    }
    int bits = 0;
    for (String part : text.split(", ?", -1)) {
      String[] ends = part.split("-", -1);
      int last = NAMES.indexOf(ends[ends.length - 1]);
      bits |= Ring.range(NAMES.indexOf(ends[0]), last + 1, NAMES.size());
    }
    return new Weekdays(bits);
  }

  /** One day. */
  static Weekdays of(DayOfWeek day) {
    return new Weekdays(1 << (day.getValue() - 1));
  }

  int size() {
    return Integer.bitCount(bits);
  }

  boolean contains(Weekdays other) {
    return (bits & other.bits) == other.bits;
  }

  Weekdays and(Weekdays other) {
    return new Weekdays(bits & other.bits);
  }

  /** The days as they are kept, ranges first to last: "MON-FRI". */
  public String text() {
    return Ring.text(
        bits,
        NAMES.size(),
        (from, until) ->
            until - from == 1 ? NAMES.get(from) : NAMES.get(from) + "-" + NAMES.get(until - 1));
  }
}
