package org.contretemps.statistics.felt;

import java.util.ArrayList;
import java.util.List;

/**
 * Removes from weighted values what teams, weeks, busy times and outages explain. Team means are
 * subtracted first, which is exact (Frisch &amp; Waugh 1933, Econometrica 1:387) and keeps the
 * orthogonal columns few: one for each week and covariate, dependent ones dropped.
 */
final class WithinTeams {
  private static final double DEPENDENT = 1e-9;

  private final FeltPanel panel;
  private final double[] teamWeights;
  private final List<double[]> basis = new ArrayList<>();

  WithinTeams(FeltPanel panel) {
    this.panel = panel;
    this.teamWeights = new double[panel.teams()];
    for (int row = 0; row < panel.size(); row++) {
      teamWeights[panel.team(row)] += panel.rootAnswers(row) * panel.rootAnswers(row);
    }
    panel.covariates().forEach(this::addColumn);
  }

  /** Orthonormal columns that span what is held constant, without the teams. */
  List<double[]> basis() {
    return basis;
  }

  private void addColumn(double[] column) {
    double size = Math.sqrt(dot(column, column));
    double[] rest = residual(column);
    double left = Math.sqrt(dot(rest, rest));
    if (left > DEPENDENT * size) {
      for (int row = 0; row < rest.length; row++) {
        rest[row] /= left;
      }
      basis.add(rest);
    }
  }

  /** Twice, since the first pass leaves a trace of the columns by rounding. */
  double[] residual(double[] values) {
    return oncePassed(oncePassed(values));
  }

  private double[] oncePassed(double[] values) {
    double[] rest = withoutTeams(values);
    for (double[] column : basis) {
      double part = dot(column, rest);
      for (int row = 0; row < rest.length; row++) {
        rest[row] -= part * column[row];
      }
    }
    return rest;
  }

  private double[] withoutTeams(double[] values) {
    double[] sums = new double[teamWeights.length];
    for (int row = 0; row < values.length; row++) {
      sums[panel.team(row)] += panel.rootAnswers(row) * values[row];
    }
    double[] rest = new double[values.length];
    for (int row = 0; row < values.length; row++) {
      int team = panel.team(row);
      rest[row] = values[row] - panel.rootAnswers(row) * sums[team] / teamWeights[team];
    }
    return rest;
  }

  static double dot(double[] one, double[] other) {
    double sum = 0;
    for (int row = 0; row < one.length; row++) {
      sum += one[row] * other[row];
    }
    return sum;
  }
}
