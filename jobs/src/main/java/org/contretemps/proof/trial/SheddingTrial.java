package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.contretemps.proof.trial.draw.SheddingDraw;
import org.contretemps.proof.trial.draw.SheddingKind;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.Lognormal;
import org.contretemps.statistics.shedding.AgentDispersion;
import org.contretemps.statistics.shedding.SheddingHarm;
import org.contretemps.statistics.shedding.SheddingHarm.Followed;
import org.contretemps.statistics.shedding.SheddingRule;
import org.contretemps.statistics.shedding.ShortContacts;

/**
 * Tests channel C (METHOD §7), and each of its parts alone, on worlds in which contacts end at
 * once, with and without an innocent cause.
 */
final class SheddingTrial {
  private static final double Q = 0.05;
  private static final double LEAST_SHARE = 0.01;
  private static final double LEAST_HARM = 0.005;

  private SheddingTrial() {}

  /**
   * A drawn cell, its truth, and who flags it.
   *
   * @param share contacts ended beyond what is normal, as a share of all: the truth
   * @param harm repeats within the hour that they add per contact: the truth
   */
  record Judged(
      SheddingKind kind,
      double share,
      double harm,
      boolean established,
      boolean isShort,
      boolean isHarmed,
      boolean isUneven) {

    boolean isShed() {
      return kind == SheddingKind.AGENTS;
    }

    boolean isClear() {
      return isShed() && share >= 2 * LEAST_SHARE && harm >= 2 * LEAST_HARM;
    }
  }

  /** The scores of the channel and of its parts. */
  static List<RuleScore> scores(List<List<Judged>> judged) {
    return List.of(
        RuleScore.of(
            "shedding established (this method)",
            judged,
            Judged::established,
            Judged::isShed,
            Judged::isClear),
        RuleScore.of(
            "more short contacts than by nature",
            judged,
            Judged::isShort,
            Judged::isShed,
            Judged::isClear),
        RuleScore.of(
            "short contacts come back more",
            judged,
            Judged::isHarmed,
            Judged::isShed,
            Judged::isClear),
        RuleScore.of(
            "agents differ in short contacts",
            judged,
            Judged::isUneven,
            Judged::isShed,
            Judged::isClear));
  }

  /** The cells of the world of a seed. */
  static List<SheddingDraw> draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<SheddingDraw> cells = new ArrayList<>();
    for (SheddingKind kind : SheddingKind.values()) {
      IntStream.range(0, kind.share()).forEach(each -> cells.add(new SheddingDraw(kind, random)));
    }
    return cells;
  }

  /** The cells of a world with what was decided on each. */
  static List<Judged> judged(List<SheddingDraw> cells, List<SheddingRule.Decision> decisions) {
    List<SheddingRule.Evidence> evidence = cells.stream().map(SheddingTrial::evidence).toList();
    double[] harm =
        BenjaminiHochberg.adjusted(
            evidence.stream()
                .mapToDouble(each -> each.harm().map(found -> found.pAbove(0)).orElse(1.0))
                .toArray());
    double[] dispersion =
        BenjaminiHochberg.adjusted(
            evidence.stream().mapToDouble(each -> each.dispersion().p()).toArray());
    return IntStream.range(0, cells.size())
        .mapToObj(
            i ->
                new Judged(
                    cells.get(i).kind(),
                    cells.get(i).addedShare(),
                    cells.get(i).harm(),
                    decisions.get(i).established(),
                    evidence.get(i).contacts().excessShare() >= LEAST_SHARE,
                    harm[i] <= Q,
                    dispersion[i] <= Q))
        .toList();
  }

  /** What the method sees of a cell. */
  static SheddingRule.Evidence evidence(SheddingDraw cell) {
    long ended = LongStream.of(cell.endedOfAgents()).sum();
    long others = cell.contacts() - ended;
    double mu = cell.logSum() / others;
    double sigma = Math.sqrt(Math.max(0, cell.logSquaredSum() / others - mu * mu));
    return new SheddingRule.Evidence(
        ShortContacts.of(ended, new Lognormal(others, mu, sigma), ShortContacts.THRESHOLD_SECONDS),
        new SheddingHarm(cell.identified(), followed(cell.ended()), followed(cell.reference()))
            .harm(),
        AgentDispersion.of(cell.endedOfAgents(), cell.contactsOfAgents()));
  }

  private static Followed followed(long[] counts) {
    return new Followed(counts[0], counts[1], counts[2]);
  }
}
