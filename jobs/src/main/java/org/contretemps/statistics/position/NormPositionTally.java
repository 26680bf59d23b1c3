package org.contretemps.statistics.position;

import java.util.Arrays;

/**
 * Counts the contacts of one cell (a kind of situation of a service) under one norm, row by row,
 * into {@link NormPositionCounts} (METHOD §1). Mutable, for one thread.
 */
public final class NormPositionTally {

  private final NormBins bins;
  private final Strata strata;
  private final long[] contacts;
  private final long[] adverse;
  private final long[] prior;

  /** An empty tally around a norm. */
  public NormPositionTally(NormBins bins, Strata strata) {
    int places = Math.multiplyExact(strata.size(), NormBins.COUNT);
    this.bins = bins;
    this.strata = strata;
    this.contacts = new long[places];
    this.adverse = new long[places];
    this.prior = new long[places];
  }

  /**
   * Adds the contacts of a stratum and bin.
   *
   * @throws IllegalArgumentException for a number that is no stratum or no bin, and when outcomes
   *     exceed the contacts or a count is negative
   */
  public NormPositionTally add(int stratum, int bin, long more, long moreAdverse, long morePrior) {
    strata.requireStratum(stratum);
    NormBins.requireBin(bin);
    if (moreAdverse < 0 || morePrior < 0 || Math.max(moreAdverse, morePrior) > more) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot count %d contacts with %d adverse outcomes and %d prior contacts: outcomes are among the contacts."
                  + " Give each column in its place.",
              more, moreAdverse, morePrior));
    }
    put(stratum * NormBins.COUNT + bin - NormBins.FIRST, more, moreAdverse, morePrior);
    return this;
  }

  /** Adds one contact of a time in whole seconds. */
  public NormPositionTally addContact(int stratum, int seconds, boolean adverse, boolean prior) {
    return add(stratum, bins.binOf(seconds), 1, adverse ? 1 : 0, prior ? 1 : 0);
  }

  /**
   * Adds all counts of another cell or day.
   *
   * @throws IllegalArgumentException when norm or strata differ
   */
  public NormPositionTally add(NormPositionCounts counts) {
    if (!counts.bins().equals(bins) || !counts.strata().equals(strata)) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot add %s to counts around %d s in %d strata: they are not of one kind."
                  + " Add counts under the same norm and strata, or read them around one norm first.",
              counts, bins.normSeconds(), strata.size()));
    }
    for (int index = 0; index < counts.size(); index++) {
      add(
          counts.stratum(index),
          counts.bin(index),
          counts.contacts(index),
          counts.events(Outcome.ADVERSE, index),
          counts.events(Outcome.PRIOR_CONTACT, index));
    }
    return this;
  }

  /** What was added so far. */
  public NormPositionCounts counts() {
    int[] occupied = occupiedPlaces();
    return new NormPositionCounts(
        bins, strata, occupied, at(occupied, contacts), at(occupied, adverse), at(occupied, prior));
  }

  private void put(int place, long more, long moreAdverse, long morePrior) {
    contacts[place] = Math.addExact(contacts[place], more);
    adverse[place] += moreAdverse;
    prior[place] += morePrior;
  }

  private int[] occupiedPlaces() {
    int[] occupied = new int[contacts.length];
    int size = 0;
    for (int place = 0; place < contacts.length; place++) {
      if (contacts[place] > 0) {
        occupied[size++] = place;
      }
    }
    return Arrays.copyOf(occupied, size);
  }

  private static long[] at(int[] places, long[] values) {
    long[] chosen = new long[places.length];
    for (int index = 0; index < places.length; index++) {
      chosen[index] = values[places[index]];
    }
    return chosen;
  }
}
