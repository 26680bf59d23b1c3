package org.contretemps.statistics.position;

import java.util.Arrays;
import java.util.Objects;

/**
 * The contacts of one cell (a kind of situation of a service) under one norm, counted by stratum
 * and {@link NormBins}: how many, how many with an adverse outcome, and how many whose customer had
 * made contact before (METHOD §1, §4).
 *
 * <p>Only occupied pairs of stratum and bin are held, in rising order; an index below counts those.
 * Exact integers, so counts add in any order. Immutable; {@link NormPositionTally} makes them.
 */
public final class NormPositionCounts {

  private static final BinRange OVER = new BinRange(1, NormBins.LAST);

  private final NormBins bins;
  private final Strata strata;
  private final int[] places;
  private final long[] contacts;
  private final long[] adverse;
  private final long[] prior;
  private final long total;

  /** Takes the arrays as they are: occupied places in rising order, none of them shared. */
  NormPositionCounts(
      NormBins bins, Strata strata, int[] places, long[] contacts, long[] adverse, long[] prior) {
    this.bins = bins;
    this.strata = strata;
    this.places = places;
    this.contacts = contacts;
    this.adverse = adverse;
    this.prior = prior;
    this.total = Arrays.stream(contacts).reduce(0, Math::addExact);
  }

  /**
   * These and the others together.
   *
   * @throws IllegalArgumentException when norm or strata differ
   */
  public NormPositionCounts plus(NormPositionCounts other) {
    return new NormPositionTally(bins, strata).add(this).add(other).counts();
  }

  /**
   * The same counts, taken as counts around another norm. A cell that pools contacts under several
   * norms is read this way: bins are relative to the norm, so that x differs only by the rounding
   * of the widths.
   */
  public NormPositionCounts around(NormBins norm) {
    return new NormPositionCounts(norm, strata, places, contacts, adverse, prior);
  }

  public NormBins bins() {
    return bins;
  }

  public Strata strata() {
    return strata;
  }

  /** How many contacts. */
  public long total() {
    return total;
  }

  public boolean isEmpty() {
    return total == 0;
  }

  /** How many of the contacts have the outcome. */
  public long total(Outcome outcome) {
    return Arrays.stream(of(outcome)).sum();
  }

  /** The share of the contacts with the outcome; 0 without contacts. */
  public double rate(Outcome outcome) {
    return total == 0 ? 0 : (double) total(outcome) / total;
  }

  /** Contacts in a run of bins, over all strata. */
  public long contactsIn(BinRange range) {
    long sum = 0;
    for (int index = 0; index < places.length; index++) {
      sum += range.contains(bin(index)) ? contacts[index] : 0;
    }
    return sum;
  }

  /** A, the contacts longer than the norm. */
  public long contactsOver() {
    return contactsIn(OVER);
  }

  /** How many pairs of stratum and bin are occupied. */
  public int size() {
    return places.length;
  }

  /** The stratum of the occupied pair at an index. */
  public int stratum(int index) {
    return places[index] / NormBins.COUNT;
  }

  /** The bin j of the occupied pair at an index. */
  public int bin(int index) {
    return places[index] % NormBins.COUNT + NormBins.FIRST;
  }

  /** The contacts of the occupied pair at an index. */
  public long contacts(int index) {
    return contacts[index];
  }

  /** The contacts with the outcome in the occupied pair at an index. */
  public long events(Outcome outcome, int index) {
    return of(outcome)[index];
  }

  /** Contacts per bin in rising order, over all strata. */
  public double[] contactsPerBin() {
    double[] sums = new double[NormBins.COUNT];
    for (int index = 0; index < places.length; index++) {
      sums[places[index] % NormBins.COUNT] += contacts[index];
    }
    return sums;
  }

  private long[] of(Outcome outcome) {
    return outcome == Outcome.ADVERSE ? adverse : prior;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NormPositionCounts that
        && bins.equals(that.bins)
        && strata.equals(that.strata)
        && Arrays.equals(places, that.places)
        && Arrays.equals(contacts, that.contacts)
        && Arrays.equals(adverse, that.adverse)
        && Arrays.equals(prior, that.prior);
  }

  @Override
  public int hashCode() {
    return Objects.hash(bins, strata, Arrays.hashCode(places), Arrays.hashCode(contacts));
  }

  @Override
  public String toString() {
    return String.format(
        "NormPositionCounts[norm=%d s, contacts=%d, strata=%d]",
        bins.normSeconds(), total, strata.size());
  }
}
