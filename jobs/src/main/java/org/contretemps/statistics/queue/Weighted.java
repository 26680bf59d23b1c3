package org.contretemps.statistics.queue;

/** Places drawn in proportion to weights, by a level between 0 and 1 (METHOD §13). */
final class Weighted {
  private final double[] sums;

  private Weighted(double[] sums) {
    this.sums = sums;
  }

  /** The places of weights, none below 0. */
  static Weighted of(double[] weights) {
    double[] sums = new double[weights.length];
    double sum = 0;
    for (int place = 0; place < sums.length; place++) {
      sum += weights[place];
      sums[place] = sum;
    }
    return new Weighted(sums);
  }

  /** Whether no place can be drawn. */
  boolean isEmpty() {
    return total() <= 0;
  }

  double total() {
    return sums.length == 0 ? 0 : sums[sums.length - 1];
  }

  /** The first place at which the share of the weights exceeds a level. */
  int at(double level) {
    double wanted = level * total();
    int low = 0;
    int high = sums.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle] > wanted) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
