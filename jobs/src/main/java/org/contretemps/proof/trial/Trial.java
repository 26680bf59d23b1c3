package org.contretemps.proof.trial;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.contretemps.proof.trial.ZoneYearTrial.Longer;
import org.contretemps.proof.trial.draw.TrialCell;
import org.contretemps.proof.trial.draw.TrialWorld;
import org.contretemps.proof.trial.draw.Variation;
import org.contretemps.proof.trial.draw.ZoneYearDraw.Span;
import org.contretemps.statistics.clash.ClashDecision;
import org.contretemps.statistics.clash.ClashEvidence;
import org.contretemps.statistics.clash.ClashRule;

/**
 * Worlds with known truth, judged by the rule of a night. Worlds are independent of each other and
 * drawn on all cores; the same seed gives the same trial on any number of them.
 *
 * @param worlds how many
 * @param cells how many cells each has
 */
public record Trial(int worlds, int cells, long seed) {

  /** Of the worlds that add something there are so many times fewer. */
  private static final int FEWER = 4;

  /** And of those with policies, for each share of cells. */
  private static final int FEWEST = 10;

  /** The small form: a minute or two on two cores. */
  public static final Trial SMALL = new Trial(20, 300, 20260105);

  /**
   * @throws IllegalArgumentException where there is nothing to judge
   */
  public Trial {
    if (worlds < 1 || cells < 30) {
      throw new IllegalArgumentException(
          "Cannot try the method on %d worlds of %d cells: every kind of cell has to be in a world. Take at least 1 world and 30 cells."
              .formatted(worlds, cells));
    }
  }

  /**
   * Draws and judges all worlds: so many with everything, a fourth of that number with pooled norms
   * and with chains, a tenth for each share of cells with policies, and so many with contacts over
   * at once, with changes of norms, and years of nights.
   *
   * @param progress told how many worlds are done, from any thread
   */
  public TrialResult run(IntConsumer progress) {
    AtomicInteger done = new AtomicInteger();
    int fewer = Math.max(1, worlds / FEWER);
    return new TrialResult(
        report(worlds, drawn(Variation.NONE), done, progress),
        report(fewer, drawn(Variation.POOLED_NORMS), done, progress),
        report(fewer, drawn(Variation.CHAINS), done, progress),
        PolicyTrial.SHARES.stream().map(share -> policies(share, done, progress)).toList(),
        SheddingTrial.run(worlds, seed),
        NormChangeTrial.run(worlds, seed),
        ZoneYearTrial.run(Math.max(1, worlds), seed, Span.ALL, Longer.LOOKED_AT),
        ZoneYearTrial.run(Math.max(1, worlds), seed, Span.ALL, Longer.TAKEN_FOR_GRANTED));
  }

  private PolicyTrial policies(double share, AtomicInteger done, IntConsumer progress) {
    return new PolicyTrial(
        share,
        report(
            withPolicies(),
            world ->
                TrialWorld.draw(seed + world, cells, Variation.NONE, PolicyTrial.mix(world, share)),
            done,
            progress));
  }

  private IntFunction<List<TrialCell>> drawn(Variation variation) {
    return world -> TrialWorld.draw(seed + world, cells, variation);
  }

  private int withPolicies() {
    return Math.max(2, worlds / FEWEST);
  }

  private TrialReport report(
      int number, IntFunction<List<TrialCell>> draw, AtomicInteger done, IntConsumer progress) {
    return new TrialReport(
        IntStream.range(0, number)
            .parallel()
            .mapToObj(
                world -> {
                  List<JudgedCell> own = judge(draw.apply(world));
                  progress.accept(done.incrementAndGet());
                  return own;
                })
            .toList());
  }

  /** How many worlds of cells are drawn in all. */
  public int drawn() {
    return worlds + 2 * Math.max(1, worlds / FEWER) + PolicyTrial.SHARES.size() * withPolicies();
  }

  private static List<JudgedCell> judge(List<TrialCell> cells) {
    List<ClashEvidence> evidence =
        cells.stream().map(cell -> ClashEvidence.of(cell.counts())).toList();
    List<ClashDecision> decisions = ClashRule.STANDARD.decide(evidence);
    Map<NaiveRule, boolean[]> naive = NaiveRule.flags(cells, evidence);
    List<JudgedCell> judged = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      int index = i;
      Set<NaiveRule> flagging = EnumSet.noneOf(NaiveRule.class);
      naive.forEach(
          (rule, flags) -> {
            if (flags[index]) {
              flagging.add(rule);
            }
          });
      judged.add(JudgedCell.of(cells.get(i), evidence.get(i), decisions.get(i), flagging));
    }
    return judged;
  }
}
