package org.contretemps.statistics.passing;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.PenalisedNewton;
import org.contretemps.statistics.position.BinRange;
import org.contretemps.statistics.position.NormBins;

/**
 * The hazard of an event (being passed on, or ending at all) as it would be without the norm,
 * fitted to the bins outside the window around it (METHOD §11).
 *
 * <p>An event ends a contact, so what is fitted are events per contact that still runs, a piecewise
 * constant hazard (Holford 1980, Biometrics 36:299): ln E d_j = ln max(r_j − n_j/2, ½) + Σ_{k=0..3}
 * a_k (x_j/0.6)^k. Bins far above the curve are left out and the fit repeated, so that a policy at
 * another time does not bend it.
 */
final class HazardCurve {
  private static final BinRange FITTED = new BinRange(-30, 40);
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
  private final IntToLongFunction events;
  private final PenalisedNewton.Point fit;
  private final double dispersion;

  private HazardCurve(
      PassingBins bins, IntToLongFunction events, PenalisedNewton.Point fit, int[] used) {
    this.bins = bins;
    this.events = events;
    this.fit = fit;
    double pearson = Arrays.stream(used).mapToDouble(this::square).sum();
    this.dispersion = Math.max(LEAST_DISPERSION, pearson / (used.length - COEFFICIENTS));
  }

  /**
   * The curve of a cell; empty if too few bins have contacts that still run, or it is not finite.
   *
   * @param events bin → d_j
   * @param isLeftOut bins that the curve is not fitted to, besides the window
   */
  static Optional<HazardCurve> fit(
      PassingBins bins, IntToLongFunction events, IntPredicate isLeftOut) {
    int[] all =
        FITTED
            .bins()
            .filter(bin -> !NormBins.WINDOW.contains(bin) && !isLeftOut.test(bin))
            .filter(bin -> bins.running(bin) >= LEAST_RUNNING)
            .toArray();
    int[] used = all;
    for (int repeats = 0; ; repeats++) {
      Optional<HazardCurve> curve = fit(bins, events, used);
      if (curve.isEmpty()) {
        return curve;
      }
      int[] near = repeats == MOST_REPEATS ? used : curve.get().near(all, used);
      if (near.length < LEAST_BINS || Arrays.equals(near, used)) {
        return curve;
      }
      used = near;
    }
  }

  private static Optional<HazardCurve> fit(PassingBins bins, IntToLongFunction events, int[] used) {
    if (used.length <= COEFFICIENTS) {
      return Optional.empty();
    }
    double happened = Arrays.stream(used).mapToLong(events).sum();
    double exposed = Arrays.stream(used).mapToDouble(bins::exposed).sum();
    double[] start = new double[COEFFICIENTS];
    start[0] = Math.log(Math.max(happened, LEAST_DENOMINATOR) / exposed);
    double[] ridge = new double[COEFFICIENTS];
    Arrays.fill(ridge, RIDGE);
    return new PenalisedNewton(likelihood(bins, events, used), ridge)
        .maximise(start)
        .map(fit -> new HazardCurve(bins, events, fit, used));
  }

  private static PenalisedNewton.Likelihood likelihood(
      PassingBins bins, IntToLongFunction events, int[] used) {
    return (coefficients, gradient, information) -> {
      for (int bin : used) {
        double[] row = row(bins, bin);
        double fitted = mean(bins, bin, coefficients);
        for (int k = 0; k < COEFFICIENTS; k++) {
          gradient[k] += (events.applyAsLong(bin) - fitted) * row[k];
          for (int l = 0; l <= k; l++) {
            information[k][l] += fitted * row[k] * row[l];
          }
        }
      }
    };
  }

  /** The bins that do not lie six spreads above the curve; one left out before may return. */
  private int[] near(int[] all, int[] used) {
    double[] squares = Arrays.stream(used).mapToDouble(this::square).toArray();
    double spread = Math.max(1, median(squares) / MEDIAN_SQUARE);
    return Arrays.stream(all)
        .filter(bin -> events.applyAsLong(bin) < mean(bin) || square(bin) < FAR * FAR * spread)
        .toArray();
  }

  private static double median(double[] values) {
    double[] rising = values.clone();
    Arrays.sort(rising);
    int middle = rising.length / 2;
    return rising.length % 2 == 1 ? rising[middle] : (rising[middle - 1] + rising[middle]) / 2;
  }

  /** The squared residual by its variance, floored at ½. */
  private double square(int bin) {
    double residual = events.applyAsLong(bin) - mean(bin);
    return residual * residual / Math.max(LEAST_DENOMINATOR, mean(bin));
  }

  /** φ, at least 1: how much wider than Poisson the counts scatter around the curve. */
  double dispersion() {
    return dispersion;
  }

  /** E, how many events the curve expects in a range. */
  double expected(BinRange range) {
    return range.bins().mapToDouble(this::mean).sum();
  }

  /** e, the events in a range beyond those, with the standard error √(φ(max(E,1) + g′Vg)). */
  Estimate excess(BinRange range) {
    double[] slope = new double[COEFFICIENTS];
    range
        .bins()
        .forEach(
            bin -> {
              double[] row = row(bins, bin);
              for (int k = 0; k < COEFFICIENTS; k++) {
                slope[k] += mean(bin) * row[k];
              }
            });
    double expected = expected(range);
    double variance = dispersion * (Math.max(expected, 1) + fit.information().quadraticForm(slope));
    double happened = range.bins().mapToLong(events).sum();
    return new Estimate(happened - expected, Math.sqrt(variance));
  }

  private double mean(int bin) {
    return mean(bins, bin, fit.coefficients());
  }

  private static double mean(PassingBins bins, int bin, double[] coefficients) {
    double[] row = row(bins, bin);
    double sum = 0;
    for (int k = 0; k < COEFFICIENTS; k++) {
      sum += row[k] * coefficients[k];
    }
    return bins.exposed(bin) * Math.exp(sum);
  }

  private static double[] row(PassingBins bins, int bin) {
    double x = bins.norm().x(bin) / SCALE;
    return new double[] {1, x, x * x, x * x * x};
  }
}
