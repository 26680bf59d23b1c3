package org.contretemps.statistics.clash;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.contretemps.statistics.PenalisedNewton;
import org.contretemps.statistics.position.Outcome;

/**
 * Gradient and information matrix of the binomial log-likelihood of a {@link RateCurve}, for
 * Newton's method (METHOD §4.1; McCullagh &amp; Nelder 1989). It is summed over the pairs of
 * stratum and group that have contacts; a group holds the contacts whose length is alike, relative
 * to the norm.
 *
 * <p>The odds of a stratum and a group are a product, so an iteration takes one exponential per
 * stratum and per group, however many pairs of them are occupied; and a stratum's pairs share its
 * main effects, so they are summed before they reach the matrix.
 *
 * <p>Coefficients in their order: main effects; the shift of the groups right of the norm, if rates
 * have one; b1; b2. A group lies right of the norm exactly if its x is positive.
 */
final class RateLikelihood implements PenalisedNewton.Likelihood {

  private final List<int[]> columns;
  private final int mainEffects;
  private final double[] x;
  private final int[][] contacts;
  private final int[][] events;
  private final OptionalDouble usualShift;

  /** Rates without a shift at the norm. */
  RateLikelihood(RateTable table, Outcome outcome) {
    this(table, outcome, OptionalDouble.empty());
  }

  /**
   * Rates with a shift right of the norm.
   *
   * @param usualShift where the shift's coefficient is 0; empty if rates have no shift
   */
  RateLikelihood(RateTable table, Outcome outcome, OptionalDouble usualShift) {
    this.usualShift = usualShift;
    this.columns = table.columns();
    this.mainEffects = table.mainEffects();
    this.x = table.groupX();
    this.contacts = table.contacts();
    this.events = table.events(outcome);
  }

  /** Whether no contact lies outside the window. */
  boolean isEmpty() {
    return x.length == 0;
  }

  int coefficients() {
    return mainEffects + 2 + (usualShift.isPresent() ? 1 : 0);
  }

  /** The overall log odds, smoothed to be finite, and no other effect. */
  double[] start() {
    double with = total(events);
    double[] start = new double[coefficients()];
    start[0] = Math.log((with + 0.5) / (total(contacts) - with + 0.5));
    return start;
  }

  @Override
  public void differentiate(double[] b, double[] gradient, double[][] information) {
    double[] groupOdds = groupOdds(b);
    for (int s = 0; s < contacts.length; s++) {
      Moments moments = new Moments();
      double stratumOdds = odds(columns.get(s), b);
      for (int g = 0; g < x.length; g++) {
        if (contacts[s][g] > 0) {
          double q = 1 / (1 + stratumOdds * groupOdds[g]);
          double p = stratumOdds * groupOdds[g] * q;
          double without = contacts[s][g] - events[s][g];
          moments.add(x[g], events[s][g] * q - without * p, contacts[s][g] * p * q);
        }
      }
      moments.addTo(gradient, information, columns.get(s));
      if (usualShift.isPresent()) {
        moments.addShiftTo(gradient, information, columns.get(s), mainEffects);
      }
    }
  }

  /** The factor of the odds of each group, the shift of those right of the norm in it. */
  private double[] groupOdds(double[] b) {
    double[] odds = odds(x, b);
    if (usualShift.isPresent()) {
      double shift = Math.exp(usualShift.getAsDouble() + b[mainEffects]);
      for (int g = 0; g < x.length; g++) {
        odds[g] *= x[g] > 0 ? shift : 1;
      }
    }
    return odds;
  }

  /** The factor of the odds at each x: exp(b1 x + b2 x²). */
  static double[] odds(double[] x, double[] b) {
    double slope = b[b.length - 2];
    double bend = b[b.length - 1];
    return Arrays.stream(x).map(each -> Math.exp((slope + bend * each) * each)).toArray();
  }

  /** The factor of the odds of a stratum with these main effects. */
  static double odds(int[] columns, double[] b) {
    double sum = 0;
    for (int column : columns) {
      sum += b[column];
    }
    return Math.exp(sum);
  }

  private static double total(int[][] counts) {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).asLongStream().sum();
  }

  /** Residuals and weights of one stratum, summed with the powers of x. */
  private static final class Moments {

    private final double[] residual = new double[3];
    private final double[] weight = new double[5];
    private double residualRight;
    private final double[] weightRight = new double[3];

    void add(double x, double excess, double information) {
      double square = x * x;
      residual[0] += excess;
      residual[1] += excess * x;
      residual[2] += excess * square;
      weight[0] += information;
      weight[1] += information * x;
      weight[2] += information * square;
      weight[3] += information * square * x;
      weight[4] += information * square * square;
      if (x > 0) {
        residualRight += excess;
        weightRight[0] += information;
        weightRight[1] += information * x;
        weightRight[2] += information * square;
      }
    }

    void addTo(double[] gradient, double[][] information, int[] columns) {
      int slope = gradient.length - 2;
      int bend = gradient.length - 1;
      for (int row : columns) {
        gradient[row] += residual[0];
        information[slope][row] += weight[1];
        information[bend][row] += weight[2];
        for (int column : columns) {
          information[row][column] += weight[0];
        }
      }
      gradient[slope] += residual[1];
      gradient[bend] += residual[2];
      information[slope][slope] += weight[2];
      information[bend][slope] += weight[3];
      information[bend][bend] += weight[4];
    }

    void addShiftTo(double[] gradient, double[][] information, int[] columns, int shift) {
      gradient[shift] += residualRight;
      information[shift][shift] += weightRight[0];
      information[gradient.length - 2][shift] += weightRight[1];
      information[gradient.length - 1][shift] += weightRight[2];
      for (int column : columns) {
        information[shift][column] += weightRight[0];
      }
    }
  }
}
