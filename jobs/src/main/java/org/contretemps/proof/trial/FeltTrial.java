package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.contretemps.proof.trial.draw.FeltDraw;
import org.contretemps.statistics.felt.FeltSlope;
import org.contretemps.statistics.felt.FeltSlope.Found;
import org.contretemps.statistics.felt.TeamWeek;

/**
 * Tests the comparison of teams' answers with their work in zones (METHOD §12) on simulated
 * organisations with and without such a slope, beside the cluster-robust t that its bootstrap
 * replaces.
 *
 * @param worlds organisations of each kind
 */
public record FeltTrial(int worlds, long seed) {
  /** The full form. */
  public static final int FULL_WORLDS = 1000;

  private static final int WEEKS = 26;
  private static final double LEVEL = 0.05;
  private static final double TWO_SIDED_95 = 1.96;

  /** Kinds of organisations: the first of each number of teams has no slope. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind(8, 0),
          new Kind(12, 0),
          new Kind(30, 0),
          new Kind(8, -0.6),
          new Kind(12, -0.45),
          new Kind(30, -0.3));

  private record Kind(int teams, double slope) {
    /** In points for 10 points of exposure. */
    double points() {
      return 10 * slope;
    }
  }

  /** What was found in a world. */
  private record Judged(
      boolean found, boolean covers, boolean naive, double smallest, double spread) {}

  /**
   * What was found in all worlds of a kind.
   *
   * @param found share in which the slope was detected
   * @param covered share in which the interval holds the true slope
   * @param naive share in which the cluster-robust t tells it from none
   * @param smallest mean of the smallest slope that would be seen, in points for 10 points
   * @param spread mean of how far exposure moves within teams
   */
  public record Score(
      int teams,
      double points,
      double found,
      double covered,
      double naive,
      double smallest,
      double spread) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%5d %9.1f %9.3f %9.3f %11.3f %14.2f %11.3f",
          teams,
          points,
          found,
          covered,
          naive,
          smallest,
          spread);
    }
  }

  /** The gates, and the figures they are based on. */
  public record Result(List<Score> scores, List<Gate> gates) {
    @Override
    public String toString() {
      List<String> lines = new ArrayList<>();
      lines.add("what teams answer against their work in zones, %d weeks".formatted(WEEKS));
      lines.add("teams    points     found   covered   cluster t  smallest seen      spread");
      scores.forEach(score -> lines.add(score.toString()));
      lines.add("");
      lines.add(String.format(Locale.ROOT, "%-44s %8s   %s", "gate", "figure", "bar"));
      gates.forEach(gate -> lines.add(gate.toString()));
      return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
  }

  /**
   * @throws IllegalArgumentException if there is nothing to judge
   */
  public FeltTrial {
    if (worlds < 1) {
      throw new IllegalArgumentException(
          "Cannot try the method on %d worlds: there is nothing to judge. Take at least 1."
              .formatted(worlds));
    }
  }

  /** Draws and judges all worlds. */
  public Result run() {
    List<Score> scores = KINDS.stream().map(this::score).toList();
    List<Gate> gates = new ArrayList<>();
    for (Score score : scores) {
      String with = score.teams() + " teams";
      if (score.points() == 0) {
        gates.add(new Gate("null rejected, " + with, score.found(), 0.025, 0.07));
      }
      gates.add(
          new Gate(
              "interval covers %.1f points, %s".formatted(score.points(), with),
              score.covered(),
              0.925,
              0.975));
    }
    gates.add(new Gate("power at -6 points, 8 teams", scores.get(3).found(), 0.80, 1));
    gates.add(new Gate("power at -3 points, 30 teams", scores.get(5).found(), 0.95, 1));
    return new Result(scores, gates);
  }

  private Score score(Kind kind) {
    List<Judged> judged =
        LongStream.range(0, worlds)
            .parallel()
            .mapToObj(world -> judge(kind, seed + world))
            .toList();
    return new Score(
        kind.teams(),
        kind.points(),
        share(judged.stream().filter(Judged::found).count()),
        share(judged.stream().filter(Judged::covers).count()),
        share(judged.stream().filter(Judged::naive).count()),
        judged.stream().mapToDouble(Judged::smallest).average().orElseThrow(),
        judged.stream().mapToDouble(Judged::spread).average().orElseThrow());
  }

  private double share(long count) {
    return (double) count / worlds;
  }

  private static Judged judge(Kind kind, long seed) {
    FeltDraw drawn = new FeltDraw(new SplittableRandom(seed), kind.teams(), WEEKS, kind.slope());
    FeltSlope slope = FeltSlope.of(drawn.weeks().stream().map(FeltTrial::teamWeek).toList(), seed);
    Found found = slope.found().orElseThrow();
    return new Judged(
        found.p() <= LEVEL,
        found.lower() <= kind.slope() && kind.slope() <= found.upper(),
        Math.abs(found.beta() / found.clusterError()) > TWO_SIDED_95,
        10 * found.smallestSeen(),
        slope.withinSpread());
  }

  private static TeamWeek teamWeek(FeltDraw.Week week) {
    return new TeamWeek(
        week.team(),
        week.week(),
        week.answers(),
        week.high(),
        week.exposure(),
        week.busy(),
        week.outage());
  }
}
