package org.contretemps.statistics.queue;

import java.util.Arrays;
import java.util.Optional;

/**
 * What was observed of one cell of a service, day by day (METHOD §13). The arrays are taken as they
 * are.
 *
 * @param seconds handling seconds of every contact that was answered, by day
 * @param counted contacts by day whose returns are known
 * @param returned of them, those followed by a contact of the same customer within 7 days
 * @param isUnderNorm whether the norm to be decided on is in force for it
 * @param harm of hurrying, if it is established
 */
public record CellHistory(
    int[][] seconds,
    long[] counted,
    long[] returned,
    boolean isUnderNorm,
    Optional<CellHarm> harm) {

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
