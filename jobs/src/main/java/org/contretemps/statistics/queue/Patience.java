package org.contretemps.statistics.queue;

import java.util.Arrays;

/**
 * How long customers wait before they give up: the estimate of Kaplan &amp; Meier (1958, JASA
 * 53:457) of waits, giving up the event and being answered a censoring, with an exponential tail
 * beyond the last event (METHOD §13).
 *
 * <p>At one second events come before censorings: who is answered at a second was at risk then.
 */
public final class Patience {
  /** Nobody waits longer than a day. */
  static final double LONGEST_SECONDS = 86_400;

  private final int[] seconds;
  private final double[] survival;
  private final double tailHazard;
  private final int median;

  private Patience(int[] seconds, double[] survival, int median, double tailHazard) {
    this.seconds = seconds;
    this.survival = survival;
    this.median = median;
    this.tailHazard = tailHazard;
  }

  /**
   * The patience of customers whose waits are counted by whole second.
   *
   * @param abandoned how many gave up after so many seconds, from 0
   * @param answered how many were answered after so many, of the same length
   */
  public static Patience of(int[] abandoned, int[] answered) {
    long atRisk = total(abandoned) + total(answered);
    int[] seconds = new int[abandoned.length];
    double[] survival = new double[abandoned.length];
    int events = 0;
    double left = 1;
    for (int second = 0; second < abandoned.length; second++) {
      if (abandoned[second] > 0) {
        left *= 1 - (double) abandoned[second] / atRisk;
        seconds[events] = second;
        survival[events++] = left;
      }
      atRisk -= abandoned[second] + answered[second];
    }
    int median = median(abandoned);
    return new Patience(
        Arrays.copyOf(seconds, events),
        Arrays.copyOf(survival, events),
        median,
        tailHazard(abandoned, answered, median));
  }

  /** η: events after the median event wait, by the seconds that all waited after it. */
  private static double tailHazard(int[] abandoned, int[] answered, int median) {
    double events = 0;
    double waited = 0;
    for (int second = median + 1; second < abandoned.length; second++) {
      events += abandoned[second];
      waited += (double) (second - median) * (abandoned[second] + answered[second]);
    }
    return waited == 0 ? 0 : events / waited;
  }

  private static int median(int[] abandoned) {
    long half = (total(abandoned) + 1) / 2;
    long seen = 0;
    int second = 0;
    while (second < abandoned.length - 1 && seen + abandoned[second] < half) {
      seen += abandoned[second++];
    }
    return second;
  }

  private static long total(int[] counts) {
    return Arrays.stream(counts).asLongStream().sum();
  }

  /** The median wait of those who gave up, in seconds. */
  public int medianEventSeconds() {
    return median;
  }

  /** How many a second give up of each that waits longer than the last event; 0 if none is seen. */
  public double tailHazard() {
    return tailHazard;
  }

  /** The share that waits longer than so many seconds without giving up, up to the last event. */
  public double survival(int second) {
    int place = Arrays.binarySearch(seconds, second);
    int last = place >= 0 ? place : -place - 2;
    return last < 0 ? 1 : survival[last];
  }

  /**
   * The patience at a level: the first event by which no more than so many are left; beyond the
   * last event by the tail.
   *
   * @param level between 0 and 1; drawn evenly it gives patience as it was observed
   */
  public double seconds(double level) {
    int events = seconds.length;
    if (events == 0) {
      return LONGEST_SECONDS;
    }
    double least = survival[events - 1];
    if (level >= least) {
      return seconds[firstAtMost(level)];
    }
    double beyond =
        tailHazard > 0 ? -Math.log(Math.max(level, 1e-12) / least) / tailHazard : LONGEST_SECONDS;
    return Math.min(LONGEST_SECONDS, seconds[events - 1] + beyond);
  }

  /** The first event after which no more than a level is left; survival falls. */
  private int firstAtMost(double level) {
    int low = 0;
    int high = survival.length - 1;
    while (low < high) {
      int middle = (low + high) / 2;
      if (survival[middle] <= level) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
