package org.contretemps.statistics.position;

import java.io.Serializable;

/**
 * How many contacts last exactly as long as the norm, compared with the neighbouring seconds: the
 * trace of a system that cuts calls (METHOD §5). Agents who hurry end somewhere under the norm; a
 * telephone system that cuts calls, or stamps their times, ends all of them in one second.
 *
 * @param atNorm contacts of exactly N seconds
 * @param below contacts of the five seconds before
 * @param minuteBefore contacts of exactly N − 60 seconds if N is a whole minute, else 0: if times
 *     are rounded to minutes, those are a heap as well
 */
public record SystemCut(long atNorm, long below, long minuteBefore) implements Serializable {

  /** Nothing counted by the second. */
  public static final SystemCut NONE = new SystemCut(0, 0, 0);

  private static final int NEIGHBOURS = 5;
  private static final int MINUTE = 60;
  private static final double LEAST_RATIO = 3;

  /** Of fewer contacts three times as many may be chance. */
  private static final long LEAST_CONTACTS = 10;

  /** These and further contacts of one time. */
  public SystemCut plus(int normSeconds, int seconds, long contacts) {
    int under = normSeconds - seconds;
    boolean isHeap = under == MINUTE && normSeconds % MINUTE == 0;
    return under < 0 || (under > NEIGHBOURS && !isHeap)
        ? this
        : new SystemCut(
            atNorm + (under == 0 ? contacts : 0),
            below + (under > 0 && under <= NEIGHBOURS ? contacts : 0),
            minuteBefore + (isHeap ? contacts : 0));
  }

  /**
   * Whether times end at the norm by the system: at least three times as many contacts as in each
   * of the five seconds before on average, and than a minute before.
   */
  public boolean isCut() {
    double usual = Math.max((double) below / NEIGHBOURS, (double) minuteBefore);
    return atNorm >= LEAST_CONTACTS && atNorm >= LEAST_RATIO * usual;
  }
}
