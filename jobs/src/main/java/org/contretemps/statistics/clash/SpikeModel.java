package org.contretemps.statistics.clash;

import java.util.Arrays;
import java.util.Optional;
import org.contretemps.statistics.PenalisedNewton;
import org.contretemps.statistics.position.BinRange;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;

/**
 * The distribution of times as it would be without the norm, fitted to the bins outside the window,
 * and the spike that the norm adds to it (METHOD §3; bunching: Saez 2010, Chetty et al. 2011,
 * Kleven 2016, Annu. Rev. Econ. 8:435).
 *
 * <p>Poisson log-linear: ln E n_j = Σ_{k=0..4} a_k (x_j/0.6)^k + κ·1{j &gt; 0} over j ∈ [−24, 60]
 * outside W, with a ridge of 10⁻⁶ on every coefficient. κ stands for the contacts that the norm
 * takes from the tail.
 */
public final class SpikeModel {

  private static final BinRange FITTED = new BinRange(-24, 60);
  private static final int POWERS = 5;
  private static final int COEFFICIENTS = POWERS + 1;
  private static final double SCALE = 0.6;
  private static final double RIDGE = 1e-6;
  private static final double LEAST_DENOMINATOR = 0.5;
  private static final double LEAST_DISPERSION = 1;

  private final NormPositionCounts counts;
  private final double[][] rows;
  private final double[] observed;

  private SpikeModel(NormPositionCounts counts) {
    double[] perBin = counts.contactsPerBin();
    int[] bins = FITTED.bins().filter(bin -> !NormBins.WINDOW.contains(bin)).toArray();
    this.counts = counts;
    this.rows = Arrays.stream(bins).mapToObj(this::row).toArray(double[][]::new);
    this.observed = Arrays.stream(bins).mapToDouble(bin -> perBin[bin - NormBins.FIRST]).toArray();
  }

  /**
   * The spike of a cell; empty if no contact lies in the bins fitted, or so few that the fit is not
   * finite or predicts more contacts under the norm than the cell has.
   */
  public static Optional<Spike> fit(NormPositionCounts counts) {
    return new SpikeModel(counts).spike();
  }

  /**
   * The contacts that the fit expects in bins, those of the window among them; empty if nothing can
   * be fitted.
   */
  public static Optional<double[]> expected(NormPositionCounts counts, BinRange bins) {
    SpikeModel model = new SpikeModel(counts);
    return model
        .curve()
        .map(fit -> bins.bins().mapToDouble(j -> mean(model.row(j), fit.coefficients())).toArray());
  }

  private Optional<Spike> spike() {
    return curve()
        .map(this::spike)
        .filter(spike -> spike.expected() <= spike.contacts())
        .filter(spike -> Double.isFinite(spike.standardError()));
  }

  private Optional<PenalisedNewton.Point> curve() {
    double mean = Arrays.stream(observed).sum() / observed.length;
    if (mean == 0) {
      return Optional.empty();
    }
    double[] start = new double[COEFFICIENTS];
    start[0] = Math.log(mean);
    double[] ridge = new double[COEFFICIENTS];
    Arrays.fill(ridge, RIDGE);
    return new PenalisedNewton(this::differentiate, ridge).maximise(start);
  }

  private Spike spike(PenalisedNewton.Point fit) {
    double expected = 0;
    double[] slope = new double[COEFFICIENTS];
    for (int bin = NormBins.UNDER_NORM.first(); bin <= NormBins.UNDER_NORM.last(); bin++) {
      double[] row = row(bin);
      double fitted = mean(row, fit.coefficients());
      expected += fitted;
      for (int k = 0; k < COEFFICIENTS; k++) {
        slope[k] += fitted * row[k];
      }
    }
    double dispersion = dispersion(fit.coefficients());
    return new Spike(
        counts.total(),
        counts.contactsIn(NormBins.UNDER_NORM),
        expected,
        dispersion * fit.information().quadraticForm(slope),
        dispersion);
  }

  /** φ = max(1, Pearson/(m − 6)), the denominators floored at 0.5. */
  private double dispersion(double[] coefficients) {
    double pearson = 0;
    for (int i = 0; i < rows.length; i++) {
      double fitted = mean(rows[i], coefficients);
      double residual = observed[i] - fitted;
      pearson += residual * residual / Math.max(LEAST_DENOMINATOR, fitted);
    }
    return Math.max(LEAST_DISPERSION, pearson / (rows.length - COEFFICIENTS));
  }

  private void differentiate(double[] coefficients, double[] gradient, double[][] information) {
    for (int i = 0; i < rows.length; i++) {
      double[] row = rows[i];
      double fitted = mean(row, coefficients);
      for (int k = 0; k < COEFFICIENTS; k++) {
        gradient[k] += (observed[i] - fitted) * row[k];
        for (int l = 0; l <= k; l++) {
          information[k][l] += fitted * row[k] * row[l];
        }
      }
    }
  }

  private static double mean(double[] row, double[] coefficients) {
    double sum = 0;
    for (int k = 0; k < COEFFICIENTS; k++) {
      sum += row[k] * coefficients[k];
    }
    return Math.exp(sum);
  }

  private double[] row(int bin) {
    double[] row = new double[COEFFICIENTS];
    double x = counts.bins().x(bin) / SCALE;
    row[0] = 1;
    for (int k = 1; k < POWERS; k++) {
      row[k] = row[k - 1] * x;
    }
    row[POWERS] = bin > 0 ? 1 : 0;
    return row;
  }
}
