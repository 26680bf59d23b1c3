package org.contretemps.statistics.clash;

import java.util.Optional;
import java.util.TreeMap;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.MantelHaenszel;
import org.contretemps.statistics.MantelHaenszel.FourFold;
import org.contretemps.statistics.position.BinRange;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.Outcome;

/**
 * Estimates by how much the share of contacts with a bad outcome differs between those just under
 * the time norm and those just over it, among contacts of the same stratum ({@link MantelHaenszel};
 * METHOD §3). Contacts over the norm are harder, so that this comparison is naive: it is shown, and
 * no verdict rests on it.
 */
public final class UnderOver {

  private static final BinRange JUST_OVER = new BinRange(1, NormBins.UNDER_NORM.size());

  private UnderOver() {}

  /** The risk difference; empty if no stratum has contacts on both sides. */
  public static Optional<Estimate> riskDifference(NormPositionCounts counts) {
    TreeMap<Integer, long[]> strata = new TreeMap<>();
    for (int index = 0; index < counts.size(); index++) {
      int bin = counts.bin(index);
      boolean isUnder = NormBins.UNDER_NORM.contains(bin);
      if (isUnder || JUST_OVER.contains(bin)) {
        long[] sums = strata.computeIfAbsent(counts.stratum(index), stratum -> new long[4]);
        long adverse = counts.events(Outcome.ADVERSE, index);
        int side = isUnder ? 0 : 2;
        sums[side] += adverse;
        sums[side + 1] += counts.contacts(index) - adverse;
      }
    }
    return new MantelHaenszel(
            strata.values().stream()
                .map(sums -> new FourFold(sums[0], sums[1], sums[2], sums[3]))
                .toList())
        .riskDifference();
  }
}
