package org.contretemps.statistics.felt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.contretemps.statistics.MethodFile;
import org.contretemps.statistics.felt.FeltSlope.Found;
import org.contretemps.statistics.felt.FeltSlope.Lack;
import org.junit.jupiter.api.Test;

class FeltSlopeTest {
  private static final Offset<Double> CLOSE = within(1e-8);
  private static final List<TeamWeek> PANEL =
      MethodFile.rows("felt_input.csv").stream().map(FeltSlopeTest::teamWeek).toList();

  private static TeamWeek teamWeek(Map<String, String> row) {
    return new TeamWeek(
        Integer.parseInt(row.get("team")),
        Integer.parseInt(row.get("week")),
        Long.parseLong(row.get("answers")),
        Long.parseLong(row.get("good")),
        MethodFile.number(row, "exposure"),
        MethodFile.number(row, "load_quartile_share"),
        MethodFile.number(row, "outage_share"));
  }

  private static TeamScores scores() {
    FeltPanel panel = FeltPanel.of(PANEL);
    WithinTeams within = new WithinTeams(panel);
    return TeamScores.of(
        panel,
        within,
        within.residual(panel.weighted(TeamWeek::exposure)),
        within.residual(panel.weighted(TeamWeek::share)));
  }

  @Test
  void theSlopeAndItsIntervalAreThoseOfTheMethod() {
    Map<String, String> expected = MethodFile.rows("felt_expected.csv").get(0);
    FeltSlope slope = FeltSlope.of(PANEL, 1);
    Found found = slope.found().orElseThrow();
    assertThat(slope.teams()).isEqualTo(8);
    assertThat(slope.weeks()).isEqualTo(14);
    assertThat(found.beta()).isCloseTo(MethodFile.number(expected, "beta"), CLOSE);
    assertThat(found.clusterError()).isCloseTo(MethodFile.number(expected, "cluster_se"), CLOSE);
    assertThat(found.beta() / found.clusterError())
        .isCloseTo(MethodFile.number(expected, "t"), CLOSE);
    assertThat(found.p()).isEqualTo(MethodFile.number(expected, "p_value"));
    assertThat(found.lower()).isCloseTo(MethodFile.number(expected, "lower95"), CLOSE);
    assertThat(found.upper()).isCloseTo(MethodFile.number(expected, "upper95"), CLOSE);
    assertThat(slope.effectiveTeams())
        .isCloseTo(MethodFile.number(expected, "effective_teams"), CLOSE);
    assertThat(slope.withinSpread()).isCloseTo(MethodFile.number(expected, "within_spread"), CLOSE);
    assertThat(found.smallestSeen())
        .isCloseTo(5 * Math.sqrt(8 / 7.0) * found.clusterError(), CLOSE);
    assertThat(slope.lack()).isEmpty();
  }

  @Test
  void everyPatternOfSignsGivesTheSlopeOfTheMethod() {
    TeamScores scores = scores();
    List<Map<String, String>> expected = MethodFile.rows("felt_patterns_expected.csv");
    assertThat(expected).hasSize(256);
    for (Map<String, String> row : expected) {
      double[] signs = new double[8];
      for (int team = 0; team < 8; team++) {
        signs[team] = MethodFile.number(row, "v" + (team + 1));
      }
      WildBootstrap.Pattern pattern = WildBootstrap.Pattern.of(scores, signs);
      assertThat(pattern.tAt(-scores.beta(), scores.squares()))
          .isCloseTo(MethodFile.number(row, "t_star"), CLOSE);
      assertThat(pattern.slopeAt(-scores.beta()))
          .isCloseTo(MethodFile.number(row, "beta_star"), CLOSE);
    }
  }

  @Test
  void pOfOtherSlopesIsThatOfTheMethod() {
    WildBootstrap bootstrap = new WildBootstrap(scores(), 1);
    assertThat(bootstrap.patterns()).isEqualTo(256);
    for (Map<String, String> row : MethodFile.rows("felt_p_of_beta_expected.csv")) {
      assertThat(bootstrap.p(MethodFile.number(row, "beta0")))
          .isEqualTo(MethodFile.number(row, "p_value"));
    }
  }

