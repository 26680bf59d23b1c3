package org.contretemps.statistics.normchange;

import java.util.Optional;
import java.util.stream.IntStream;
import org.contretemps.statistics.Estimate;

/**
 * How the rate of adverse outcomes of one kind of situation moved when a norm of its service
 * changed in week w0 (METHOD §6), on the scale of log-odds: D/(r0(1 − r0)) with D the rate after,
 * standardised to the load of the time before, less the rate before.
 *
 * @param change the move between the weeks before and the weeks after
 * @param placebo the move between the halves of the weeks before, when nothing had changed yet
 * @param spread r0(1 − r0), from log-odds back to shares
 * @param contactsBefore contacts in the weeks before
 * @param contactsAfter contacts in the weeks after
 */
public record NormChangeCell(
    Estimate change, Estimate placebo, double spread, long contactsBefore, long contactsAfter) {

  /** Weeks looked at on either side of w0, which is in the middle of the counts. */
  public static final int REACH = 13;

  /** How many weeks the counts have: w0 − 13 to w0 + 13. */
  public static final int WEEKS = 2 * REACH + 1;

  /** w0 − 1 is dropped, as w0 is: a norm is known before it is in force. */
  private static final int BEFORE = REACH - 1;

  private static final int HALF = BEFORE / 2;

  /**
   * The moves of a cell; empty if two sides share no load in which both have contacts, or the rate
   * before is 0 or 1.
   *
   * @param contacts by week from w0 − 13 to w0 + 13, then by load quartile
   * @param adverse those with the adverse outcome
   * @throws IllegalArgumentException when there are not {@value #WEEKS} weeks of equal width
   */
  public static Optional<NormChangeCell> of(long[][] contacts, long[][] adverse) {
    requireWeeks(contacts, adverse);
    Loads before = Loads.sum(contacts, adverse, 0, BEFORE);
    Loads after = Loads.sum(contacts, adverse, REACH + 1, WEEKS);
    Loads first = Loads.sum(contacts, adverse, 0, HALF);
    Loads second = Loads.sum(contacts, adverse, HALF, BEFORE);
    double rate = before.rate();
    double spread = rate * (1 - rate);
    if (!(spread > 0) || !after.sharesLoadWith(before) || !second.sharesLoadWith(first)) {
      return Optional.empty();
    }
    return Optional.of(
        new NormChangeCell(
            after.lessThan(before, before).scaled(spread),
            second.lessThan(first, before).scaled(spread),
            spread,
            before.total(),
            after.total()));
  }

  private static void requireWeeks(long[][] contacts, long[][] adverse) {
    boolean fits = contacts.length == WEEKS && adverse.length == WEEKS;
    for (int week = 0; fits && week < WEEKS; week++) {
      fits = contacts[week].length == contacts[0].length;
      fits &= adverse[week].length == contacts[0].length;
    }
    if (!fits) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot compare %d weeks of contacts with %d of outcomes: %d weeks around the change are needed, all with the same loads. Give empty weeks as zeros.",
              contacts.length, adverse.length, WEEKS));
    }
  }

  /** A difference of rates with its variance. */
  private record Move(double value, double variance) {
    Estimate scaled(double spread) {
      return new Estimate(value / spread, Math.sqrt(variance) / spread);
    }
  }

  /** The contacts of some weeks by load quartile. */
  private static final class Loads {
    private final long[] contacts;
    private final long[] adverse;

    private Loads(int loads) {
      this.contacts = new long[loads];
      this.adverse = new long[loads];
    }

    static Loads sum(long[][] contacts, long[][] adverse, int from, int to) {
      Loads sum = new Loads(contacts[0].length);
      for (int week = from; week < to; week++) {
        for (int load = 0; load < sum.contacts.length; load++) {
          sum.contacts[load] += contacts[week][load];
          sum.adverse[load] += adverse[week][load];
        }
      }
      return sum;
    }

    long total() {
      return IntStream.range(0, contacts.length).mapToLong(load -> contacts[load]).sum();
    }

    double rate() {
      double events = IntStream.range(0, adverse.length).mapToLong(load -> adverse[load]).sum();
      return events / total();
    }

    boolean sharesLoadWith(Loads other) {
      return IntStream.range(0, contacts.length)
          .anyMatch(load -> contacts[load] > 0 && other.contacts[load] > 0);
    }

    /** This rate less another, both with the load of a third; loads that one lacks are left out. */
    Move lessThan(Loads other, Loads standard) {
      double weights = 0;
      double difference = 0;
      double variance = 0;
      double pooled = standard.rate();
      for (int load = 0; load < contacts.length; load++) {
        if (contacts[load] > 0 && other.contacts[load] > 0) {
          double weight = standard.contacts[load];
          double perContact = 1.0 / contacts[load] + 1.0 / other.contacts[load];
          double own = (double) adverse[load] / contacts[load];
          double theirs = (double) other.adverse[load] / other.contacts[load];
          weights += weight;
          difference += weight * (own - theirs);
          variance += weight * weight * pooled * (1 - pooled) * perContact;
        }
      }
      return new Move(difference / weights, variance / (weights * weights));
    }
  }
}
