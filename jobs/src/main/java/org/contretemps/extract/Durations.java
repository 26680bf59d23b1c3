package org.contretemps.extract;

/** Seconds as people say them. */
final class Durations {
  private static final int A_MINUTE = 60;

  private Durations() {}

  /** 45 s, 5 min, 5 min 40 s. */
  static String shown(double seconds) {
    long whole = Math.round(seconds);
    if (whole < A_MINUTE) {
      return whole + " s";
    }
    long rest = whole % A_MINUTE;
    return whole / A_MINUTE + " min" + (rest == 0 ? "" : " " + rest + " s");
  }
}
