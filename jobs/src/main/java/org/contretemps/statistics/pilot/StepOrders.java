package org.contretemps.statistics.pilot;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Enumerates or draws the orders in which the clusters (services) of a pilot can move to another
 * norm, with as equal numbers per step as possible (METHOD §14). An order gives each cluster its
 * step, from 1.
 *
 * @param clusters K
 * @param steps T
 */
public record StepOrders(int clusters, int steps) {
  public static final int LEAST_CLUSTERS = 5;
  public static final int LEAST_ORDERS = 60;

  /**
   * Up to this number all orders are tried; if there are more, one fewer than this number are
   * drawn.
   */
  static final int MOST = 10_000;

  /**
   * @throws IllegalArgumentException unless every step has a cluster
   */
  public StepOrders {
    if (steps < 1 || clusters < steps) {
      throw new IllegalArgumentException(
          "Cannot move %d clusters in %d steps: each step needs a cluster. Take fewer steps."
              .formatted(clusters, steps));
    }
  }

  /** The steps of the clusters in their given order: the first steps have the larger numbers. */
  public int[] given() {
    int[] order = new int[clusters];
    int next = 0;
    for (int step = 1; step <= steps; step++) {
      int size = clusters / steps + (step <= clusters % steps ? 1 : 0);
      for (int i = 0; i < size; i++) {
        order[next++] = step;
      }
    }
    return order;
  }

  /** How many orders differ: K!/Πk_s!. */
  public BigInteger distinct() {
    return distinct(given());
  }

  static BigInteger distinct(int[] order) {
    BigInteger orders = factorial(order.length);
    int most = 0;
    for (int step : order) {
      most = Math.max(most, step);
    }
    int[] sizes = new int[most + 1];
    for (int step : order) {
      sizes[step]++;
    }
    for (int size : sizes) {
      orders = orders.divide(factorial(size));
    }
    return orders;
  }

  private static BigInteger factorial(int n) {
    BigInteger product = BigInteger.ONE;
    for (int i = 2; i <= n; i++) {
      product = product.multiply(BigInteger.valueOf(i));
    }
    return product;
  }

  /** Whether the design allows any claim, independent of the data. */
  public boolean allowClaims() {
    return clusters >= LEAST_CLUSTERS
        && distinct().compareTo(BigInteger.valueOf(LEAST_ORDERS)) >= 0;
  }

  /** An order at random. */
  public int[] drawn(SplittableRandom random) {
    return shuffled(given(), random);
  }

  static int[] shuffled(int[] order, SplittableRandom random) {
    int[] shuffled = order.clone();
    for (int i = shuffled.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = shuffled[i];
      shuffled[i] = shuffled[other];
      shuffled[other] = kept;
    }
    return shuffled;
  }

  /** All distinct orders with the numbers per step of one. */
  static List<int[]> all(int[] order) {
    List<int[]> orders = new ArrayList<>();
    int[] next = order.clone();
    Arrays.sort(next);
    do {
      orders.add(next.clone());
    } while (advance(next));
    return orders;
  }

  /** The next order in lexical order; false after the last (Narayana). */
  private static boolean advance(int[] order) {
    int fall = order.length - 2;
    while (fall >= 0 && order[fall] >= order[fall + 1]) {
      fall--;
    }
    if (fall < 0) {
      return false;
    }
    int larger = order.length - 1;
    while (order[larger] <= order[fall]) {
      larger--;
    }
    swap(order, fall, larger);
    for (int i = fall + 1, j = order.length - 1; i < j; i++, j--) {
      swap(order, i, j);
    }
    return true;
  }

  private static void swap(int[] order, int one, int other) {
    int kept = order[one];
    order[one] = order[other];
    order[other] = kept;
  }
}
