package org.contretemps.proof.trial.draw;

import java.util.List;
import java.util.stream.IntStream;
import org.contretemps.proof.simulation.CellKind;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.NormPositionTally;
import org.contretemps.statistics.position.Strata;
import org.contretemps.statistics.position.SystemCut;

/**
 * The contacts of a simulated cell as the method sees them, and the truth that it does not see.
 *
 * @param variation of its world
 * @param parts the contacts by norm or by week, read around one norm
 * @param cut contacts of exactly their norm's seconds
 * @param wholeMinutes contacts whose time is a multiple of 60 s
 * @param harm h, repeats that hurrying added per contact: the sum of what it added to probabilities
 * @param gatheredShare B/n, contacts that hurrying brought just under the norm
 */
public record TrialCell(
    CellKind kind,
    Variation variation,
    List<NormPositionCounts> parts,
    NormPositionCounts counts,
    SystemCut cut,
    long wholeMinutes,
    double harm,
    double gatheredShare) {

  static TrialCell of(
      CellPlan plan,
      Variation variation,
      List<NormPositionCounts> parts,
      SystemCut cut,
      long wholeMinutes,
      double harm,
      double gatheredShare) {
    NormBins bins = new NormBins(plan.normSeconds());
    List<NormPositionCounts> around = parts.stream().map(part -> part.around(bins)).toList();
    return new TrialCell(
        plan.kind(), variation, around, sum(bins, around), cut, wholeMinutes, harm, gatheredShare);
  }

  private static NormPositionCounts sum(NormBins bins, List<NormPositionCounts> parts) {
    NormPositionTally tally = new NormPositionTally(bins, Strata.CLASSED);
    parts.forEach(tally::add);
    return tally.counts();
  }

  /** Whether its parts are weeks. */
  public boolean isByWeek() {
    return variation == Variation.CHAINS;
  }

  /** Whether a flag on the cell is right. */
  public boolean isHarmed() {
    return kind == CellKind.PLANTED_HARM;
  }

  /** The counts without one part. */
  public NormPositionCounts without(int part) {
    return sum(
        counts.bins(),
        IntStream.range(0, parts.size())
            .filter(each -> each != part)
            .mapToObj(parts::get)
            .toList());
  }
}
