package org.contretemps.statistics;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Tests whether times rise from group to group: the Jonckheere–Terpstra test against ordered
 * alternatives, from counts (METHOD §1; Hollander &amp; Wolfe, Nonparametric Statistical Methods,
 * §6.2, with their three-term variance for ties).
 *
 * <p>Times in one bin count as tied. With millions of contacts any rise is significant, so the
 * effects say whether it matters.
 *
 * @param statistic J: pairs from two groups in which the later group has the longer time, ties
 *     counting half
 * @param expectation of J when the groups do not differ
 * @param variance of J when the groups do not differ, corrected for ties; 0 when all times are tied
 * @param effects for each group and the next, P(longer in the next) + P(tied)/2; 0.5 means no
 *     difference
 */
public record JonckheereTerpstra(
    double statistic, double expectation, double variance, List<Double> effects) {

  /**
   * Each group must exceed the one before with more than this probability for the groups to count
   * as ordered.
   */
  public static final double LEAST_EFFECT = 0.52;

  public JonckheereTerpstra {
    effects = List.copyOf(effects);
  }

  /**
   * The test of groups in their supposed order.
   *
   * @throws IllegalArgumentException under two groups, or when a group is empty
   * @throws ArithmeticException beyond some three thousand million contacts
   */
  public static JonckheereTerpstra of(List<TimeHistogram> groups) {
    requireGroups(groups);
    List<Double> effects =
        IntStream.range(1, groups.size())
            .mapToObj(later -> effect(groups.get(later - 1), groups.get(later)))
            .toList();
    return new JonckheereTerpstra(
        statistic(groups), expectation(groups), variance(groups), effects);
  }

  /** Standardised J; 0 when all times are tied. */
  public double z() {
    return variance > 0 ? (statistic - expectation) / Math.sqrt(variance) : 0;
  }

  /** Whether every group exceeds the one before by more than a trifle. */
  public boolean isOrdered() {
    return effects.stream().allMatch(effect -> effect > LEAST_EFFECT);
  }

  private static double statistic(List<TimeHistogram> groups) {
    long twice = 0;
    for (int later = 1; later < groups.size(); later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        twice = Math.addExact(twice, twiceWins(groups.get(earlier), groups.get(later)));
      }
    }
    return twice / 2.0;
  }

  private static double effect(TimeHistogram earlier, TimeHistogram later) {
    return twiceWins(earlier, later) / (2.0 * earlier.total() * later.total());
  }

  /** Twice Σ_t n_a(t) [N_b(&gt; t) + n_b(t)/2], a whole number. */
  private static long twiceWins(TimeHistogram earlier, TimeHistogram later) {
    long twice = 0;
    long longer = later.total();
    int index = 0;
    for (int each = 0; each < earlier.size(); each++) {
      int bin = earlier.bin(each);
      long tied = 0;
      while (index < later.size() && later.bin(index) <= bin) {
        tied = later.bin(index) == bin ? later.contacts(index) : 0;
        longer -= later.contacts(index++);
      }
      twice = Math.addExact(twice, Math.multiplyExact(earlier.contacts(each), 2 * longer + tied));
    }
    return twice;
  }

  /** (n² − Σ n_i²)/4. */
  private static double expectation(List<TimeHistogram> groups) {
    double betweenGroups = 0;
    double before = 0;
    for (TimeHistogram group : groups) {
      betweenGroups += before * group.total();
      before += group.total();
    }
    return betweenGroups / 2;
  }

  private static double variance(List<TimeHistogram> groups) {
    TimeWindow pooled = new TimeWindow();
    groups.forEach(pooled::add);
    Factorials all = Factorials.of(groups.stream().mapToLong(TimeHistogram::total).sum());
    Factorials sizes = Factorials.sum(groups.stream().mapToLong(TimeHistogram::total));
    TimeHistogram together = pooled.histogram();
    Factorials ties =
        Factorials.sum(IntStream.range(0, together.size()).mapToLong(together::contacts));
    double untied = (all.spread() - sizes.spread() - ties.spread()) / 72;
    double third = all.third() > 0 ? sizes.third() * ties.third() / (36 * all.third()) : 0;
    return Math.max(0, untied + third + sizes.second() * ties.second() / (8 * all.second()));
  }

  private static void requireGroups(List<TimeHistogram> groups) {
    long empty = groups.stream().filter(TimeHistogram::isEmpty).count();
    if (groups.size() < 2 || empty > 0) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot test whether times rise: %d of %d groups are empty. Leave empty groups out and give at least two.",
              empty, groups.size()));
    }
  }

  /**
   * Falling factorials of a count m, or their sums: m(m−1), m(m−1)(m−2), and m(m−1)(2m+5), from
   * which the variance is made.
   */
  private record Factorials(double second, double third) {

    static Factorials of(long count) {
      double m = count;
      return new Factorials(m * (m - 1), m * (m - 1) * (m - 2));
    }

    static Factorials sum(LongStream counts) {
      return counts.mapToObj(Factorials::of).reduce(new Factorials(0, 0), Factorials::plus);
    }

    Factorials plus(Factorials other) {
      return new Factorials(second + other.second, third + other.third);
    }

    /** m(m−1)(2m+5) = 2 m(m−1)(m−2) + 9 m(m−1). */
    double spread() {
      return 2 * third + 9 * second;
    }
  }
}
