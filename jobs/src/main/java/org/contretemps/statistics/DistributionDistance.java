package org.contretemps.statistics;

/**
 * Measures how far two distributions of times differ (METHOD §1).
 *
 * <p>Beyond 1024 s a sample's times of one bin are placed at their mean for the Wasserstein
 * distance, off by less than 1/64 of those times; the shares are compared at the bins' upper edges.
 *
 * @param wassersteinSeconds Σ |F_a − F_b| over the seconds: how many seconds apart they are on
 *     average, quantile against quantile
 * @param firstLonger largest F_b − F_a: how much less often, at most, the first stays within a time
 * @param secondLonger largest F_a − F_b: the same for the second
 */
public record DistributionDistance(
    double wassersteinSeconds, double firstLonger, double secondLonger) {

  /**
   * The distance between two samples.
   *
   * @throws IllegalArgumentException when one is empty
   */
  public static DistributionDistance between(TimeHistogram first, TimeHistogram second) {
    if (first.isEmpty() || second.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot compare %d times with %d: a sample is empty. Leave the pair out.",
              first.total(), second.total()));
    }
    return new DistributionDistance(
        wasserstein(first, second), largestLead(second, first), largestLead(first, second));
  }

  /** Kolmogorov–Smirnov distance, two-sided: largest |F_a − F_b|. */
  public double kolmogorovSmirnov() {
    return Math.max(firstLonger, secondLonger);
  }

  /** Largest F_leader − F_other. It is reached at a time of the leader, and is never below 0. */
  private static double largestLead(TimeHistogram leader, TimeHistogram other) {
    double largest = 0;
    long within = 0;
    long otherWithin = 0;
    int index = 0;
    for (int each = 0; each < leader.size(); each++) {
      within += leader.contacts(each);
      while (index < other.size() && other.bin(index) <= leader.bin(each)) {
        otherWithin += other.contacts(index++);
      }
      largest = Math.max(largest, share(within, leader) - share(otherWithin, other));
    }
    return largest;
  }

  /** Walks up the times of both samples and sums the gap between their shares over each stretch. */
  private static double wasserstein(TimeHistogram first, TimeHistogram second) {
    double distance = 0;
    double reached = 0;
    long within = 0;
    long secondWithin = 0;
    int i = 0;
    int j = 0;
    while (i < first.size() && j < second.size()) {
      double next = Math.min(first.meanSeconds(i), second.meanSeconds(j));
      distance += Math.abs(share(within, first) - share(secondWithin, second)) * (next - reached);
      reached = next;
      within += first.meanSeconds(i) == next ? first.contacts(i++) : 0;
      secondWithin += second.meanSeconds(j) == next ? second.contacts(j++) : 0;
    }
    return distance + remainder(first, i, reached) + remainder(second, j, reached);
  }

  /**
   * What is left once the other sample is used up: (1 − F) over the rest, which is the mean excess
   * over the time reached.
   */
  private static double remainder(TimeHistogram times, int from, double reached) {
    double excess = 0;
    for (int index = from; index < times.size(); index++) {
      excess += times.contacts(index) * (times.meanSeconds(index) - reached);
    }
    return excess / times.total();
  }

  private static double share(long within, TimeHistogram times) {
    return (double) within / times.total();
  }
}
