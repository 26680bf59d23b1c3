package org.contretemps.statistics.clash;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.contretemps.statistics.SecondBins;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.statistics.position.NormBins;

/**
 * The results that another norm would give, from the same counts (METHOD §2, what-if).
 *
 * <p>Contacts hurried under the norm in force are taken to be spread as all contacts just under it,
 * and to need times as the contacts over it do: at the norm in force the coverage is {@link
 * NormCoverage#coverage}. Beyond 1024 s contacts within a bin are taken as spread evenly.
 *
 * @param normSeconds the candidate
 * @param attainedShare the share of contacts whose time, as it is now, meets the candidate
 * @param coverage the share of work that fits the candidate by nature
 */
public record NormWhatIf(int normSeconds, double attainedShare, double coverage)
    implements Serializable {

  /**
   * A row for each candidate, in the order given.
   *
   * @param times the times of the contacts
   * @param inForce A and B under the norm in force
   * @throws IllegalArgumentException when the times are of another number of contacts
   */
  public static List<NormWhatIf> over(
      TimeHistogram times, NormCoverage inForce, int... candidates) {
    if (times.total() != inForce.contacts()) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot try other norms on %d times: the norm in force has %d contacts. Give the times of these contacts.",
              times.total(), inForce.contacts()));
    }
    return Arrays.stream(candidates).mapToObj(each -> at(times, inForce, each)).toList();
  }

  private static NormWhatIf at(TimeHistogram times, NormCoverage inForce, int candidate) {
    double overByNature =
        candidate < inForce.normSeconds()
            ? below(times, inForce, candidate)
            : beyond(times, inForce, candidate);
    return new NormWhatIf(
        candidate, within(times, candidate) / times.total(), 1 - overByNature / times.total());
  }

  /** Those over the candidate now, and those hurried from beyond the norm to below it. */
  private static double below(TimeHistogram times, NormCoverage inForce, int candidate) {
    NormBins bins = new NormBins(inForce.normSeconds());
    int windowStart = inForce.normSeconds() - NormBins.UNDER_NORM.size() * bins.widthSeconds();
    double start = within(times, windowStart);
    double under = within(times, inForce.normSeconds()) - start;
    double reached = Math.max(0, within(times, candidate) - start);
    double hurried = inForce.overByNature() - inForce.over();
    return times.total() - within(times, candidate) + (under == 0 ? 0 : hurried * reached / under);
  }

  /** All who need more than the norm in force, in the proportion that the contacts over it show. */
  private static double beyond(TimeHistogram times, NormCoverage inForce, int candidate) {
    double over = times.total() - within(times, inForce.normSeconds());
    double overCandidate = times.total() - within(times, candidate);
    return over == 0 ? inForce.overByNature() : inForce.overByNature() * overCandidate / over;
  }

  /** Contacts up to the given seconds. */
  private static double within(TimeHistogram times, int seconds) {
    double within = 0;
    for (int index = 0; index < times.size(); index++) {
      double lower = SecondBins.lowerSeconds(times.bin(index));
      double upper = SecondBins.upperSeconds(times.bin(index));
      double share = (seconds - lower + 1) / (upper - lower + 1);
      within += times.contacts(index) * Math.max(0, Math.min(1, share));
    }
    return within;
  }
}
