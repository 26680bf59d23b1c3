package org.contretemps.source.mapping.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads durations as people's exports write them, in whole seconds: {@code h:mm:ss} and {@code
 * mm:ss}, {@code 1 h 02}, {@code 2 min 5 s}, {@code 5'30}, {@code PT1H2M3S}, or a number of
 * seconds. Decimals have a point or a comma and are rounded, half up.
 */
public final class LocalDurations {
  private static final Pattern CLOCK =
      Pattern.compile("(?:(\\d+):)?(\\d+):(\\d{1,2})(?:[.,](\\d+))?");
  private static final Pattern PLAIN = Pattern.compile("\\d+(?:[.,]\\d+)?");
  private static final Pattern PART = Pattern.compile("(\\d+(?:[.,]\\d+)?)([a-z'\"]*)");
  private static final Map<String, Integer> UNITS =
      Map.ofEntries(
          Map.entry("d", 86_400),
          Map.entry("j", 86_400),
          Map.entry("h", 3600),
          Map.entry("hr", 3600),
          Map.entry("hrs", 3600),
          Map.entry("hour", 3600),
          Map.entry("hours", 3600),
          Map.entry("heure", 3600),
          Map.entry("heures", 3600),
          Map.entry("m", 60),
          Map.entry("mn", 60),
          Map.entry("min", 60),
          Map.entry("mins", 60),
          Map.entry("minute", 60),
          Map.entry("minutes", 60),
          Map.entry("'", 60),
          Map.entry("s", 1),
          Map.entry("sec", 1),
          Map.entry("secs", 1),
          Map.entry("second", 1),
          Map.entry("seconds", 1),
          Map.entry("seconde", 1),
          Map.entry("secondes", 1),
          Map.entry("\"", 1),
          Map.entry("''", 1));

  private LocalDurations() {}

  /**
   * Whole seconds; null for an empty text.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static Integer seconds(String text) {
    String bare = text == null ? "" : LocalNumbers.withoutBlanks(text).toLowerCase(Locale.ROOT);
    if (bare.isEmpty()) {
      return null;
    }
    BigDecimal seconds =
        PLAIN.matcher(bare).matches()
            ? decimal(bare)
            : bare.contains(":") ? clock(bare) : parts(bare);
    if (seconds == null) {
      throw new IllegalArgumentException("'%s' is no duration".formatted(text));
    }
    return seconds.setScale(0, RoundingMode.HALF_UP).intValueExact();
  }

  /** Minutes and seconds after a larger part are below 60. */
  private static BigDecimal clock(String text) {
    Matcher clock = CLOCK.matcher(text);
    if (!clock.matches()) {
      return null;
    }
    BigDecimal minutes = decimal(clock.group(2));
    BigDecimal seconds =
        decimal(clock.group(3) + (clock.group(4) == null ? "" : "." + clock.group(4)));
    boolean hasHours = clock.group(1) != null;
    BigDecimal hours = hasHours ? decimal(clock.group(1)) : BigDecimal.ZERO;
    BigDecimal sixty = BigDecimal.valueOf(60);
    boolean isOne = seconds.compareTo(sixty) < 0 && (!hasHours || minutes.compareTo(sixty) < 0);
    return isOne ? hours.multiply(sixty).add(minutes).multiply(sixty).add(seconds) : null;
  }

  /** Numbers with units from large to small; a last one without has the unit below. */
  private static BigDecimal parts(String text) {
    String rest = text.startsWith("pt") ? text.substring(2) : text;
    BigDecimal seconds = BigDecimal.ZERO;
    int last = Integer.MAX_VALUE;
    Matcher part = PART.matcher(rest);
    int end = 0;
    while (part.find() && part.start() == end) {
      Integer unit = part.group(2).isEmpty() ? below(last) : UNITS.get(part.group(2));
      if (unit == null || unit >= last) {
        return null;
      }
      seconds = seconds.add(decimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
      last = unit;
      end = part.end();
    }
    return end == rest.length() && end > 0 ? seconds : null;
  }

  private static Integer below(int unit) {
    return unit == 3600 ? Integer.valueOf(60) : unit == 60 ? Integer.valueOf(1) : null;
  }

  private static BigDecimal decimal(String digits) {
    return new BigDecimal(digits.replace(',', '.'));
  }
}