  /**
   * Patterns of 13 teams are drawn: the seed decides, and those of the 8 teams here are all tried.
   */
  @Test
  void manyTeamsAreDrawnFromTheSeed() {
    List<TeamWeek> many = drawn(13, 14, -0.4, 3);
    Found first = FeltSlope.of(many, 1).found().orElseThrow();
    assertThat(FeltSlope.of(many, 1).found()).contains(first);
    assertThat(FeltSlope.of(many, 2).found().orElseThrow().lower()).isNotEqualTo(first.lower());
    assertThat(1000 * first.p()).isCloseTo(Math.rint(1000 * first.p()), CLOSE);
    assertThat(FeltSlope.of(PANEL, 2)).isEqualTo(FeltSlope.of(PANEL, 1));
  }

  @Test
  void whatIsHeldConstantMovesNothing() {
    double slope = FeltSlope.of(PANEL, 1).found().orElseThrow().beta();
    List<TeamWeek> moved =
        PANEL.stream()
            .map(
                row ->
                    new TeamWeek(
                        row.team(),
                        row.week(),
                        row.answers(),
                        row.high(),
                        row.exposure() + 0.1 * row.team() + 0.01 * row.week() + 2 * row.busy(),
                        row.busy(),
                        row.outage()))
            .toList();
    assertThat(FeltSlope.of(moved, 1).found().orElseThrow().beta()).isCloseTo(slope, CLOSE);
  }

  @Test
  void teamsAndWeeksThatCannotBeComparedCountForNothing() {
    List<TeamWeek> more = new ArrayList<>(PANEL);
    more.add(new TeamWeek(40, 3, 9, 9, 1, 0, 0));
    more.add(new TeamWeek(2, 77, 9, 0, 1, 0, 0));
    assertThat(FeltSlope.of(more, 1)).isEqualTo(FeltSlope.of(PANEL, 1));
  }

  @Test
  void tooLittleIsSaidToBeTooLittle() {
    assertThat(FeltSlope.of(List.of(), 1).lack()).contains(Lack.TEAMS);
    assertThat(FeltSlope.of(drawn(7, 26, 0, 5), 1).lack()).contains(Lack.TEAMS);
    assertThat(FeltSlope.of(drawn(8, 12, 0, 5), 1).lack()).contains(Lack.WEEKS);
    assertThat(FeltSlope.of(still(drawn(8, 13, 0, 5), 8, 0.1), 1).lack()).contains(Lack.SPREAD);
    assertThat(FeltSlope.of(still(drawn(8, 13, 0, 5), 2, 0.01), 1).lack())
        .contains(Lack.EFFECTIVE_TEAMS);
    assertThat(FeltSlope.of(drawn(8, 13, 0, 5), 1).lack()).isEmpty();
  }

  @Test
  void exposureThatNeverMovesHasNoSlope() {
    assertThat(FeltSlope.of(still(drawn(8, 13, 0, 5), 8, 0), 1).found()).isEmpty();
  }

  @Test
  void fourAnswersMakeNoWeek() {
    assertThatThrownBy(() -> new TeamWeek(0, 0, 4, 4, 0, 0, 0))
        .hasMessageStartingWith("Cannot weigh week 0");
  }

  /** The exposure of the first teams moves by so much less. */
  private static List<TeamWeek> still(List<TeamWeek> rows, int teams, double factor) {
    int all = rows.stream().mapToInt(TeamWeek::team).max().orElse(0) + 1;
    return rows.stream()
        .map(
            row ->
                row.team() < (teams == all ? all : all - teams)
                    ? new TeamWeek(
                        row.team(),
                        row.week(),
                        row.answers(),
                        row.high(),
                        0.5 + factor * (row.exposure() - 0.5),
                        row.busy(),
                        row.outage())
                    : row)
        .toList();
  }

  private static List<TeamWeek> drawn(int teams, int weeks, double beta, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<TeamWeek> rows = new ArrayList<>();
    for (int team = 0; team < teams; team++) {
      for (int week = 0; week < weeks; week++) {
        double exposure = random.nextDouble();
        double rate = 0.6 + beta * (exposure - 0.5);
        int answers = 5 + random.nextInt(6);
        long high = random.doubles(answers).filter(value -> value < rate).count();
        rows.add(new TeamWeek(team, week, answers, high, exposure, random.nextDouble() / 2, 0));
      }
    }
    return rows;
  }
}
