package org.contretemps.statistics.felt;

import java.util.List;

/**
 * The sums that the test of the slope needs for each team (METHOD §12): with x̃ and ỹ the
 * residuals, D_g = Σ_{i∈g} x̃_i², s_g = Σ_{i∈g} x̃_i(ỹ_i − βx̃_i), and how a team's values reach
 * the residuals of another.
 */
final class TeamScores {
  private final double beta;
  private final double[] squares;
  private final double[] scores;
  private final double[][] residualScores;
  private final double[][] exposureScores;

  private TeamScores(
      double beta,
      double[] squares,
      double[] scores,
      double[][] residualScores,
      double[][] exposureScores) {
    this.beta = beta;
    this.squares = squares;
    this.scores = scores;
    this.residualScores = residualScores;
    this.exposureScores = exposureScores;
  }

  /**
   * @param x residuals of the weighted exposure; D = Σx̃² must be above 0
   * @param y residuals of the weighted answers
   */
  static TeamScores of(FeltPanel panel, WithinTeams within, double[] x, double[] y) {
    double beta = WithinTeams.dot(x, y) / WithinTeams.dot(x, x);
    double[] rest = new double[x.length];
    for (int row = 0; row < x.length; row++) {
      rest[row] = y[row] - beta * x[row];
    }
    return new TeamScores(
        beta,
        perTeam(panel, x, x),
        perTeam(panel, x, rest),
        reached(panel, within.basis(), x, rest),
        reached(panel, within.basis(), x, x));
  }

  private static double[] perTeam(FeltPanel panel, double[] one, double[] other) {
    double[] sums = new double[panel.teams()];
    for (int row = 0; row < one.length; row++) {
      sums[panel.team(row)] += one[row] * other[row];
    }
    return sums;
  }

  /**
   * K_gh = Σ_{i∈g} x̃_i U_hi, U_h the residual of values restricted to team h: what team h has
   * itself, less what the weeks and covariates carry over to team g. The values sum to 0 by team.
   */
  private static double[][] reached(
      FeltPanel panel, List<double[]> basis, double[] x, double[] values) {
    int teams = panel.teams();
    double[][] reached = new double[teams][teams];
    double[] own = perTeam(panel, x, values);
    for (int team = 0; team < teams; team++) {
      reached[team][team] = own[team];
    }
    for (double[] column : basis) {
      double[] to = perTeam(panel, x, column);
      double[] from = perTeam(panel, column, values);
      for (int g = 0; g < teams; g++) {
        for (int h = 0; h < teams; h++) {
          reached[g][h] -= to[g] * from[h];
        }
      }
    }
    return reached;
  }

  int teams() {
    return squares.length;
  }

  /** β = Σx̃ỹ/D. */
  double beta() {
    return beta;
  }

  /** D = Σx̃². */
  double squares() {
    return sum(squares);
  }

  double squares(int team) {
    return squares[team];
  }

  /** √Σs_g². */
  double scoreSize() {
    double sum = 0;
    for (double score : scores) {
      sum += score * score;
    }
    return Math.sqrt(sum);
  }

  /** (ΣD_g)²/ΣD_g²: how many teams carry the slope. */
  double effectiveTeams() {
    double sum = 0;
    for (double square : squares) {
      sum += square * square;
    }
    return squares() * squares() / sum;
  }

  /** Σ_h v_h K_gh of the residuals ỹ − βx̃, for each team g. */
  double[] ofResiduals(double[] signs) {
    return times(residualScores, signs);
  }

  /** Σ_h v_h K_gh of the exposure x̃, for each team g. */
  double[] ofExposure(double[] signs) {
    return times(exposureScores, signs);
  }

  private static double[] times(double[][] matrix, double[] signs) {
    double[] sums = new double[matrix.length];
    for (int g = 0; g < sums.length; g++) {
      sums[g] = WithinTeams.dot(matrix[g], signs);
    }
    return sums;
  }

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }
}
