package org.contretemps.statistics;

import java.util.Arrays;

/**
 * Sliding counts over a window of days: each new day is added, the oldest is dropped, and {@link
 * #histogram} gives the window's counts (METHOD §1: counts that add and subtract exactly).
 *
 * <p>Sums are exact integers, so the order of adding and dropping does not matter; a day may even
 * be dropped before it is added. The arrays are indexed by bin and reach to the longest time seen,
 * so a day costs its occupied bins. Mutable, for one thread.
 */
public final class TimeWindow {

  private long[] contacts = new long[0];
  private long[] seconds = new long[0];
  private long[] squares = new long[0];

  /** Adds a day. */
  public TimeWindow add(TimeHistogram day) {
    makeRoomFor(day);
    for (int index = 0; index < day.size(); index++) {
      put(day.bin(index), day.contacts(index), day.secondsSum(index), day.secondsSquaredSum(index));
    }
    return this;
  }

  /** Drops a day. That it was there shows when the histogram is taken. */
  public TimeWindow drop(TimeHistogram day) {
    makeRoomFor(day);
    for (int index = 0; index < day.size(); index++) {
      put(
          day.bin(index),
          -day.contacts(index),
          -day.secondsSum(index),
          -day.secondsSquaredSum(index));
    }
    return this;
  }

  /** Adds one contact of a time in whole seconds. */
  public TimeWindow addContact(int time) {
    return addBin(SecondBins.binOf(time), 1, time, (long) time * time);
  }

  /** Adds a stored row: contacts of one bin, their seconds summed, their squared seconds summed. */
  public TimeWindow addBin(int bin, long contacts, long secondsSum, long secondsSquaredSum) {
    SecondBins.requireBin(bin);
    makeRoomFor(bin);
    put(bin, contacts, secondsSum, secondsSquaredSum);
    return this;
  }

  /**
   * What the window holds now.
   *
   * @throws IllegalStateException when a bin's count and sums cannot belong together, as after
   *     dropping what was never added
   */
  public TimeHistogram histogram() {
    int[] occupied = occupiedBins();
    TimeHistogram histogram =
        new TimeHistogram(
            occupied, at(occupied, contacts), at(occupied, seconds), at(occupied, squares));
    for (int index = 0; index < occupied.length; index++) {
      requireConsistent(histogram, index);
    }
    return histogram;
  }

  private int[] occupiedBins() {
    int[] occupied = new int[contacts.length];
    int size = 0;
    for (int bin = 0; bin < contacts.length; bin++) {
      if ((contacts[bin] | seconds[bin] | squares[bin]) != 0) {
        occupied[size++] = bin;
      }
    }
    return Arrays.copyOf(occupied, size);
  }

  private static long[] at(int[] bins, long[] values) {
    long[] chosen = new long[bins.length];
    for (int index = 0; index < bins.length; index++) {
      chosen[index] = values[bins[index]];
    }
    return chosen;
  }

  /**
   * A mean outside its bin, or squares that no times of that bin can have, betray a column mistaken
   * for another.
   */
  private static void requireConsistent(TimeHistogram histogram, int index) {
    int bin = histogram.bin(index);
    long n = histogram.contacts(index);
    long sum = histogram.secondsSum(index);
    double lower = SecondBins.lowerSeconds(bin);
    double upper = SecondBins.upperSeconds(bin);
    long squares = histogram.secondsSquaredSum(index);
    boolean sumFits = sum >= lower * n && sum <= upper * n;
    boolean squaresFit = squares >= lower * lower * n && squares <= upper * upper * n;
    if (n <= 0 || !sumFits || !squaresFit) {
      throw new IllegalStateException(
          String.format(
              "Cannot take the histogram: bin %d has %d contacts, %d s and %d s² in sum, which no times of %.0f..%.0f s have."
                  + " Drop only days that were added, and give each column in its place.",
              bin, n, sum, squares, lower, upper));
    }
  }

  private void put(int bin, long moreContacts, long moreSeconds, long moreSquares) {
    contacts[bin] = Math.addExact(contacts[bin], moreContacts);
    seconds[bin] = Math.addExact(seconds[bin], moreSeconds);
    squares[bin] = Math.addExact(squares[bin], moreSquares);
  }

  private void makeRoomFor(TimeHistogram day) {
    if (day.size() > 0) {
      makeRoomFor(day.bin(day.size() - 1));
    }
  }

  private void makeRoomFor(int bin) {
    if (bin >= contacts.length) {
      int length = Math.min(SecondBins.COUNT, Math.max(bin + 1, 2 * contacts.length));
      contacts = Arrays.copyOf(contacts, length);
      seconds = Arrays.copyOf(seconds, length);
      squares = Arrays.copyOf(squares, length);
    }
  }
}
