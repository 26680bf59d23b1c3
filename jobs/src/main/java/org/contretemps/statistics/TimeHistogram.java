package org.contretemps.statistics;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Counts of times over {@link SecondBins}, with the integer sums of seconds and of squared seconds
 * per bin (METHOD §1).
 *
 * <p>Only occupied bins are held, in rising order; an index below counts those. Everything is an
 * exact integer, so histograms add and subtract without loss and in any order; sums that leave a
 * {@code long} are refused with an {@link ArithmeticException}. Immutable. A {@link TimeWindow}
 * makes histograms, and adds many of them faster than {@link #plus}.
 */
public final class TimeHistogram {

  private final int[] bins;
  private final long[] contacts;
  private final long[] seconds;
  private final long[] squares;
  private final long total;

  /** Takes the arrays as they are: occupied bins in rising order, none of them shared. */
  TimeHistogram(int[] bins, long[] contacts, long[] seconds, long[] squares) {
    this.bins = bins;
    this.contacts = contacts;
    this.seconds = seconds;
    this.squares = squares;
    this.total = sum(contacts);
  }

  /** The histogram of single times in whole seconds, one contact each. */
  public static TimeHistogram ofSeconds(int... times) {
    TimeWindow window = new TimeWindow();
    for (int time : times) {
      window.addContact(time);
    }
    return window.histogram();
  }

  /**
   * The histogram of stored rows, one entry per row in each array, in any order; rows of the same
   * bin are added.
   *
   * @throws IllegalArgumentException when the arrays differ in length or a number is no bin
   * @throws IllegalStateException when a bin's counts and sums cannot belong together
   */
  public static TimeHistogram of(
      int[] bins, long[] contacts, long[] secondsSum, long[] secondsSquaredSum) {
    int rows = bins.length;
    if (contacts.length != rows || secondsSum.length != rows || secondsSquaredSum.length != rows) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot build a histogram: %d bins, %d counts, %d sums of seconds, %d of squares. Give one of each per bin.",
              rows, contacts.length, secondsSum.length, secondsSquaredSum.length));
    }
    TimeWindow window = new TimeWindow();
    for (int row = 0; row < rows; row++) {
      window.addBin(bins[row], contacts[row], secondsSum[row], secondsSquaredSum[row]);
    }
    return window.histogram();
  }

  /** This and the other together. */
  public TimeHistogram plus(TimeHistogram other) {
    return new TimeWindow().add(this).add(other).histogram();
  }

  /** How many contacts. */
  public long total() {
    return total;
  }

  public boolean isEmpty() {
    return total == 0;
  }

  /** How many bins are occupied. */
  public int size() {
    return bins.length;
  }

  /** The number, in {@link SecondBins}, of the occupied bin at an index. */
  public int bin(int index) {
    return bins[index];
  }

  /** The contacts in the occupied bin at an index. */
  public long contacts(int index) {
    return contacts[index];
  }

  /** Their seconds, summed. */
  public long secondsSum(int index) {
    return seconds[index];
  }

  /** Their squared seconds, summed. */
  public long secondsSquaredSum(int index) {
    return squares[index];
  }

  /**
   * Their mean time, in seconds: for a bin one second wide that very second, without rounding
   * error.
   */
  public double meanSeconds(int index) {
    return (double) seconds[index] / contacts[index];
  }

  /** Mean time, in seconds; NaN without contacts. Exact sums, so wide bins cost nothing. */
  public double mean() {
    return (double) sum(seconds) / total;
  }

  /**
   * Sample standard deviation (n − 1), in seconds; NaN under two contacts. Exact sums, so wide bins
   * cost nothing.
   */
  public double sd() {
    if (total < 2) {
      return Double.NaN;
    }
    BigInteger n = BigInteger.valueOf(total);
    BigInteger spread =
        n.multiply(BigInteger.valueOf(sum(squares)))
            .subtract(BigInteger.valueOf(sum(seconds)).pow(2));
    return Math.sqrt(spread.doubleValue() / total / (total - 1));
  }

  /**
   * Quantile of type 1: the shortest time t with N(≤ t) ≥ ceil(p·n), in seconds (METHOD §1). Beyond
   * 1024 s the mean of its bin to the nearest second, off by less than the bin's width.
   *
   * @throws IllegalArgumentException when empty, or for p outside [0, 1]
   */
  public int quantile(double p) {
    return secondsAt(indexAtRank(quantileRank(p)));
  }

  /**
   * The time of the contact that comes {@code rank}-th in rising order, from 1, in seconds, as
   * exact as {@link #quantile}.
   *
   * @throws IllegalArgumentException for a rank outside 1..n
   */
  public int secondsAtRank(long rank) {
    return secondsAt(indexAtRank(rank));
  }

  /** Index of the occupied bin that holds the contact of a rank. */
  int indexAtRank(long rank) {
    if (rank < 1 || rank > total) {
      throw new IllegalArgumentException(
          "Cannot find the time of rank "
              + rank
              + ": ranks run from 1 to the "
              + total
              + " contacts. Ask for one of those.");
    }
    int index = 0;
    for (long reached = contacts[0]; reached < rank; reached += contacts[index]) {
      index++;
    }
    return index;
  }

  /**
   * ceil(p·n) for the p that was meant: the product may lie a few roundings above a whole number.
   */
  private long quantileRank(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException(
          "Cannot take the quantile at " + p + ": it is no probability. Give one from 0 to 1.");
    }
    double product = p * total;
    return Math.max(1, (long) Math.ceil(product - 4 * Math.ulp(product)));
  }

  private int secondsAt(int index) {
    return (int) Math.round(meanSeconds(index));
  }

  /**
   * Σ (t − m)² within the occupied bin at an index, m the bin's mean, in squared seconds. Measured
   * from the bin's lower bound: those sums are small and come out right even if the products before
   * them wrap around.
   */
  double squaredDeviations(int index) {
    long lower = SecondBins.lowerSeconds(bins[index]);
    long n = contacts[index];
    long shifted = seconds[index] - n * lower;
    long shiftedSquares = squares[index] - 2 * lower * seconds[index] + n * lower * lower;
    return Math.max(0, shiftedSquares - (double) shifted * shifted / n);
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum = Math.addExact(sum, value);
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TimeHistogram that
        && Arrays.equals(bins, that.bins)
        && Arrays.equals(contacts, that.contacts)
        && Arrays.equals(seconds, that.seconds)
        && Arrays.equals(squares, that.squares);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(bins) + Arrays.hashCode(contacts);
  }

  @Override
  public String toString() {
    return "TimeHistogram[contacts=" + total + ", bins=" + bins.length + "]";
  }
}
