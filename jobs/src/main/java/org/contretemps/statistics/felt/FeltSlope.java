package org.contretemps.statistics.felt;

import java.util.List;
import java.util.Optional;

/**
 * How much less often the people of a team say that they can do good work when more of the team's
 * work lies in zones (METHOD §12): an association within teams and weeks, not a cause. Slopes are
 * per unit of exposure; {@link #PER_POINTS} makes them points per 10 points of exposure.
 *
 * @param teams teams compared, G
 * @param weeks weeks compared
 * @param answers answers that are counted
 * @param highShare share of them that are 4 or 5
 * @param exposure mean share of work in zones, over the answers
 * @param withinSpread √(D/Σn): how far a team's exposure moves beyond what is held constant
 * @param effectiveTeams (ΣD_g)²/ΣD_g²: how many teams carry the slope
 * @param found the slope; empty if exposure never moves by itself
 */
public record FeltSlope(
    int teams,
    int weeks,
    long answers,
    double highShare,
    double exposure,
    double withinSpread,
    double effectiveTeams,
    Optional<Found> found) {

  /** Slopes are shown for so much more exposure. */
  public static final double PER_POINTS = 0.1;

  public static final int LEAST_TEAMS = 8;
  public static final int LEAST_WEEKS = 13;
  public static final double LEAST_SPREAD = 0.03;
  public static final double LEAST_EFFECTIVE_TEAMS = 4;

  private static final double NO_SPREAD = 1e-6;

  /**
   * The slope and what is sure of it.
   *
   * @param beta the slope
   * @param clusterError √Σs_g²/D
   * @param p by the wild bootstrap
   * @param lower lower end of the 95 % interval; may be infinite
   * @param upper upper end
   * @param smallestSeen smallest slope that such a panel would see 8 times in 10
   */
  public record Found(
      double beta,
      double clusterError,
      double p,
      double lower,
      double upper,
      double smallestSeen) {}

  /** Which condition for a slope fails first. */
  public enum Lack {
    TEAMS,
    WEEKS,
    SPREAD,
    EFFECTIVE_TEAMS
  }

  /**
   * The slope of a question over the weeks of teams.
   *
   * @param seed of the patterns drawn if there are more than 12 teams
   */
  public static FeltSlope of(List<TeamWeek> teamWeeks, long seed) {
    FeltPanel panel = FeltPanel.of(teamWeeks);
    WithinTeams within = new WithinTeams(panel);
    double[] x = within.residual(panel.weighted(TeamWeek::exposure));
    double spread = panel.size() == 0 ? 0 : Math.sqrt(WithinTeams.dot(x, x) / panel.answers());
    if (spread < NO_SPREAD) {
      return of(panel, 0, 0, Optional.empty());
    }
    TeamScores scores =
        TeamScores.of(panel, within, x, within.residual(panel.weighted(TeamWeek::share)));
    return of(
        panel, spread, scores.effectiveTeams(), found(scores, new WildBootstrap(scores, seed)));
  }

  private static FeltSlope of(
      FeltPanel panel, double spread, double effectiveTeams, Optional<Found> found) {
    return new FeltSlope(
        panel.teams(),
        panel.weeks(),
        panel.answers(),
        panel.mean(TeamWeek::share),
        panel.mean(TeamWeek::exposure),
        spread,
        effectiveTeams,
        found);
  }

  /** Empty if answers never vary by themselves: then no error can be estimated. */
  private static Optional<Found> found(TeamScores scores, WildBootstrap bootstrap) {
    double error = scores.scoreSize() / scores.squares();
    if (!(error > 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new Found(
            scores.beta(),
            error,
            bootstrap.p(0),
            SlopesKept.end(bootstrap::p, scores.beta(), -error),
            SlopesKept.end(bootstrap::p, scores.beta(), error),
            smallestSeen(scores.teams(), error)));
  }

  /** f·√(G/(G−1))·√Σs_g²/D, f by how heavy the bootstrap's tails are with so many teams. */
  private static double smallestSeen(int teams, double error) {
    double factor = teams < 12 ? 5 : teams < 30 ? 3.6 : 3.3;
    return factor * Math.sqrt(teams / (teams - 1.0)) * error;
  }

  /** Why no slope is given; empty if one is. */
  public Optional<Lack> lack() {
    if (teams < LEAST_TEAMS) {
      return Optional.of(Lack.TEAMS);
    }
    if (weeks < LEAST_WEEKS) {
      return Optional.of(Lack.WEEKS);
    }
    if (withinSpread < LEAST_SPREAD || found.isEmpty()) {
      return Optional.of(Lack.SPREAD);
    }
    return effectiveTeams < LEAST_EFFECTIVE_TEAMS
        ? Optional.of(Lack.EFFECTIVE_TEAMS)
        : Optional.empty();
  }
}
