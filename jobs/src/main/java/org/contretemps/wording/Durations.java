package org.contretemps.wording;

/** Writes a number of seconds as people say it, such as 2 min 05 s. */
public final class Durations {
  private static final int A_MINUTE = 60;
  private static final String SECONDS = "\u00a0s";
  private static final String MINUTES = "\u00a0min";

  private Durations() {}

  /** 45 s, 5 min, 5 min 40 s; no line ends between a number and its unit. */
  public static String shown(double seconds) {
    long whole = Math.round(seconds);
    if (whole < A_MINUTE) {
      return whole + SECONDS;
    }
    long rest = whole % A_MINUTE;
    return whole / A_MINUTE + MINUTES + (rest == 0 ? "" : " " + rest + SECONDS);
  }
}
