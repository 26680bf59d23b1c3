package org.contretemps.statistics.felt;

import java.util.function.DoubleUnaryOperator;

/**
 * Finds the end of the interval of slopes that a test does not reject: outward from the estimate by
 * doubling, then by bisection (METHOD §12).
 */
final class SlopesKept {
  private static final double LEVEL = 0.05;
  private static final int MOST_DOUBLINGS = 40;
  private static final int BISECTIONS = 60;

  private SlopesKept() {}

  /**
   * One end of the interval; infinite if no slope on this side is rejected.
   *
   * @param p of a slope
   * @param estimate the slope at which p is 1
   * @param firstStep how far to look first; below 0 for the lower end
   */
  static double end(DoubleUnaryOperator p, double estimate, double firstStep) {
    double kept = estimate;
    double step = firstStep;
    for (int doubling = 0; doubling < MOST_DOUBLINGS; doubling++) {
      double tried = estimate + step;
      if (p.applyAsDouble(tried) <= LEVEL) {
        return between(p, kept, tried);
      }
      kept = tried;
      step *= 2;
    }
    return step * Double.POSITIVE_INFINITY;
  }

  private static double between(DoubleUnaryOperator p, double firstKept, double firstRejected) {
    double kept = firstKept;
    double rejected = firstRejected;
    for (int half = 0; half < BISECTIONS; half++) {
      double middle = (kept + rejected) / 2;
      if (p.applyAsDouble(middle) > LEVEL) {
        kept = middle;
      } else {
        rejected = middle;
      }
    }
    return kept;
  }
}
