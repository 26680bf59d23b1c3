package org.contretemps.trial;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.contretemps.simulation.CellKind;
import org.contretemps.statistics.HarmModel;
import org.contretemps.statistics.NormBins;
import org.contretemps.statistics.NormPositionCounts;
import org.contretemps.statistics.NormPositionTally;
import org.contretemps.statistics.Outcome;
import org.contretemps.statistics.Strata;

/**
 * The contacts of a drawn cell as the method sees them, and the truth that it does not see.
 *
 * @param variation of its world
 * @param parts the contacts by norm or by week, read around one norm
 * @param wholeMinutes contacts whose time is a multiple of 60 s
 * @param harm h, repeats that hurrying added per contact: the sum of what it added to probabilities
 * @param gatheredShare B/n, contacts that hurrying brought just under the norm
 */
record TrialCell(
    CellKind kind,
    Variation variation,
    List<NormPositionCounts> parts,
    NormPositionCounts counts,
    long wholeMinutes,
    double harm,
    double gatheredShare) {

  static TrialCell of(
      CellPlan plan,
      Variation variation,
      List<NormPositionCounts> parts,
      long wholeMinutes,
      double harm,
      double gatheredShare) {
    NormBins bins = new NormBins(plan.normSeconds());
    List<NormPositionCounts> around = parts.stream().map(part -> part.around(bins)).toList();
    return new TrialCell(
        plan.kind(), variation, around, sum(bins, around), wholeMinutes, harm, gatheredShare);
  }

  private static NormPositionCounts sum(NormBins bins, List<NormPositionCounts> parts) {
    NormPositionTally tally = new NormPositionTally(bins, Strata.CLASSED);
    parts.forEach(tally::add);
    return tally.counts();
  }

  /** Whether its parts are weeks. */
  boolean isByWeek() {
    return variation == Variation.CHAINS;
  }

  /** Whether a flag on the cell is right. */
  boolean isHarmed() {
    return kind == CellKind.PLANTED_HARM;
  }

  /**
   * The variance of h by leaving out one part at a time (Efron &amp; Stein 1981, Annals of
   * Statistics 9:586); empty where h cannot be computed without one of them.
   */
  Optional<Double> jackknifeVariance() {
    List<Double> without =
        IntStream.range(0, parts.size())
            .mapToObj(this::harmWithout)
            .flatMap(Optional::stream)
            .toList();
    if (without.size() < parts.size() || without.size() < 2) {
      return Optional.empty();
    }
    double mean = without.stream().mapToDouble(each -> each).average().orElseThrow();
    double squares = without.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    return Optional.of(squares * (without.size() - 1) / without.size());
  }

  private Optional<Double> harmWithout(int part) {
    List<NormPositionCounts> others =
        IntStream.range(0, parts.size()).filter(each -> each != part).mapToObj(parts::get).toList();
    return HarmModel.of(sum(counts.bins(), others), Outcome.ADVERSE)
        .map(harm -> harm.tail().value());
  }
}
