package org.contretemps.statistics.queue;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.contretemps.statistics.PenalisedNewton;
import org.contretemps.statistics.clash.Spike;
import org.contretemps.statistics.clash.SpikeModel;
import org.contretemps.statistics.position.BinRange;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;

/**
 * How often contacts of a cell are hurried and how that fades with what they would overrun the norm
 * by: π(t) = π₀ (t/N)^−k, for a grid of k and π₀, each with its likelihood (METHOD §13).
 *
 * <p>Each pair thins the distribution beyond the norm by 1 − π; what it takes away must be found
 * just under the norm again. Bins −24 to 60 outside −9 to 4 are fitted as in METHOD §3, without a
 * level shift.
 */
final class HurryDecay {
  /** k, how fast hurrying fades: 0 not at all. */
  static final double[] DECAYS = {0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 5};

  /** π₀ in steps of 0.05, how many of those just over the norm are hurried. */
  static final int PROPENSITIES = 19;

  static final BinRange NEAR = new BinRange(-9, 4);
  static final BinRange FITTED = new BinRange(-24, 60);

  private static final double STEP = 0.05;
  private static final int POWERS = 5;
  private static final double SCALE = 0.6;
  private static final double RIDGE = 1e-6;
  private static final double LEAST_SPREAD = 0.003;

  private final NormBins bins;
  private final double[] perBin;
  private final double contacts;
  private final double dispersion;
  private final double widening;
  private final double[][] rows;
  private final int[] outside;
  private final Fit[][] fits;

  /** One pair of the grid. */
  static final class Fit {
    private final double decay;
    private final double propensity;
    private final double[] natural;
    private final double moved;
    private final double logLikelihood;

    /**
     * @param decay k
     * @param propensity π₀
     * @param natural contacts per bin of {@link #FITTED} if nobody hurried
     * @param moved M, contacts taken from beyond the norm
     * @param logLikelihood up to a constant of the cell
     */
    Fit(double decay, double propensity, double[] natural, double moved, double logLikelihood) {
      this.decay = decay;
      this.propensity = propensity;
      this.natural = natural;
      this.moved = moved;
      this.logLikelihood = logLikelihood;
    }

    double decay() {
      return decay;
    }

    double propensity() {
      return propensity;
    }

    double[] natural() {
      return natural;
    }

    double moved() {
      return moved;
    }

    double logLikelihood() {
      return logLikelihood;
    }

    /** π at so many times the norm. */
    double hurried(double timesNorm) {
      return propensity * Math.pow(timesNorm, -decay);
    }

    double natural(int bin) {
      return natural[bin - FITTED.first()];
    }
  }

  private HurryDecay(NormPositionCounts counts, Spike spike, double widening) {
    this.bins = counts.bins();
    this.perBin = counts.contactsPerBin();
    this.contacts = counts.total();
    this.dispersion = spike.dispersion();
    this.widening = widening;
    this.rows = FITTED.bins().mapToObj(this::row).toArray(double[][]::new);
    this.outside = FITTED.bins().filter(bin -> !NEAR.contains(bin)).toArray();
    this.fits = new Fit[DECAYS.length][];
  }

  /** The grid of a cell; empty if its times cannot be fitted. */
  static Optional<HurryDecay> of(NormPositionCounts counts) {
    Optional<Spike> spike = SpikeModel.fit(counts);
    Optional<double[]> expected = SpikeModel.expected(counts, NormBins.WINDOW);
    if (spike.isEmpty() || expected.isEmpty()) {
      return Optional.empty();
    }
    double around = counts.contactsIn(NormBins.WINDOW) - Arrays.stream(expected.get()).sum();
    double under = spike.get().excess();
    double widening = under > 0 ? Math.min(1.5, Math.max(1, around / under)) : 1;
    HurryDecay decay = new HurryDecay(counts, spike.get(), widening);
    return decay.isFitted() ? Optional.of(decay) : Optional.empty();
  }

  private boolean isFitted() {
    double[] start = new double[POWERS];
    start[0] = Math.log(Math.max(1e-3, contacts / FITTED.size()));
    for (int decay = 0; decay < DECAYS.length; decay++) {
      fits[decay] = new Fit[PROPENSITIES];
      for (int step = 0; step < PROPENSITIES; step++) {
        Optional<Fit> fit = fit(DECAYS[decay], step * STEP, start);
        if (fit.isEmpty()) {
          return false;
        }
        fits[decay][step] = fit.get();
      }
    }
    return true;
  }

  /** How much of the harm of those under the norm overshoot into the bins just over it. */
  double widening() {
    return widening;
  }

