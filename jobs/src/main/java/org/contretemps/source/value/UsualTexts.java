package org.contretemps.source.value;

import org.apache.spark.unsafe.types.UTF8String;

/**
 * Reads numbers and truth values in the form that nearly all have, byte by byte: {@code 42}, {@code
 * true}. Any other form gives null and is left to Spark's functions, which take several times as
 * long.
 */
public final class UsualTexts {
  /** No int has fewer digits than this and is too large. */
  private static final int MOST_DIGITS = 9;

  private static final UTF8String TRUE = UTF8String.fromString("true");
  private static final UTF8String FALSE = UTF8String.fromString("false");

  /**
   * Characters around a text that are no part of it: blanks of all kinds, tabs, line ends, and
   * invisible characters such as a byte order mark or marks of direction and joining.
   */
  public static final String BLANKS =
      " \t\r\n\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
          + "\u202f\u205f\u3000\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068"
          + "\u2069\ufeff";

  private static final UTF8String BLANK_TEXT = UTF8String.fromString(BLANKS);

  private UsualTexts() {}

  /** A text without blanks around it; null if it holds nothing else. Of every text. */
  public static UTF8String trimmed(UTF8String text) {
    int bytes = text.numBytes();
    if (bytes == 0) {
      return null;
    }
    if (isInk(text.getByte(0)) && isInk(text.getByte(bytes - 1))) {
      return text;
    }
    UTF8String trimmed = text.trim(BLANK_TEXT);
    return trimmed.numBytes() == 0 ? null : trimmed;
  }

  /** Whether a byte is a character by itself, and none of the blanks. */
  private static boolean isInk(byte b) {
    return b > ' ';
  }

  /** The number that digits give, with or without a minus. */
  public static Integer whole(UTF8String text) {
    int bytes = text.numBytes();
    boolean isNegative = bytes > 0 && text.getByte(0) == '-';
    int first = isNegative ? 1 : 0;
    if (bytes == first || bytes - first > MOST_DIGITS) {
      return null;
    }
    int number = 0;
    for (int at = first; at < bytes; at++) {
      int digit = text.getByte(at) - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      number = 10 * number + digit;
    }
    return isNegative ? -number : number;
  }

  /** The truth of {@code true} and {@code false}. */
  public static Boolean truth(UTF8String text) {
    if (text.equals(TRUE)) {
      return Boolean.TRUE;
    }
    return text.equals(FALSE) ? Boolean.FALSE : null;
  }
}
