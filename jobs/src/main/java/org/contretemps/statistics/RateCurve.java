package org.contretemps.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How often an outcome follows a contact, by stratum and by where its time lies relative to the
 * norm, fitted outside the window (METHOD §4.1).
 *
 * <p>logit P = main effects of the stratum + b1 x + b2 x², by penalised maximum likelihood: ridge
 * 10⁻³ on every coefficient but the intercept (10⁻⁸). The odds of a stratum and a group are a
 * product, so an iteration takes one exponential per stratum and per group, however many pairs of
 * them are occupied.
 */
final class RateCurve {

  private static final double RIDGE = 1e-3;
  private static final double INTERCEPT_RIDGE = 1e-8;

  private final List<int[]> columns;
  private final PenalisedNewton.Point fit;

  private RateCurve(List<int[]> columns, PenalisedNewton.Point fit) {
    this.columns = columns;
    this.fit = fit;
  }

  /** The curve of an outcome; empty where no contact lies outside the window. */
  static Optional<RateCurve> fit(RateTable table, Outcome outcome) {
    Rows rows = new Rows(table, outcome);
    if (rows.total(rows.contacts) == 0) {
      return Optional.empty();
    }
    double[] ridge = new double[rows.coefficients()];
    Arrays.fill(ridge, RIDGE);
    ridge[0] = INTERCEPT_RIDGE;
    return new PenalisedNewton(rows::differentiate, ridge)
        .maximise(rows.start())
        .map(fit -> new RateCurve(rows.columns, fit));
  }

  /** b1, how steeply the outcome rises with time at the norm. */
  double slope() {
    return fit.coefficients()[size() - 2];
  }

  /** How many coefficients. */
  int size() {
    return fit.coefficients().length;
  }

  /** GᵀVG for a gradient G over the coefficients. */
  double variance(double[] gradient) {
    return fit.information().quadraticForm(gradient);
  }

  /** The main effects of an occupied stratum, by its place. */
  int[] columns(int place) {
    return columns.get(place);
  }

  /** The average rate, and its derivatives, of the occupied strata over weighted positions. */
  List<Rate> rates(double[] x, double[] weights) {
    double[] b = fit.coefficients();
    double[] odds = odds(x, b);
    double total = Arrays.stream(weights).sum();
    return columns.stream()
        .map(own -> rate(Math.exp(sum(own, b)), odds, x, weights, total))
        .toList();
  }

  private static Rate rate(
      double stratumOdds, double[] odds, double[] x, double[] weights, double total) {
    double rate = 0;
    double level = 0;
    double slope = 0;
    double bend = 0;
    for (int i = 0; i < x.length; i++) {
      double q = 1 / (1 + stratumOdds * odds[i]);
      double p = stratumOdds * odds[i] * q;
      double change = weights[i] * p * q;
      rate += weights[i] * p;
      level += change;
      slope += change * x[i];
      bend += change * x[i] * x[i];
    }
    return new Rate(rate / total, level / total, slope / total, bend / total);
  }

  /** exp(b1 x + b2 x²). */
  private static double[] odds(double[] x, double[] b) {
    double slope = b[b.length - 2];
    double bend = b[b.length - 1];
    return Arrays.stream(x).map(each -> Math.exp((slope + bend * each) * each)).toArray();
  }

  private static double sum(int[] columns, double[] b) {
    double sum = 0;
    for (int column : columns) {
      sum += b[column];
    }
    return sum;
  }

  /**
   * A fitted rate with its derivatives by any main effect of its stratum, by b1 and by b2.
   *
   * @param value the rate
   * @param byLevel derivative by each of the stratum's main effects
   * @param bySlope derivative by b1
   * @param byBend derivative by b2
   */
  record Rate(double value, double byLevel, double bySlope, double byBend) {

    /** Adds the derivatives, times a weight, to a gradient over all coefficients. */
    void addTo(double[] gradient, int[] columns, double weight) {
      for (int column : columns) {
        gradient[column] += weight * byLevel;
      }
      gradient[gradient.length - 2] += weight * bySlope;
      gradient[gradient.length - 1] += weight * byBend;
    }
  }

  /** The binomial rows of the fit and the derivatives of their log-likelihood. */
  private static final class Rows {

    private final List<int[]> columns;
    private final int mainEffects;
    private final double[] x;
    private final double[][] contacts;
    private final double[][] events;

    Rows(RateTable table, Outcome outcome) {
      this.columns = table.columns();
      this.mainEffects = table.mainEffects();
      this.x = table.groupX();
      this.contacts = table.contacts();
      this.events = table.events(outcome);
    }

    int coefficients() {
      return mainEffects + 2;
    }

    double total(double[][] counts) {
      return Arrays.stream(counts).flatMapToDouble(Arrays::stream).sum();
    }

    /** The overall log odds, smoothed to be finite, and no other effect. */
    double[] start() {
      double with = total(events);
      double[] start = new double[coefficients()];
      start[0] = Math.log((with + 0.5) / (total(contacts) - with + 0.5));
      return start;
    }

    void differentiate(double[] b, double[] gradient, double[][] information) {
      double[] odds = odds(x, b);
      for (int s = 0; s < contacts.length; s++) {
        Moments moments = new Moments();
        double stratumOdds = Math.exp(sum(columns.get(s), b));
        for (int g = 0; g < x.length; g++) {
          if (contacts[s][g] > 0) {
            double q = 1 / (1 + stratumOdds * odds[g]);
            double p = stratumOdds * odds[g] * q;
            double without = contacts[s][g] - events[s][g];
            moments.add(x[g], events[s][g] * q - without * p, contacts[s][g] * p * q);
          }
        }
        moments.addTo(gradient, information, columns.get(s));
      }
    }
  }

  /** Residuals and weights of one stratum, summed with the powers of x. */
  private static final class Moments {

    private final double[] residual = new double[3];
    private final double[] weight = new double[5];

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
  }
}
