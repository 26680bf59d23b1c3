package org.contretemps.statistics.clash;

import java.util.ArrayList;
import java.util.List;

/**
 * The steps in which norms are set (METHOD §2, what-if), so that only such norms are compared and
 * proposed: whole multiples of 5 s under a minute, of 15 s under 5 minutes, of 30 s under 20
 * minutes, of a minute under an hour, of 5 minutes beyond. Each step divides the next: what is on
 * the grid stays on it.
 */
public final class NormSteps {
  private static final int A_MINUTE = 60;
  private static final int FIVE_MINUTES = 300;
  private static final int TWENTY_MINUTES = 1_200;
  private static final int AN_HOUR = 3_600;

  private NormSteps() {}

  /** The norm on the grid that is nearest to a time, in seconds; never 0. */
  public static int nearest(double seconds) {
    int step = step(seconds);
    return Math.max(step, (int) Math.rint(seconds / step) * step);
  }

  /** The norms on the grid from one time to another, both included, in rising order. */
  public static int[] between(double fromSeconds, double toSeconds) {
    List<Integer> norms = new ArrayList<>();
    int step = step(fromSeconds);
    int norm = Math.max(step, (int) Math.ceil(fromSeconds / step) * step);
    while (norm <= toSeconds) {
      norms.add(norm);
      norm += step(norm);
    }
    return norms.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int step(double seconds) {
    if (seconds < A_MINUTE) {
      return 5;
    }
    if (seconds < FIVE_MINUTES) {
      return 15;
    }
    if (seconds < TWENTY_MINUTES) {
      return 30;
    }
    return seconds < AN_HOUR ? A_MINUTE : FIVE_MINUTES;
  }
}
