package org.contretemps.record.norm;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Sets of positions on a ring, such as the hours of a day, stored as bits. */
final class Ring {
  private Ring() {}

  /**
   * The places of a range.
   *
   * @param until the first place after it; not after {@code from}: round the end of the ring
   */
  static int range(int from, int until, int size) {
    int bits = 0;
    int length = until > from ? until - from : until - from + size;
    for (int place = from; place < from + length; place++) {
      bits |= 1 << (place % size);
    }
    return bits;
  }

  /** Of two sets the one goes first that has the earliest place that the other has not. */
  static int earliestFirst(int one, int other) {
    return Integer.compareUnsigned(Integer.reverse(other), Integer.reverse(one));
  }

  /**
   * The ranges of a set, in order, with commas between them.
   *
   * @param range one range as text: its first place, and the first place after it
   */
  static String text(int bits, int size, BiFunction<Integer, Integer, String> range) {
    List<String> ranges = new ArrayList<>();
    int place = 0;
    while (place < size) {
      int from = place;
      while (place < size && (bits >> place & 1) == 1) {
        place++;
      }
      if (place > from) {
        ranges.add(range.apply(from, place));
      }
      place++;
    }
    return String.join(",", ranges);
  }
}
