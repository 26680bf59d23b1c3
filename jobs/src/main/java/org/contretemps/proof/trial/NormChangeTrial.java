package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.contretemps.proof.trial.draw.NormChangeDraw;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.normchange.NormChangeCell;
import org.contretemps.statistics.normchange.NormChangeRule;
import org.contretemps.statistics.normchange.NormChangeRule.Effect;
import org.contretemps.statistics.normchange.NormChangeRule.Event;

/**
 * Worlds in which services change the norms of some cells while everything else moves as well,
 * judged by channel B (METHOD §6) and by a plain comparison of before and after.
 */
final class NormChangeTrial {
  private static final int EVENTS = 40;
  private static final double Q = 0.05;
  private static final double LEAST_EFFECT = 0.005;
  private static final double CLEAR_EFFECT = 0.015;
  private static final int CLEAR_CONTACTS = 1_000;

  private NormChangeTrial() {}

  /**
   * A drawn event, its truth, and who flags it.
   *
   * @param effect what the change added to the rate of the changed cells: the truth
   * @param weekly contacts a week of the changed cells
   */
  private record Judged(double effect, double weekly, boolean established, boolean naive) {
    boolean isHarmed() {
      return effect > 0;
    }

    boolean isClear() {
      return effect >= CLEAR_EFFECT && weekly >= CLEAR_CONTACTS;
    }
  }

  /** The scores of the channel and of the plain comparison. */
  static List<RuleScore> run(int worlds, long seed) {
    List<List<Judged>> judged =
        LongStream.range(0, worlds).parallel().mapToObj(world -> judge(seed + world)).toList();
    return List.of(
        RuleScore.of(
            "norm change established (this method)",
            judged,
            Judged::established,
            Judged::isHarmed,
            Judged::isClear),
        RuleScore.of(
            "more repeats after than before",
            judged,
            Judged::naive,
            Judged::isHarmed,
            Judged::isClear));
  }

  private static List<Judged> judge(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<NormChangeDraw> events = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      events.add(new NormChangeDraw(random, event % 2 == 0));
    }
    List<Optional<Effect>> effects =
        NormChangeRule.judge(events.stream().map(NormChangeTrial::event).toList());
    double[] q =
        BenjaminiHochberg.adjusted(events.stream().mapToDouble(NormChangeTrial::naiveP).toArray());
    return IntStream.range(0, EVENTS)
        .mapToObj(
            i ->
                new Judged(
                    events.get(i).effect(),
                    events.get(i).weekly(),
                    effects.get(i).map(Effect::isEstablished).orElse(false),
                    q[i] <= Q && events.get(i).move() >= LEAST_EFFECT))
        .toList();
  }

  private static Event event(NormChangeDraw service) {
    return new Event(true, cells(service.changed()), cells(service.controls()));
  }

  private static List<NormChangeCell> cells(List<NormChangeDraw.Weeks> of) {
    return of.stream()
        .map(each -> NormChangeCell.of(each.contacts(), each.repeats()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** One-sided p of two proportions. */
  private static double naiveP(NormChangeDraw service) {
    return NormalDistribution.of(0, 1)
        .survivalProbability(service.move() / Math.sqrt(service.moveVariance()));
  }
}
