package org.contretemps.statistics;

import java.util.Arrays;
import java.util.Optional;

/**
 * Maximises a concave log-likelihood with a ridge penalty, Σ λ_k b_k²/2, by Newton's method, which
 * for canonical links is iteratively reweighted least squares (McCullagh &amp; Nelder 1989, §2.5).
 *
 * <p>A step that overshoots the maximum along its direction by more than half the slope it started
 * with is halved, so that sparse counts cannot throw the iteration out.
 */
public final class PenalisedNewton {

  private static final int MOST_STEPS = 200;
  private static final int MOST_HALVINGS = 60;
  private static final double TOLERANCE = 1e-11;

  /** Twice the log-likelihood still to be gained, in squared standard errors. */
  private static final double NEGLIGIBLE_GAIN = 1e-8;

  /** A log-likelihood by its first two derivatives. */
  public interface Likelihood {
    /**
     * Writes the gradient and the information (minus the second derivatives) into zeroed arrays.
     */
    void differentiate(double[] coefficients, double[] gradient, double[][] information);
  }

  /** A point of the likelihood; the one that is returned is the maximum. */
  public static final class Point {

    private final double[] coefficients;
    private final double[] gradient;
    private final Cholesky information;

    private Point(double[] coefficients, double[] gradient, Cholesky information) {
      this.coefficients = coefficients;
      this.gradient = gradient;
      this.information = information;
    }

    public double[] coefficients() {
      return coefficients;
    }

    /** The penalised information, whose inverse is the covariance of the coefficients. */
    public Cholesky information() {
      return information;
    }
  }

  private final Likelihood likelihood;
  private final double[] ridge;

  public PenalisedNewton(Likelihood likelihood, double[] ridge) {
    this.likelihood = likelihood;
    this.ridge = ridge;
  }

  /** The maximum reached from a start; empty if it is not reached in finite numbers. */
  public Optional<Point> maximise(double[] start) {
    Optional<Point> reached = point(start);
    for (int count = 0; count < MOST_STEPS && reached.isPresent(); count++) {
      Point here = reached.get();
      double[] step = here.information.solve(here.gradient);
      reached = isNegligible(step, here.coefficients) ? Optional.empty() : advance(here, step);
      if (reached.isEmpty() && dot(here.gradient, step) <= NEGLIGIBLE_GAIN) {
        return Optional.of(here);
      }
    }
    return Optional.empty();
  }

  /** The next point; empty if rounding or overflow leaves none. */
  private Optional<Point> advance(Point here, double[] step) {
    double slope = dot(here.gradient, step);
    double length = 1;
    for (int halvings = 0; halvings < MOST_HALVINGS; halvings++) {
      Optional<Point> next = point(sum(here.coefficients, step, length));
      if (next.isPresent() && dot(next.get().gradient, step) >= -slope / 2) {
        return next;
      }
      length /= 2;
    }
    return Optional.empty();
  }

  private Optional<Point> point(double[] coefficients) {
    int size = coefficients.length;
    double[] gradient = new double[size];
    double[][] information = new double[size][size];
    likelihood.differentiate(coefficients, gradient, information);
    for (int k = 0; k < size; k++) {
      gradient[k] -= ridge[k] * coefficients[k];
      information[k][k] += ridge[k];
    }
    return Arrays.stream(gradient).allMatch(Double::isFinite)
        ? Cholesky.of(information).map(factor -> new Point(coefficients, gradient, factor))
        : Optional.empty();
  }

  private static boolean isNegligible(double[] step, double[] coefficients) {
    double largest = 0;
    double scale = 1;
    for (int k = 0; k < step.length; k++) {
      largest = Math.max(largest, Math.abs(step[k]));
      scale = Math.max(scale, Math.abs(coefficients[k]));
    }
    return largest <= TOLERANCE * scale;
  }

  private static double[] sum(double[] from, double[] step, double length) {
    double[] sum = from.clone();
    for (int k = 0; k < sum.length; k++) {
      sum[k] += length * step[k];
    }
    return sum;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
