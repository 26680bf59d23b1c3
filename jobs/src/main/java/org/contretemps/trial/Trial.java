package org.contretemps.trial;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.contretemps.statistics.ClashDecision;
import org.contretemps.statistics.ClashEvidence;
import org.contretemps.statistics.ClashRule;

/**
 * Worlds with known truth, judged by the rule of a night. Worlds are independent of each other and
 * drawn on all cores; the same seed gives the same trial on any number of them.
 *
 * @param worlds how many
 * @param cells how many cells each has
 */
public record Trial(int worlds, int cells, long seed) {

  /** The small form: minutes on two cores. */
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
   * Draws and judges all worlds.
   *
   * @param progress told how many worlds are done, from any thread
   */
  public TrialReport run(IntConsumer progress) {
    AtomicInteger done = new AtomicInteger();
    List<List<JudgedCell>> judged =
        IntStream.range(0, worlds)
            .parallel()
            .mapToObj(
                world -> {
                  List<JudgedCell> own = judge(TrialWorld.draw(seed + world, cells));
                  progress.accept(done.incrementAndGet());
                  return own;
                })
            .toList();
    return new TrialReport(judged);
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
