package org.contretemps.source.value;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads wall-clock times of a zone in the form that nearly all have, {@code 2026-01-05 08:15:23},
 * byte by byte. Any other form is left to the general functions.
 */
public final class UsualTimes implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long MICROS = 1_000_000L;
  private static final int SECONDS_A_DAY = 86_400;
  private static final String FORM = "dddd-dd-dd dd:dd:dd";

  /** What is no usual text. */
  private static final long OTHER = Long.MIN_VALUE;

  private final ZoneRules rules;

  public UsualTimes(ZoneId zone) {
    this.rules = zone.getRules();
  }

  /** Whether a text is read here. */
  public Boolean isRead(UTF8String text) {
    return wallSeconds(text) != OTHER;
  }

  /**
   * Microseconds of the epoch: of a time that occurs twice with the earlier offset, of one that
   * does not occur moved on by the gap. Null for another text.
   */
  public Long instant(UTF8String text) {
    long seconds = wallSeconds(text);
    return seconds == OTHER ? null : instant(seconds);
  }

  private long instant(long seconds) {
    // In a gap and in an overlap alike this is the offset before the change.
    return MICROS * (seconds - rules.getOffset(wall(seconds)).getTotalSeconds());
  }

  /** The other instant that a text which is read here can mean; null if it means one. */
  public Long other(UTF8String text) {
    long seconds = wallSeconds(text);
    ZoneOffsetTransition change = seconds == OTHER ? null : rules.getTransition(wall(seconds));
    return change == null ? null : MICROS * (seconds - change.getOffsetAfter().getTotalSeconds());
  }

  private static LocalDateTime wall(long seconds) {
    return LocalDateTime.ofEpochSecond(seconds, 0, ZoneOffset.UTC);
  }

  /** Seconds from 1970 on the wall's own calendar; {@link #OTHER} for another text. */
  private static long wallSeconds(UTF8String text) {
    if (!hasForm(text)) {
      return OTHER;
    }
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int second = 3600 * number(text, 11, 13) + 60 * number(text, 14, 16) + number(text, 17, 19);
    int year = number(text, 0, 4);
    boolean isTime =
        month >= 1
            && month <= 12
            && day >= 1
            && day <= LocalDate.of(year, month, 1).lengthOfMonth()
            && number(text, 11, 13) < 24
            && number(text, 14, 16) < 60
            && number(text, 17, 19) < 60;
    return isTime ? SECONDS_A_DAY * LocalDate.of(year, month, day).toEpochDay() + second : OTHER;
  }

  private static boolean hasForm(UTF8String text) {
    if (text.numBytes() != FORM.length()) {
      return false;
    }
    for (int at = 0; at < FORM.length(); at++) {
      byte b = text.getByte(at);
      char form = FORM.charAt(at);
      boolean fits = form == 'd' ? b >= '0' && b <= '9' : b == form || (form == ' ' && b == 'T');
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static int number(UTF8String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      number = 10 * number + text.getByte(at) - '0';
    }
    return number;
  }
}
