package org.contretemps.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Adjusts p-values for the false discovery rate over a family of tests (Benjamini &amp; Hochberg
 * 1995, J. R. Stat. Soc. B 57:289; METHOD §5.3).
 */
public final class BenjaminiHochberg {

  private BenjaminiHochberg() {}

  /**
   * The adjusted p, or q, of each test, in the order given: the smallest false discovery rate at
   * which the test is rejected.
   *
   * @throws IllegalArgumentException when a p is no probability
   */
  public static double[] adjusted(double... p) {
    int[] falling = orderFalling(p);
    double[] q = new double[p.length];
    double least = 1;
    for (int place = 0; place < p.length; place++) {
      int rank = p.length - place;
      least = Math.min(least, p[falling[place]] * p.length / rank);
      q[falling[place]] = least;
    }
    return q;
  }

  /** The q of some tests within a family that holds others besides, in the order given. */
  public static double[] adjustedAmong(double[] own, double... others) {
    double[] family = Arrays.copyOf(own, own.length + others.length);
    System.arraycopy(others, 0, family, own.length, others.length);
    return Arrays.copyOf(adjusted(family), own.length);
  }

  private static int[] orderFalling(double[] p) {
    for (double each : p) {
      if (!(each >= 0 && each <= 1)) {
        throw new IllegalArgumentException(
            "Cannot adjust p = "
                + each
                + ": it is no probability. Leave the test out of the family.");
      }
    }
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
