package org.contretemps.statistics.position;

import java.util.stream.IntStream;

/**
 * A range of consecutive bins of handling times around a norm ({@link NormBins}), both ends
 * included (METHOD §3: R, M, W and L are such).
 *
 * @param first the lowest bin j
 * @param last the highest bin j
 */
public record BinRange(int first, int last) {

  /**
   * @throws IllegalArgumentException when the ends are the wrong way round
   */
  public BinRange {
    if (first > last) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot make a range from bin %d to bin %d: it is empty. Give the lower bin first.",
              first, last));
    }
  }

  public boolean contains(int bin) {
    return bin >= first && bin <= last;
  }

  /** How many bins. */
  public int size() {
    return last - first + 1;
  }

  /** The bins in rising order. */
  public IntStream bins() {
    return IntStream.rangeClosed(first, last);
  }
}
