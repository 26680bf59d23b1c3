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
public record WhatIf(int normSeconds, double attainedShare, double coverage)
    implements Serializable {

  /**
   * A row for each candidate, in the order given.
   *
   * @param times the times of the contacts
   * @param inForce A and B under the norm in force
   * @throws IllegalArgumentException when the times are of another number of contacts
   */
  public static List<WhatIf> over(TimeHistogram times, NormCoverage inForce, int... candidates) {
    if (times.total() != inForce.contacts()) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot try other norms on %d times: the norm in force has %d contacts. Give the times of these contacts.",
              times.total(), inForce.contacts()));
    }
    Reached reached = new Reached(times);
    return Arrays.stream(candidates).mapToObj(each -> at(reached, inForce, each)).toList();
  }

  private static WhatIf at(Reached times, NormCoverage inForce, int candidate) {
    double overByNature =
        candidate < inForce.normSeconds()
            ? below(times, inForce, candidate)
            : beyond(times, inForce, candidate);
    return new WhatIf(
        candidate, times.within(candidate) / times.total(), 1 - overByNature / times.total());
  }

  /** Those over the candidate now, and those hurried from beyond the norm to below it. */
  private static double below(Reached times, NormCoverage inForce, int candidate) {
    NormBins bins = new NormBins(inForce.normSeconds());
    int windowStart = inForce.normSeconds() - NormBins.UNDER_NORM.size() * bins.widthSeconds();
    double start = times.within(windowStart);
    double under = times.within(inForce.normSeconds()) - start;
    double reached = Math.max(0, times.within(candidate) - start);
    double hurried = inForce.overByNature() - inForce.over();
    return times.total() - times.within(candidate) + (under == 0 ? 0 : hurried * reached / under);
  }

  /** All who need more than the norm in force, in the proportion that the contacts over it show. */
  private static double beyond(Reached times, NormCoverage inForce, int candidate) {
    double over = times.total() - times.within(inForce.normSeconds());
    double overCandidate = times.total() - times.within(candidate);
    return over == 0 ? inForce.overByNature() : inForce.overByNature() * overCandidate / over;
  }

  /** The contacts up to a time; counts are added up once, for all candidates. */
  private static final class Reached {

    private final TimeHistogram times;
    private final long[] before;

    Reached(TimeHistogram times) {
      this.times = times;
      this.before = new long[times.size() + 1];
      for (int index = 0; index < times.size(); index++) {
        before[index + 1] = before[index] + times.contacts(index);
      }
    }

    long total() {
      return times.total();
    }

    /** Contacts up to the given seconds. */
    double within(int seconds) {
      if (seconds < 0) {
        return 0;
      }
      int bin = SecondBins.binOf(seconds);
      int index = firstFrom(bin);
      if (index == times.size() || times.bin(index) != bin) {
        return before[index];
      }
      double lower = SecondBins.lowerSeconds(bin);
      double upper = SecondBins.upperSeconds(bin);
      return before[index] + times.contacts(index) * ((seconds - lower + 1) / (upper - lower + 1));
    }

    /** The index of the first occupied bin from one on; the number of them if there is none. */
    private int firstFrom(int bin) {
      int low = 0;
      int high = times.size();
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (times.bin(middle) < bin) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }
  }
}
