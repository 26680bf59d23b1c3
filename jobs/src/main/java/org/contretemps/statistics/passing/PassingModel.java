package org.contretemps.statistics.passing;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.contretemps.statistics.PenalisedNewton;
import org.contretemps.statistics.position.BinRange;
import org.contretemps.statistics.position.NormBins;

/**
 * The hazard of being passed on as it would be without the norm, fitted to the bins outside the
 * window, and the jump just under the norm (METHOD §11).
 *
 * <p>Passing on ends a contact and so does finishing it, so what is fitted are those passed on per
 * contact that still runs, a piecewise constant hazard with a rival (Holford 1980, Biometrics
 * 36:299): ln E d_j = ln max(r_j − n_j/2, ½) + Σ_{k=0..3} a_k (x_j/0.6)^k. Bins far above the curve
 * are left out and the fit repeated, so that a policy at another time does not bend it.
 */
final class PassingModel {
  private static final BinRange FITTED = new BinRange(-30, 40);

  /** R⁺: some contacts are passed on a few seconds late. */
  private static final BinRange JUMP = new BinRange(-5, 1);

  private static final BinRange UNDER_NORM = NormBins.UNDER_NORM;
  private static final BinRange LAST_BINS = new BinRange(-2, 0);
  private static final int COEFFICIENTS = 4;
  private static final double SCALE = 0.6;
  private static final double RIDGE = 1e-6;
  private static final long LEAST_RUNNING = 20;
  private static final double LEAST_DENOMINATOR = 0.5;
  private static final double LEAST_DISPERSION = 1;
  private static final int MOST_REPEATS = 3;
  private static final int LEAST_BINS = 25;
  private static final double FAR = 6;

  /** The median of a squared standard normal. */
  private static final double MEDIAN_SQUARE = 0.455;

  private final PassingBins bins;
  private final int[] all;
  private final int[] used;

  private PassingModel(PassingBins bins, int[] all, int[] used) {
    this.bins = bins;
    this.all = all;
    this.used = used;
  }

  /**
   * The jump under a norm; empty if too few bins have contacts that still run, or the fit is not
   * finite.
   *
   * @param isLeftOut bins that the curve is not fitted to, besides the window
   */
  static Optional<PassingJump> fit(PassingBins bins, IntPredicate isLeftOut) {
    int[] all =
        FITTED
            .bins()
            .filter(bin -> !NormBins.WINDOW.contains(bin) && !isLeftOut.test(bin))
            .filter(bin -> bins.running(bin) >= LEAST_RUNNING)
            .toArray();
    return new PassingModel(bins, all, all).fit(MOST_REPEATS);
  }

  private Optional<PassingJump> fit(int repeats) {
    Optional<PenalisedNewton.Point> fit = curve();
    if (fit.isEmpty()) {
      return Optional.empty();
    }
    double[] coefficients = fit.get().coefficients();
    int[] near = repeats == 0 ? used : near(coefficients);
    return near.length < LEAST_BINS || Arrays.equals(near, used)
        ? Optional.of(jump(fit.get())).filter(jump -> Double.isFinite(jump.standardError()))
        : new PassingModel(bins, all, near).fit(repeats - 1);
  }

  private Optional<PenalisedNewton.Point> curve() {
    if (used.length <= COEFFICIENTS) {
      return Optional.empty();
    }
    double passed = Arrays.stream(used).mapToLong(bins::passedOn).sum();
    double exposed = Arrays.stream(used).mapToDouble(bins::exposed).sum();
    double[] start = new double[COEFFICIENTS];
    start[0] = Math.log(Math.max(passed, LEAST_DENOMINATOR) / exposed);
    double[] ridge = new double[COEFFICIENTS];
    Arrays.fill(ridge, RIDGE);
    return new PenalisedNewton(this::differentiate, ridge).maximise(start);
  }

  private void differentiate(double[] coefficients, double[] gradient, double[][] information) {
    for (int bin : used) {
      double[] row = row(bin);
      double fitted = mean(bin, coefficients);
      for (int k = 0; k < COEFFICIENTS; k++) {
        gradient[k] += (bins.passedOn(bin) - fitted) * row[k];
        for (int l = 0; l <= k; l++) {
          information[k][l] += fitted * row[k] * row[l];
        }
      }
    }
  }

  /** The bins that do not lie six spreads above the curve; one left out before may return. */
  private int[] near(double[] coefficients) {
    double[] squares = Arrays.stream(used).mapToDouble(bin -> square(bin, coefficients)).toArray();
    double spread = Math.max(1, median(squares) / MEDIAN_SQUARE);
    return Arrays.stream(all)
        .filter(
            bin ->
                bins.passedOn(bin) < mean(bin, coefficients)
                    || square(bin, coefficients) < FAR * FAR * spread)
        .toArray();
  }

  private static double median(double[] values) {
    double[] rising = values.clone();
    Arrays.sort(rising);
    int middle = rising.length / 2;
    return rising.length % 2 == 1 ? rising[middle] : (rising[middle - 1] + rising[middle]) / 2;
  }

  /** The squared residual by its variance, floored at ½. */
  private double square(int bin, double[] coefficients) {
    double fitted = mean(bin, coefficients);
    double residual = bins.passedOn(bin) - fitted;
    return residual * residual / Math.max(LEAST_DENOMINATOR, fitted);
  }

  private PassingJump jump(PenalisedNewton.Point fit) {
    double[] coefficients = fit.coefficients();
    double pearson = Arrays.stream(used).mapToDouble(bin -> square(bin, coefficients)).sum();
    double dispersion = Math.max(LEAST_DISPERSION, pearson / (used.length - COEFFICIENTS));
    double[] slope = new double[COEFFICIENTS];
    JUMP.bins()
        .forEach(
            bin -> {
              double[] row = row(bin);
              double fitted = mean(bin, coefficients);
              for (int k = 0; k < COEFFICIENTS; k++) {
                slope[k] += fitted * row[k];
              }
            });
    double expected = JUMP.bins().mapToDouble(bin -> mean(bin, coefficients)).sum();
    double variance = dispersion * (Math.max(expected, 1) + fit.information().quadraticForm(slope));
    return new PassingJump(
        bins.total(),
        bins.totalPassedOn(),
        bins.running(JUMP.first()),
        expected,
        bins.passedOnIn(JUMP) - expected,
        Math.sqrt(variance),
        dispersion,
        laterShare(),
        excess(LAST_BINS, coefficients),
        excess(UNDER_NORM, coefficients));
  }

  /** ρ = Σ_{j>0} d_j / r_1; 0 if nothing runs past the norm. */
  private double laterShare() {
    long running = bins.running(1);
    return running == 0 ? 0 : (double) bins.passedOnIn(new BinRange(1, NormBins.LAST)) / running;
  }

  private double excess(BinRange range, double[] coefficients) {
    return range.bins().mapToDouble(bin -> bins.passedOn(bin) - mean(bin, coefficients)).sum();
  }

  private double mean(int bin, double[] coefficients) {
    double[] row = row(bin);
    double sum = 0;
    for (int k = 0; k < COEFFICIENTS; k++) {
      sum += row[k] * coefficients[k];
    }
    return bins.exposed(bin) * Math.exp(sum);
  }

  private double[] row(int bin) {
    double x = bins.norm().x(bin) / SCALE;
    return new double[] {1, x, x * x, x * x * x};
  }
}
