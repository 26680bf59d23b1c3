package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.contretemps.proof.trial.draw.NormChangeDraw;
import org.contretemps.statistics.BenjaminiHochberg;
import org.contretemps.statistics.LordPlusPlus;
import org.contretemps.statistics.normchange.ControlMoves;
import org.contretemps.statistics.normchange.NormChangeCell;
import org.contretemps.statistics.normchange.NormChangeRule;
import org.contretemps.statistics.normchange.NormChangeRule.Effect;
import org.contretemps.statistics.normchange.NormChangeRule.Event;

/**
 * Tests channel B (METHOD §6) on simulated services that change the norms of some cells while
 * everything else moves: judged one by one as nights do, all events of a world together, each
 * alone, and by a plain comparison of before and after.
 */
final class NormChangeTrial {
  /** Six years of a house that changes norms twenty times a year. */
  private static final int EVENTS = 120;

  /** How many events lie within twelve months. */
  private static final int A_YEAR = 20;

  private static final double Q = 0.05;

  private static final double LARGEST_LOSS = 0.1;
  private static final double LEAST_EFFECT = 0.005;
  private static final double CLEAR_EFFECT = 0.015;
  private static final int CLEAR_CONTACTS = 1_000;

  private NormChangeTrial() {}

  /**
   * A drawn event, its truth, and who flags it.
   *
   * @param effect what the change added to the rate of the changed cells: the truth
   * @param weekly contacts a week of the changed cells
   * @param stated flagged in its turn, as a night states it
   * @param jointly flagged with the q over all events of the world
   * @param alone flagged with the q over a night's only event
   */
  private record Judged(
      double effect, double weekly, boolean stated, boolean jointly, boolean alone, boolean naive) {
    boolean isHarmed() {
      return effect > 0;
    }

    boolean isClear() {
      return effect >= CLEAR_EFFECT && weekly >= CLEAR_CONTACTS;
    }
  }

  /**
   * The scores if a share of the changes is harmless.
   *
   * @param stated one by one, as nights do
   * @param jointly by Benjamini and Hochberg over all events of a world
   * @param alone by the same over each event alone
   * @param naive by a plain comparison of before and after
   */
  record Scores(
      double harmless, RuleScore stated, RuleScore jointly, RuleScore alone, RuleScore naive) {

    List<Gate> gates() {
      String of = String.format(Locale.ROOT, ", %.0f %% harmless", 100 * harmless);
      double missed = jointly.power() - stated.power();
      return List.of(
          new Gate("FDR of norm changes" + of, stated.falseDiscoveryRate(), 0, Q),
          new Gate("power lost to one by one" + of, missed, -1, LARGEST_LOSS));
    }

    List<RuleScore> all() {
      return List.of(stated, jointly, alone, naive);
    }
  }

  /** The scores if half, eight in ten, or nineteen in twenty of the changes are harmless. */
  static List<Scores> run(int worlds, long seed) {
    return List.of(run(worlds, seed, 2), run(worlds, seed, 5), run(worlds, seed, 20));
  }

  /**
   * @param harmedOneIn one event in this many is harmed
   */
  private static Scores run(int worlds, long seed, int harmedOneIn) {
    List<List<Judged>> judged =
        LongStream.range(0, worlds)
            .parallel()
            .mapToObj(world -> judge(new SplittableRandom(seed + world), harmedOneIn))
            .toList();
    double harmless = 1 - 1.0 / harmedOneIn;
    String of = String.format(Locale.ROOT, ", %.0f %% harmless", 100 * harmless);
    return new Scores(
        harmless,
        score("norm change, one by one (this method)" + of, judged, Judged::stated),
        score("all of a world at once" + of, judged, Judged::jointly),
        score("a night's only event by itself" + of, judged, Judged::alone),
        score("more repeats after than before" + of, judged, Judged::naive));
  }

  private static RuleScore score(String rule, List<List<Judged>> judged, Predicate<Judged> flag) {
    return RuleScore.of(rule, judged, flag, Judged::isHarmed, Judged::isClear);
  }

  private static List<Judged> judge(SplittableRandom random, int harmedOneIn) {
    List<NormChangeDraw> draws = new ArrayList<>();
    for (int event = 0; event < EVENTS; event++) {
      draws.add(
          random.nextInt(draws.size() + 1), new NormChangeDraw(random, event % harmedOneIn == 0));
    }
    List<Event> events = draws.stream().map(NormChangeTrial::event).toList();
    boolean[] stated = oneByOne(events);
    List<Effect> effects = events.stream().map(each -> effect(each, events)).toList();
    double[] q = BenjaminiHochberg.adjusted(effects.stream().mapToDouble(Effect::p).toArray());
    double[] naive =
        BenjaminiHochberg.adjusted(draws.stream().mapToDouble(NormChangeTrial::naiveP).toArray());
    return IntStream.range(0, EVENTS)
        .mapToObj(
            i ->
                new Judged(
                    draws.get(i).effect(),
                    draws.get(i).weekly(),
                    stated[i],
                    q[i] <= Q && effects.get(i).isEstablished(1),
                    effect(events.get(i), List.of(events.get(i))).isEstablished(Q),
                    naive[i] <= Q && draws.get(i).move() >= LEAST_EFFECT))
        .toList();
  }

  private static boolean[] oneByOne(List<Event> events) {
    LordPlusPlus stream = new LordPlusPlus(NormChangeRule.FALSE_DISCOVERY_RATE);
    boolean[] stated = new boolean[events.size()];
    for (int i = 0; i < stated.length; i++) {
      List<Event> lastYear = events.subList(Math.max(0, i + 1 - A_YEAR), i + 1);
      Effect effect = effect(events.get(i), lastYear);
      double weight = NormChangeRule.weight(effect.effect());
      stated[i] = effect.isEstablished(stream.level(weight));
      stream.decide(weight, stated[i]);
    }
    return stated;
  }

  private static Effect effect(Event event, List<Event> among) {
    ControlMoves moves =
        among.stream().map(ControlMoves::of).reduce(ControlMoves.NONE, ControlMoves::plus);
    return NormChangeRule.effect(event, moves);
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
