package org.contretemps.statistics;

/**
 * Bins of whole seconds: every second its own bin up to 1024 s, then 64 bins to the octave (METHOD
 * §1).
 *
 * <p>A bin holds the seconds from {@link #lowerSeconds} to {@link #upperSeconds}, both included.
 * Octaves are open below and closed above (1025..2048, 2049..4096 and so on), so that a bin is at
 * most 1/64 as wide as its lowest second. With {@code h} the position of the highest bit of {@code
 * t - 1}, counted from 0, and {@code shift = h - 6}, in exact integers:
 *
 * <pre>
 *   bin(t)   = t                                               for 0 &lt;= t &lt;= 1024
 *            = 705 + 64 * shift + ((t - 1) &gt;&gt; shift)     for t &gt; 1024
 *   lower(b) = (m &lt;&lt; shift) + 1,  upper(b) = (m + 1) &lt;&lt; shift     for b &gt; 1024,
 *              with shift = (b - 705) / 64 - 1 and m = 64 + (b - 705) % 64
 * </pre>
 *
 * <p>The same in Spark SQL, where {@code bin} writes an integer in base 2 and the shift is its
 * length less 7:
 *
 * <pre>
 *   CASE WHEN t &lt;= 1024 THEN t
 *        ELSE 705 + 64 * (length(bin(t - 1)) - 7) + shiftright(t - 1, length(bin(t - 1)) - 7) END
 * </pre>
 *
 * <p>The rule covers every non-negative {@code int}, which is {@value #COUNT} bins.
 */
public final class SecondBins {

  /** The last second that has a bin of its own, and the number of that bin. */
  public static final int LAST_EXACT = 1024;

  /** How many bins there are: 0 to {@code COUNT - 1}. */
  public static final int COUNT = 2369;

  private static final int BINS_PER_OCTAVE = 64;
  private static final int BITS_KEPT = 6;
  private static final int OFFSET = 705;

  private SecondBins() {}

  /**
   * The bin of a time in whole seconds.
   *
   * @throws IllegalArgumentException for a negative time
   */
  public static int binOf(int seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException(
          "Cannot bin a time of "
              + seconds
              + " s: a time is never negative. Reject the contact at ingest.");
    }
    if (seconds <= LAST_EXACT) {
      return seconds;
    }
    int highestBit = 31 - Integer.numberOfLeadingZeros(seconds - 1);
    int shift = highestBit - BITS_KEPT;
    return OFFSET + BINS_PER_OCTAVE * shift + ((seconds - 1) >> shift);
  }

  /**
   * The shortest time in the bin, in seconds.
   *
   * @throws IllegalArgumentException for a number that is no bin
   */
  public static int lowerSeconds(int bin) {
    requireBin(bin);
    return bin <= LAST_EXACT ? bin : (leadingBits(bin) << shift(bin)) + 1;
  }

  /**
   * The longest time in the bin, in seconds.
   *
   * @throws IllegalArgumentException for a number that is no bin
   */
  public static int upperSeconds(int bin) {
    requireBin(bin);
    if (bin <= LAST_EXACT) {
      return bin;
    }
    long upper = (leadingBits(bin) + 1L) << shift(bin);
    return (int) Math.min(upper, Integer.MAX_VALUE);
  }

  private static int shift(int bin) {
    return (bin - OFFSET) / BINS_PER_OCTAVE - 1;
  }

  private static int leadingBits(int bin) {
    return BINS_PER_OCTAVE + (bin - OFFSET) % BINS_PER_OCTAVE;
  }

  static void requireBin(int bin) {
    if (bin < 0 || bin >= COUNT) {
      throw new IllegalArgumentException(
          "Cannot read bin "
              + bin
              + ": bins run from 0 to "
              + (COUNT - 1)
              + ". Number bins with SecondBins.binOf.");
    }
  }
}
