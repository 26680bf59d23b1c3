package org.contretemps.statistics.felt;

import java.util.SplittableRandom;

/**
 * Computes the p of a slope by the wild cluster bootstrap over teams, null imposed (Cameron,
 * Gelbach &amp; Miller 2008, Review of Economics and Statistics 90:414; METHOD §12). With up to 12
 * teams all 2^G patterns of signs are tried, with more teams 999 are drawn from a recorded seed.
 *
 * <p>With δ = β₀ − β, the residuals under the null are (ỹ − βx̃) − δx̃. A pattern's slope and its
 * teams' scores are linear in δ, so five numbers for each pattern give its t* at any β₀.
 */
final class WildBootstrap {
  static final int MOST_TEAMS_FOR_ALL = 12;
  static final int DRAWS = 999;

  /** Ties, above all the mirrored pattern of the data themselves, differ by rounding alone. */
  private static final double TIE = 1 - 1e-9;

  private final TeamScores scores;
  private final boolean isComplete;
  private final Pattern[] patterns;

  /** t* of one pattern of signs: (slope − δ slopePerDelta) D / √(square − 2δ cross + δ² spread). */
  record Pattern(double slope, double slopePerDelta, double square, double cross, double spread) {
    static Pattern of(TeamScores scores, double[] signs) {
      double[] rest = scores.ofResiduals(signs);
      double[] exposure = scores.ofExposure(signs);
      double slope = TeamScores.sum(rest) / scores.squares();
      double perDelta = TeamScores.sum(exposure) / scores.squares();
      double square = 0;
      double cross = 0;
      double spread = 0;
      for (int team = 0; team < rest.length; team++) {
        double own = rest[team] - slope * scores.squares(team);
        double moved = exposure[team] - perDelta * scores.squares(team);
        square += own * own;
        cross += own * moved;
        spread += moved * moved;
      }
      return new Pattern(slope, perDelta, square, cross, spread);
    }

    /** β* − β₀ at β₀ = β + δ. */
    double slopeAt(double delta) {
      return slope - delta * slopePerDelta;
    }

    double tAt(double delta, double squares) {
      double variance = square - 2 * delta * cross + delta * delta * spread;
      return slopeAt(delta) * squares / Math.sqrt(Math.max(0, variance));
    }
  }

  WildBootstrap(TeamScores scores, long seed) {
    this.scores = scores;
    this.isComplete = scores.teams() <= MOST_TEAMS_FOR_ALL;
    this.patterns = isComplete ? all(scores) : drawn(scores, seed);
  }

  /** Half of all patterns: the mirrored one has the same |t*|. */
  private static Pattern[] all(TeamScores scores) {
    Pattern[] patterns = new Pattern[1 << Math.max(0, scores.teams() - 1)];
    for (int number = 0; number < patterns.length; number++) {
      double[] signs = new double[scores.teams()];
      for (int team = 0; team < signs.length; team++) {
        signs[team] = (number >> team & 1) == 0 ? 1 : -1;
      }
      patterns[number] = Pattern.of(scores, signs);
    }
    return patterns;
  }

  private static Pattern[] drawn(TeamScores scores, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Pattern[] patterns = new Pattern[DRAWS];
    for (int number = 0; number < patterns.length; number++) {
      double[] signs = new double[scores.teams()];
      for (int team = 0; team < signs.length; team++) {
        signs[team] = random.nextBoolean() ? 1 : -1;
      }
      patterns[number] = Pattern.of(scores, signs);
    }
    return patterns;
  }

  /** How many patterns p is the share of, mirrored ones included. */
  int patterns() {
    return isComplete ? 2 * patterns.length : patterns.length + 1;
  }

  /** t(β₀) = (β − β₀) D / √Σs_g². */
  double t(double beta0) {
    return (scores.beta() - beta0) * scores.squares() / scores.scoreSize();
  }

  /** p of a slope β₀: the share of patterns whose |t*| reaches |t|. */
  double p(double beta0) {
    double delta = beta0 - scores.beta();
    double reached = Math.abs(t(beta0)) * TIE;
    int count = 0;
    for (Pattern pattern : patterns) {
      if (Math.abs(pattern.tAt(delta, scores.squares())) >= reached) {
        count++;
      }
    }
    return isComplete ? (double) count / patterns.length : (1.0 + count) / (1.0 + patterns.length);
  }
}
