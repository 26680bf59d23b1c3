package org.contretemps.statistics.clash;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.contretemps.statistics.position.BinRange;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;
import org.contretemps.statistics.position.Outcome;
import org.contretemps.statistics.position.Strata;

/**
 * The contacts of a cell in the form that the models read: by stratum (contacts alike in load,
 * incident, agent and day) and by group of bins outside the window (METHOD §4.1), and summed over
 * the ranges that the harm compares.
 *
 * <p>Bins are grouped by four, one run of groups from j = −36 to −6 and one from j = 5; bins with x
 * outside [−1.6, 1.2] are left out of their groups. A group is placed at its count-weighted mean x
 * over all strata; empty groups are dropped. The counts are read once; arrays are not to be
 * changed. A table that is serialised leaves its prior contacts: the shift at the norm, which is
 * fitted once all cells are known, concerns adverse outcomes alone.
 */
final class RateTable implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The longest times that the rate curve is fitted to; beyond it the curve is held. */
  static final double LARGEST_X = 1.2;

  /** All bins left of the window. */
  static final BinRange LEFT = new BinRange(NormBins.FIRST, -6);

  private static final double SMALLEST_X = -1.6;
  private static final int BINS_PER_GROUP = 4;
  private static final BinRange RIGHT = new BinRange(5, NormBins.LAST);

  private final Strata allStrata;
  private final int[] strata;
  private final double[] x;
  private final double[] perBin;
  private final int[] groupOfBin;
  private final double[] groupX;
  private final double[] under;
  private final double[] clean;
  private final double[] left;
  private final Tally contacts;
  private final Tally adverse;
  private final transient Tally prior;

  RateTable(NormPositionCounts counts) {
    this.allStrata = counts.strata();
    this.strata =
        IntStream.range(0, counts.size()).map(counts::stratum).distinct().sorted().toArray();
    this.x = counts.bins().positions();
    this.perBin = counts.contactsPerBin();
    int[] numbers = IntStream.range(0, NormBins.COUNT).map(this::groupNumber).toArray();
    int[] occupied =
        IntStream.range(0, NormBins.COUNT)
            .filter(place -> perBin[place] > 0 && numbers[place] >= 0)
            .map(place -> numbers[place])
            .distinct()
            .toArray();
    this.groupOfBin =
        Arrays.stream(numbers).map(number -> Arrays.binarySearch(occupied, number)).toArray();
    this.groupX = meanX(occupied.length);
    this.under = new double[strata.length];
    this.clean = new double[strata.length];
    this.left = new double[strata.length];
    this.contacts = new Tally();
    this.adverse = new Tally();
    this.prior = new Tally();
    read(counts);
  }

  private void read(NormPositionCounts counts) {
    int[] placeOf = new int[allStrata.size()];
    for (int place = 0; place < strata.length; place++) {
      placeOf[strata[place]] = place;
    }
    for (int index = 0; index < counts.size(); index++) {
      int place = placeOf[counts.stratum(index)];
      int bin = counts.bin(index);
      long n = counts.contacts(index);
      under[place] += NormBins.UNDER_NORM.contains(bin) ? n : 0;
      clean[place] += NormBins.CLEAN_LEFT.contains(bin) ? n : 0;
      left[place] += LEFT.contains(bin) ? n : 0;
      contacts.add(place, bin, n);
      adverse.add(place, bin, counts.events(Outcome.ADVERSE, index));
      prior.add(place, bin, counts.events(Outcome.PRIOR_CONTACT, index));
    }
  }

  /** The strata that have contacts at all, in rising order. */
  int[] strata() {
    return strata;
  }

  /** The main effects of each occupied stratum. */
  List<int[]> columns() {
    return Arrays.stream(strata).mapToObj(allStrata::columns).toList();
  }

  int mainEffects() {
    return allStrata.mainEffects();
  }

  /** The x of a bin. */
  double x(int bin) {
    return x[bin - NormBins.FIRST];
  }

  /** Contacts of a bin, over all strata. */
  double contactsAt(int bin) {
    return perBin[bin - NormBins.FIRST];
  }

  /** Mean x of each occupied group. */
  double[] groupX() {
    return groupX;
  }

  /** Contacts outside the window by occupied stratum and group. */
  int[][] contacts() {
    return contacts.groups;
  }

  /** Contacts outside the window with the outcome, by occupied stratum and group. */
  int[][] events(Outcome outcome) {
    return tally(outcome).groups;
  }

  /** n_s(R): contacts just under the norm by occupied stratum. */
  double[] under() {
    return under;
  }

  /** Contacts just under the norm with the outcome, by occupied stratum. */
  double[] eventsUnder(Outcome outcome) {
    return tally(outcome).under;
  }

  /** n_s(L): contacts in the clean bins left of the window, by occupied stratum. */
  double[] clean() {
    return clean;
  }

  /** Contacts of all bins left of the window, by occupied stratum. */
  double[] left() {
    return left;
  }

  private Tally tally(Outcome outcome) {
    return outcome == Outcome.ADVERSE ? adverse : prior;
  }

  private double[] meanX(int groups) {
    double[] n = new double[groups];
    double[] sum = new double[groups];
    for (int place = 0; place < NormBins.COUNT; place++) {
      if (groupOfBin[place] >= 0) {
        n[groupOfBin[place]] += perBin[place];
        sum[groupOfBin[place]] += perBin[place] * x[place];
      }
    }
    return IntStream.range(0, groups).mapToDouble(group -> sum[group] / n[group]).toArray();
  }

  /** The group of a bin by its place, before empty groups are dropped; −1 if it has none. */
  private int groupNumber(int place) {
    int bin = place + NormBins.FIRST;
    if (x[place] < SMALLEST_X || x[place] > LARGEST_X) {
      return -1;
    }
    if (LEFT.contains(bin)) {
      return (bin - LEFT.first()) / BINS_PER_GROUP;
    }
    return RIGHT.contains(bin) ? LEFT.size() + (bin - RIGHT.first()) / BINS_PER_GROUP : -1;
  }

  /** One kind of count, by occupied stratum: in groups, and just under the norm. */
  private final class Tally implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int[][] groups = new int[strata.length][groupX.length];
    private final double[] under = new double[strata.length];

    void add(int place, int bin, long count) {
      int group = groupOfBin[bin - NormBins.FIRST];
      if (group >= 0) {
        groups[place][group] = Math.toIntExact(groups[place][group] + count);
      } else if (NormBins.UNDER_NORM.contains(bin)) {
        under[place] += count;
      }
    }
  }
}
