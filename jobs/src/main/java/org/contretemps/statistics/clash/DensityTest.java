package org.contretemps.statistics.clash;

import java.util.Optional;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;

/**
 * Tests whether the density of times jumps at the norm, after Cattaneo, Jansson &amp; Ma (2020,
 * JASA 115:1449): on either side a local polynomial is fitted to the distribution function, and its
 * slope at the norm is the density. A cubic, one degree more than a density needs, takes the bias
 * of the quadratic off. Beside {@link DensityJump}, never in the decision.
 *
 * <p>The distribution function is exact at the edges of {@link NormBins}. A side reaches 24 bins,
 * 0.6 N, with a triangular kernel. The slope is linear in the counts, so its variance is that of
 * multinomial counts.
 */
public final class DensityTest {

  private static final int BINS = 24;
  private static final int COEFFICIENTS = 4;

  /** What a count in each bin, from the norm outwards, adds to the slope at the norm. */
  private static final double[] WEIGHTS = weights();

  private DensityTest() {}

  /**
   * The density just over the norm less that just under it, as a share of the contacts per bin;
   * empty if no contact lies within reach.
   */
  public static Optional<Estimate> of(NormPositionCounts counts) {
    double[] perBin = counts.contactsPerBin();
    double jump = 0;
    double variance = 0;
    for (int side = -1; side <= 1; side += 2) {
      double slope = 0;
      double squares = 0;
      for (int step = 0; step < BINS; step++) {
        int bin = side > 0 ? 1 + step : -step;
        double share = perBin[bin - NormBins.FIRST] / counts.total();
        slope += WEIGHTS[step] * share;
        squares += WEIGHTS[step] * WEIGHTS[step] * share;
      }
      jump += side * slope;
      variance += (squares - slope * slope) / counts.total();
    }
    return variance > 0 ? Optional.of(new Estimate(jump, Math.sqrt(variance))) : Optional.empty();
  }

  /**
   * The slope of the weighted cubic through the cumulated counts at distances 0 … {@value #BINS}. A
   * count in bin i raises the cumulated ones from distance i + 1 on.
   */
  private static double[] weights() {
    double[][] moments = new double[COEFFICIENTS][COEFFICIENTS];
    for (int edge = 0; edge < BINS; edge++) {
      double kernel = 1 - (double) edge / BINS;
      for (int row = 0; row < COEFFICIENTS; row++) {
        for (int column = 0; column < COEFFICIENTS; column++) {
          moments[row][column] += kernel * power(edge, row + column);
        }
      }
    }
    double[] slope = solve(moments);
    double[] weights = new double[BINS];
    double sum = 0;
    for (int bin = BINS - 1; bin >= 0; bin--) {
      int edge = bin + 1;
      double kernel = 1 - (double) edge / BINS;
      for (int row = 0; row < COEFFICIENTS; row++) {
        sum += kernel * slope[row] * power(edge, row);
      }
      weights[bin] = sum / BINS;
    }
    return weights;
  }

  private static double power(int edge, int exponent) {
    return Math.pow((double) edge / BINS, exponent);
  }

  /** The row of the inverse that gives the slope, by Gauss and Jordan; the matrix is positive. */
  private static double[] solve(double[][] matrix) {
    double[] right = {0, 1, 0, 0};
    for (int pivot = 0; pivot < COEFFICIENTS; pivot++) {
      for (int row = 0; row < COEFFICIENTS; row++) {
        if (row != pivot) {
          double factor = matrix[row][pivot] / matrix[pivot][pivot];
          for (int column = pivot; column < COEFFICIENTS; column++) {
            matrix[row][column] -= factor * matrix[pivot][column];
          }
          right[row] -= factor * right[pivot];
        }
      }
    }
    for (int row = 0; row < COEFFICIENTS; row++) {
      right[row] /= matrix[row][row];
    }
    return right;
  }
}
