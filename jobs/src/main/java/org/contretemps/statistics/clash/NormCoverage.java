package org.contretemps.statistics.clash;

import java.util.Optional;
import java.util.OptionalInt;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.statistics.position.NormPositionCounts;

/**
 * How much of a cell's work fits the time norm without hurry, and the time that the work really
 * needs: contacts hurried under the norm are censored there, and count among those over it (METHOD
 * §2).
 *
 * @param normSeconds N
 * @param contacts n
 * @param over A, the contacts longer than N
 * @param excess B, the spike under the norm, in contacts
 */
public record NormCoverage(int normSeconds, long contacts, long over, Estimate excess) {

  private static final double LEAST_Z = 2;

  /**
   * @throws IllegalArgumentException unless n &gt; 0 and 0 ≤ A ≤ n
   */
  public NormCoverage {
    if (contacts < 1 || over < 0 || over > contacts) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot give the coverage of a norm with %d of %d contacts over it: that is no share. Leave the cell out.",
              over, contacts));
    }
  }

  /** The coverage of a cell's norm; empty if no spike can be fitted. */
  public static Optional<NormCoverage> of(NormPositionCounts counts) {
    return SpikeModel.fit(counts).map(spike -> of(counts, spike));
  }

  /** The coverage of a cell's norm, given its spike. */
  public static NormCoverage of(NormPositionCounts counts, Spike spike) {
    return new NormCoverage(
        counts.bins().normSeconds(), counts.total(), counts.contactsOver(), spike.estimate());
  }

  /** 1 − A/n, the share of contacts that met the norm. */
  public double attainedShare() {
    return 1 - (double) over / contacts;
  }

  /** C(N) = 1 − (A + max(0, B))/n, the share of work that fits the norm by nature. */
  public double coverage() {
    return 1 - overByNature() / contacts;
  }

  /** A + max(0, B): the contacts that need more than the norm, as far as counts can tell. */
  double overByNature() {
    return over + Math.max(0, excess.value());
  }

  /** Whether the spike is sure enough, z &gt; 2, for the needed time to be corrected by it. */
  public boolean isCorrected() {
    return excess.z() > LEAST_Z;
  }

  /**
   * T_p, the time that suffices for a share p of the contacts, in seconds: the quantile of the
   * times, hurried contacts taken as censored at the norm if {@link #isCorrected}. Empty if that
   * lies beyond the norm and no contact went there.
   *
   * @param times the times of the same contacts
   * @throws IllegalArgumentException for p outside [0, 1], or times of another number of contacts
   */
  public OptionalInt neededSeconds(TimeHistogram times, double p) {
    if (times.total() != contacts || !(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot give the time needed by a share %s of %d contacts from %d times: they do not belong together."
                  + " Give the times of these contacts and a share from 0 to 1.",
              p, contacts, times.total()));
    }
    double beyond = (1 - p) * contacts;
    double censored = over + (isCorrected() ? excess.value() : 0);
    if (!isCorrected() || beyond >= censored) {
      return OptionalInt.of(times.quantile(p));
    }
    return over == 0
        ? OptionalInt.empty()
        : OptionalInt.of(times.secondsAtRank(contacts - over + rankOver(beyond / censored)));
  }

  /** The rank, from 1, among the contacts over the norm at a tail position. */
  private long rankOver(double tail) {
    double product = (1 - tail) * over;
    return Math.max(1, (long) Math.ceil(product - 4 * Math.ulp((double) over)));
  }
}