  NormBins bins() {
    return bins;
  }

  double perBin(int bin) {
    return perBin[bin - NormBins.FIRST];
  }

  Fit fit(int decay, int step) {
    return fits[decay][step];
  }

  /** ln of the mean likelihood over π₀, for one k. */
  double logLikelihood(int decay) {
    double most = Arrays.stream(fits[decay]).mapToDouble(Fit::logLikelihood).max().orElseThrow();
    return most
        + Math.log(
            Arrays.stream(fits[decay])
                .mapToDouble(fit -> Math.exp(fit.logLikelihood() - most))
                .average()
                .orElseThrow());
  }

  /** The step of π₀ at which its share of the likelihood of one k reaches a level. */
  int propensity(int decay, double level) {
    double[] weights =
        Arrays.stream(fits[decay])
            .mapToDouble(fit -> Math.exp(fit.logLikelihood() - logLikelihood(decay)))
            .toArray();
    return Weighted.of(weights).at(level);
  }

  private Optional<Fit> fit(double decay, double propensity, double[] start) {
    double[] offsets =
        FITTED
            .bins()
            .mapToDouble(j -> j > 0 ? Math.log1p(-hurried(decay, propensity, j)) : 0)
            .toArray();
    double[] ridge = new double[POWERS];
    Arrays.fill(ridge, RIDGE);
    return new PenalisedNewton(
            (coefficients, gradient, information) ->
                differentiate(coefficients, offsets, gradient, information),
            ridge)
        .maximise(start)
        .map(point -> fit(decay, propensity, offsets, point));
  }

  private double hurried(double decay, double propensity, int bin) {
    return propensity * Math.exp(-bins.x(bin) * decay);
  }

  private void differentiate(
      double[] coefficients, double[] offsets, double[] gradient, double[][] information) {
    for (int bin : outside) {
      int place = bin - FITTED.first();
      double[] row = rows[place];
      double fitted = Math.exp(dot(row, coefficients) + offsets[place]);
      for (int k = 0; k < POWERS; k++) {
        gradient[k] += (perBin(bin) - fitted) * row[k];
        for (int l = 0; l <= k; l++) {
          information[k][l] += fitted * row[k] * row[l];
        }
      }
    }
  }

  private Fit fit(double decay, double propensity, double[] offsets, PenalisedNewton.Point point) {
    double[] natural =
        Arrays.stream(rows).mapToDouble(row -> Math.exp(dot(row, point.coefficients()))).toArray();
    double beyond =
        IntStream.rangeClosed(FITTED.last() + 1, NormBins.LAST)
            .mapToDouble(j -> perBin(j) * odds(hurried(decay, propensity, j)))
            .sum();
    double moved = beyond;
    double near = beyond;
    double[] slope = new double[POWERS];
    for (int bin = NEAR.first(); bin <= FITTED.last(); bin++) {
      double share = bin > 0 ? hurried(decay, propensity, bin) : 0;
      double fitted = natural[bin - FITTED.first()];
      double found = (NEAR.contains(bin) ? 1 - share : 0) + share;
      moved += fitted * share;
      near += fitted * found;
      for (int k = 0; k < POWERS; k++) {
        slope[k] += fitted * found * rows[bin - FITTED.first()][k];
      }
    }
    double spread =
        dispersion * (Math.max(1, near) + point.information().quadraticForm(slope))
            + Math.pow(LEAST_SPREAD * contacts, 2);
    double missed = NEAR.bins().mapToDouble(this::perBin).sum() - near;
    double likelihood =
        -deviance(natural, offsets) / dispersion / 2
            - missed * missed / spread / 2
            - Math.log(spread) / 2;
    return new Fit(decay, propensity, natural, moved, likelihood);
  }

  private static double odds(double share) {
    return share / (1 - share);
  }

  private double deviance(double[] natural, double[] offsets) {
    double sum = 0;
    for (int bin : outside) {
      double fitted = natural[bin - FITTED.first()] * Math.exp(offsets[bin - FITTED.first()]);
      double seen = perBin(bin);
      sum += 2 * ((seen > 0 ? seen * Math.log(seen / fitted) : 0) - seen + fitted);
    }
    return sum;
  }

  private double[] row(int bin) {
    double[] row = new double[POWERS];
    row[0] = 1;
    for (int k = 1; k < POWERS; k++) {
      row[k] = row[k - 1] * bins.x(bin) / SCALE;
    }
    return row;
  }

  private static double dot(double[] row, double[] coefficients) {
    double sum = 0;
    for (int k = 0; k < POWERS; k++) {
      sum += row[k] * coefficients[k];
    }
    return sum;
  }
}
