package org.contretemps.record.norm;

/**
 * A set of whole hours of the local day, as a norm writes it: ranges without their last hour, which
 * may go past midnight ({@code 08-12}, {@code 08-12,14-18}, {@code 22-06}). A range that ends where
 * it begins is the whole day.
 *
 * @param bits the hour from midnight to one in the lowest bit
 */
public record LocalHours(int bits) {
  private static final int HOURS = 24;

  /** The whole day. */
  public static final LocalHours ANY = new LocalHours((1 << HOURS) - 1);

  /** What a text has to look like, as a regular expression. */
  static final String PATTERN = pattern();

  private static String pattern() {
    String range = "([01][0-9]|2[0-3])-([01][0-9]|2[0-4])";
    return "^" + range + "(, ?" + range + ")*$";
  }

  /**
   * The hours that a text names.
   *
   * @throws IllegalArgumentException unless it matches {@link #PATTERN}
   */
  static LocalHours of(String text) {
    if (!text.matches(PATTERN)) {
      throw new IllegalArgumentException(
          "Cannot read the hours '%s': they are no ranges of hours. Write them as 08-18 or 22-06."
              .formatted(text));
    }
    int bits = 0;
    for (String part : text.split(", ?", -1)) {
      String[] ends = part.split("-", -1);
      bits |= Ring.range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), HOURS);
    }
    return new LocalHours(bits);
  }

  /** One hour. */
  static LocalHours of(int hour) {
    return new LocalHours(1 << hour);
  }

  int size() {
    return Integer.bitCount(bits);
  }

  boolean contains(LocalHours other) {
    return (bits & other.bits) == other.bits;
  }

  LocalHours and(LocalHours other) {
    return new LocalHours(bits & other.bits);
  }

  /** The hours as they are kept, ranges first to last: "00-06,22-24". */
  public String text() {
    return Ring.text(bits, HOURS, "%02d-%02d"::formatted);
  }
}
