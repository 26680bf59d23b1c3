package org.contretemps.statistics.passing;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.contretemps.statistics.position.NormBins;

/**
 * The handled contacts of one cell by the second at which they ended, and how many of them were
 * passed on then, transferred or escalated (METHOD §11). Only what occurs is kept, in rising order
 * of seconds.
 */
public final class PassingTimes implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int[] seconds;
  private final long[] contacts;
  private final long[] passedOn;

  private PassingTimes(Map<Integer, long[]> bySecond) {
    this.seconds = bySecond.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.contacts = bySecond.values().stream().mapToLong(each -> each[0]).toArray();
    this.passedOn = bySecond.values().stream().mapToLong(each -> each[1]).toArray();
  }

  /** How many contacts. */
  public long total() {
    long total = 0;
    for (long each : contacts) {
      total += each;
    }
    return total;
  }

  /** How many of them were passed on. */
  public long totalPassedOn() {
    long total = 0;
    for (long each : passedOn) {
      total += each;
    }
    return total;
  }

  /** How many lasted longer than so many seconds. */
  public long over(int limit) {
    long over = 0;
    for (int i = 0; i < seconds.length; i++) {
      over += seconds[i] > limit ? contacts[i] : 0;
    }
    return over;
  }

  /** The contacts in the bins around a norm, theirs or another. */
  PassingBins around(NormBins norm) {
    long[] inBins = new long[NormBins.COUNT];
    long[] passedOnInBins = new long[NormBins.COUNT];
    for (int i = 0; i < seconds.length; i++) {
      int place = norm.binOf(seconds[i]) - NormBins.FIRST;
      inBins[place] += contacts[i];
      passedOnInBins[place] += passedOn[i];
    }
    return new PassingBins(norm, inBins, passedOnInBins);
  }

  /** Adds contacts up, second by second. Mutable, for one thread. */
  public static final class Tally {
    private final TreeMap<Integer, long[]> bySecond = new TreeMap<>();

    /**
     * Adds contacts that ended at a second.
     *
     * @throws IllegalArgumentException if more are passed on than there are, or a number is below 0
     */
    public Tally add(int second, long contacts, long passedOn) {
      if (second < 0 || passedOn < 0 || passedOn > contacts) {
        throw new IllegalArgumentException(
            "Cannot count %d contacts of %d s with %d passed on: those passed on are among the contacts. Give each column in its place."
                .formatted(contacts, second, passedOn));
      }
      long[] sums = bySecond.computeIfAbsent(second, each -> new long[2]);
      sums[0] += contacts;
      sums[1] += passedOn;
      return this;
    }

    /** What was added so far. */
    public PassingTimes times() {
      return new PassingTimes(bySecond);
    }
  }
}
