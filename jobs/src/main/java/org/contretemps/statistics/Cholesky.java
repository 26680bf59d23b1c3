package org.contretemps.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The Cholesky factor L of a small symmetric positive definite matrix A = L Lᵀ (Golub &amp; Van
 * Loan 2013, Matrix Computations, §4.2).
 */
public final class Cholesky {

  private final double[][] factor;

  private Cholesky(double[][] factor) {
    this.factor = factor;
  }

  /** The factor; empty if the matrix is not positive definite to working precision. */
  static Optional<Cholesky> of(double[][] matrix) {
    int size = matrix.length;
    double[][] factor = new double[size][size];
    for (int row = 0; row < size; row++) {
      for (int column = 0; column <= row; column++) {
        double rest = matrix[row][column];
        for (int k = 0; k < column; k++) {
          rest -= factor[row][k] * factor[column][k];
        }
        factor[row][column] = row == column ? Math.sqrt(rest) : rest / factor[column][column];
      }
      if (!(factor[row][row] > 0 && factor[row][row] < Double.POSITIVE_INFINITY)) {
        return Optional.empty();
      }
    }
    return Optional.of(new Cholesky(factor));
  }

  /** A⁻¹ b. */
  double[] solve(double[] right) {
    double[] x = forward(right);
    for (int row = x.length - 1; row >= 0; row--) {
      for (int later = row + 1; later < x.length; later++) {
        x[row] -= factor[later][row] * x[later];
      }
      x[row] /= factor[row][row];
    }
    return x;
  }

  /** bᵀ A⁻¹ b, never negative. */
  public double quadraticForm(double[] vector) {
    return Arrays.stream(forward(vector)).map(value -> value * value).sum();
  }

  /** L⁻¹ b. */
  private double[] forward(double[] right) {
    double[] x = right.clone();
    for (int row = 0; row < x.length; row++) {
      for (int earlier = 0; earlier < row; earlier++) {
        x[row] -= factor[row][earlier] * x[earlier];
      }
      x[row] /= factor[row][row];
    }
    return x;
  }
}
