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
import org.contretemps.proof.trial.draw.SheddingDraw;
import org.contretemps.proof.trial.draw.TrialCell;
import org.contretemps.proof.trial.draw.TrialWorld;
import org.contretemps.proof.trial.draw.Variation;
import org.contretemps.proof.trial.draw.ZoneYearDraw.Span;
import org.contretemps.statistics.clash.ClashEvidence;
import org.contretemps.statistics.clash.RunVerdicts;

/**
 * Tests the nightly rule on simulated worlds with known truth. Worlds are independent of each other
 * and drawn on all cores; the same seed gives the same trial on any number of them.
 *
 * @param worlds how many
 * @param cells how many cells each has
 */
public record Trial(int worlds, int cells, long seed) {

  /** The worlds that add something are fewer by this factor. */
  private static final int FEWER = 4;

  /** And of those with policies, for each share of cells. */
  private static final int FEWEST = 10;

  /** The small form: a minute or two on two cores. */
  public static final Trial SMALL = new Trial(20, 300, 20260105);

  /** The cells of a world, by both channels of evidence. */
  private record JudgedWorld(List<JudgedCell> cells, List<SheddingTrial.Judged> sheddings) {}

  /**
   * @throws IllegalArgumentException if there is nothing to judge
   */
  public Trial {
    if (worlds < 1 || cells < 30) {
      throw new IllegalArgumentException(
          "Cannot try the method on %d worlds of %d cells: every kind of cell has to be in a world. Take at least 1 world and 30 cells."
              .formatted(worlds, cells));
    }
  }

  /**
   * Draws and judges all worlds: the given number with everything, a fourth of that number with
   * pooled norms and with chains, a tenth for each share of cells with policies, and so many with
   * contacts over at once, with changes of norms, and years of nights.
   *
   * @param progress gets the number of worlds that are done, from any thread
   */
  public TrialResult run(IntConsumer progress) {
    AtomicInteger done = new AtomicInteger();
    int fewer = Math.max(1, worlds / FEWER);
    List<JudgedWorld> everything =
        judged(
            worlds,
            drawn(Variation.NONE),
            world -> SheddingTrial.draw(seed + world),
            done,
            progress);
    Map<Longer, ZoneYears> years = ZoneYearTrial.run(worlds, seed, Span.ALL);
    return new TrialResult(
        new TrialReport(everything.stream().map(JudgedWorld::cells).toList()),
        report(fewer, drawn(Variation.POOLED_NORMS), done, progress),
        report(fewer, drawn(Variation.CHAINS), done, progress),
        PolicyTrial.SHARES.stream().map(share -> policies(share, done, progress)).toList(),
        SheddingTrial.scores(everything.stream().map(JudgedWorld::sheddings).toList()),
        NormChangeTrial.run(worlds, seed),
        years.get(Longer.LOOKED_AT),
        years.get(Longer.TAKEN_FOR_GRANTED));
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
        judged(number, draw, world -> List.of(), done, progress).stream()
            .map(JudgedWorld::cells)
            .toList());
  }

  private static List<JudgedWorld> judged(
      int number,
      IntFunction<List<TrialCell>> draw,
      IntFunction<List<SheddingDraw>> sheddings,
      AtomicInteger done,
      IntConsumer progress) {
    return IntStream.range(0, number)
        .parallel()
        .mapToObj(
            world -> {
              JudgedWorld own = judge(draw.apply(world), sheddings.apply(world));
              progress.accept(done.incrementAndGet());
              return own;
            })
        .toList();
  }

  /** How many worlds of cells are drawn in all. */
  public int drawn() {
    return worlds + 2 * Math.max(1, worlds / FEWER) + PolicyTrial.SHARES.size() * withPolicies();
  }

  /** Both channels of evidence are judged as one family, as a night judges them. */
  private static JudgedWorld judge(List<TrialCell> cells, List<SheddingDraw> sheddings) {
    List<ClashEvidence> evidence =
        cells.stream().map(cell -> ClashEvidence.of(cell.counts(), cell.cut())).toList();
    RunVerdicts verdicts =
        RunVerdicts.of(evidence, 1, sheddings.stream().map(SheddingTrial::evidence).toList());
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
      judged.add(
          JudgedCell.of(
              cells.get(i), evidence.get(i), verdicts.spikes().get(i), flagging, verdicts.power()));
    }
    return new JudgedWorld(judged, SheddingTrial.judged(sheddings, verdicts.sheddings()));
  }
}
