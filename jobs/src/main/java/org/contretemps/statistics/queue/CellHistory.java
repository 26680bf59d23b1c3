package org.contretemps.statistics.queue;

import java.util.Arrays;
import java.util.Optional;

/**
 * What was observed of one cell of a service, day by day (METHOD §13). The arrays are taken as they
 * are.
 */
public final class CellHistory {
  private final int[][] seconds;
  private final long[] counted;
  private final long[] returned;
  private final boolean isUnderNorm;
  private final Optional<CellHarm> harm;

  /**
   * @param seconds handling seconds of every contact that was answered, by day
   * @param counted contacts by day whose returns are known
   * @param returned of them, those followed by a contact of the same customer within 7 days
   * @param isUnderNorm whether the norm to be decided on is in force for it
   * @param harm of hurrying, if it is established
   */
  public CellHistory(
      int[][] seconds,
      long[] counted,
      long[] returned,
      boolean isUnderNorm,
      Optional<CellHarm> harm) {
    this.seconds = seconds;
    this.counted = counted;
    this.returned = returned;
    this.isUnderNorm = isUnderNorm;
    this.harm = harm;
  }

  public int[][] seconds() {
    return seconds;
  }

  public long[] counted() {
    return counted;
  }

  public long[] returned() {
    return returned;
  }

  public boolean isUnderNorm() {
    return isUnderNorm;
  }

  public Optional<CellHarm> harm() {
    return harm;
  }

  /** All handling seconds, rising. */
  int[] sorted() {
    return Arrays.stream(seconds).flatMapToInt(Arrays::stream).sorted().toArray();
  }

  long answered(int[] days) {
    return Arrays.stream(days).mapToLong(day -> seconds[day].length).sum();
  }

  /** p of some days; 0 if nothing is known. */
  double returning(int[] days) {
    double known = Arrays.stream(days).mapToLong(day -> counted[day]).sum();
    return known == 0 ? 0 : Arrays.stream(days).mapToLong(day -> returned[day]).sum() / known;
  }

  /** The handling seconds of some days, a day as often as it is named. */
  int[] times(int[] days) {
    return Arrays.stream(days).flatMap(day -> Arrays.stream(seconds[day])).toArray();
  }
}
