package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.contretemps.proof.trial.draw.PilotDraw;
import org.contretemps.statistics.pilot.PilotEffect;
import org.contretemps.statistics.pilot.PilotPeriods;
import org.contretemps.statistics.pilot.PriorMoments;
import org.contretemps.statistics.pilot.StepOrders;
import org.contretemps.statistics.pilot.WeeklyCounts;

/**
 * Tests the evaluation of stepped pilots (METHOD §14) on simulated pilots with and without an
 * effect. Half of the worlds of a kind have moves that last (ρ = 0.6), half do not.
 *
 * @param worlds pilots of each kind, with and without an effect
 * @param mostClusters kinds with more services are left out
 */
public record PilotTrial(int worlds, int mostClusters, long seed) {
  public static final int FULL_WORLDS = 800;
  public static final int ALL_CLUSTERS = 20;

  private static final double LEVEL = 0.05;
  private static final double LONG_LASTING = 0.6;

  private static final List<Kind> KINDS =
      List.of(
          new Kind(5, 5, 0.02, 0.65),
          new Kind(6, 6, 0.02, 0.65),
          new Kind(8, 4, 0.02, 0.80),
          new Kind(12, 4, 0.02, 0.95),
          new Kind(20, 4, 0.01, 0.75));

  /** Pilots of this many services and steps of three weeks. */
  private record Kind(int clusters, int steps, double effect, double leastPower) {
    static final int WEEKS = 3;
  }

  private record Judged(boolean found, boolean covers, double estimate) {}

  /**
   * What was found in all pilots of a kind.
   *
   * @param nullFound share in which an effect is reported although there is none
   * @param covered share in which the interval holds the true effect
   * @param bias mean estimate less the true effect, in points
   * @param power share in which the effect is detected
   */
  public record Score(
      int clusters, double points, double nullFound, double covered, double bias, double power) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%8d %9.1f %10.3f %9.3f %9.3f %9.3f",
          clusters,
          points,
          nullFound,
          covered,
          bias,
          power);
    }
  }

  /** The gates, and the figures they are based on. */
  public record Result(List<Score> scores, List<Gate> gates) {
    @Override
    public String toString() {
      List<String> lines = new ArrayList<>();
      lines.add("stepped pilots, steps of %d weeks".formatted(Kind.WEEKS));
      lines.add("services    points  null found   covered      bias     power");
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
  public PilotTrial {
    if (worlds < 1) {
      throw new IllegalArgumentException(
          "Cannot try the method on %d pilots: there is nothing to judge. Take at least 1."
              .formatted(worlds));
    }
  }

  /** Draws and judges all pilots. */
  public Result run() {
    List<Score> scores = new ArrayList<>();
    List<Gate> gates = new ArrayList<>();
    for (Kind kind : KINDS) {
      if (kind.clusters() <= mostClusters) {
        Score score = score(kind);
        scores.add(score);
        gates.addAll(gates(score, kind.leastPower()));
      }
    }
    return new Result(scores, gates);
  }

  private static List<Gate> gates(Score score, double leastPower) {
    String of = ", %d services".formatted(score.clusters());
    return List.of(
        new Gate("null rejected" + of, score.nullFound(), 0.035, 0.065),
        new Gate("interval covers" + of, score.covered(), 0.935, 0.97),
        new Gate("bias, points" + of, score.bias(), -0.05, 0.05),
        new Gate(
            "power at %.0f points".formatted(score.points()) + of, score.power(), leastPower, 1));
  }

  private Score score(Kind kind) {
    List<Judged> without = judged(kind, 0);
    List<Judged> with = judged(kind, kind.effect());
    double mean = with.stream().mapToDouble(Judged::estimate).average().orElseThrow();
    return new Score(
        kind.clusters(),
        100 * kind.effect(),
        share(without.stream().filter(Judged::found).count()),
        share(with.stream().filter(Judged::covers).count()),
        100 * (mean - kind.effect()),
        share(with.stream().filter(Judged::found).count()));
  }

  private double share(long count) {
    return (double) count / worlds;
  }

  private List<Judged> judged(Kind kind, double effect) {
    return LongStream.range(0, worlds)
        .parallel()
        .mapToObj(world -> judge(kind, effect, seed + world, world % 2 == 0 ? 0 : LONG_LASTING))
        .toList();
  }

  private static Judged judge(Kind kind, double effect, long seed, double lasting) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = new StepOrders(kind.clusters(), kind.steps()).drawn(random);
    int[] firstTreated = order.clone();
    for (int k = 0; k < order.length; k++) {
      firstTreated[k] *= Kind.WEEKS;
    }
    int length = (kind.steps() + 1) * Kind.WEEKS;
    PilotDraw drawn = new PilotDraw(random, firstTreated, length, lasting, effect);
    WeeklyCounts counts = new WeeklyCounts(drawn.contacts(), drawn.adverse());
    PriorMoments moments = PriorMoments.of(counts.between(0, PriorMoments.WEEKS));
    PilotPeriods periods = new PilotPeriods(kind.steps(), Kind.WEEKS, moments.priorWeeksUsed());
    PilotEffect found =
        PilotEffect.of(
            order,
            periods,
            moments,
            counts
                .between(PriorMoments.WEEKS - periods.priorWeeks(), PriorMoments.WEEKS + length)
                .shares(),
            seed);
    return new Judged(
        found.p() <= LEVEL, found.lower() <= effect && effect <= found.upper(), found.estimate());
  }
}
