package org.contretemps.statistics;

import java.util.Arrays;

/**
 * Combines the p-values of a group of cells into one: whether a norm costs quality in any of them
 * (METHOD §5.6; Simes 1986, Biometrika 73:751).
 */
public final class SimesTest {

  private SimesTest() {}

  /**
   * min over i of m p₍ᵢ₎/i, the p rising; 1 without any.
   *
   * @param p one for each cell of the group
   */
  public static double p(double... p) {
    double[] rising = p.clone();
    Arrays.sort(rising);
    double least = 1;
    for (int i = 0; i < rising.length; i++) {
      least = Math.min(least, rising.length * rising[i] / (i + 1));
    }
    return least;
  }
}
