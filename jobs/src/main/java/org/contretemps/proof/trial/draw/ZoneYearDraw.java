package org.contretemps.proof.trial.draw;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Simulates a cell's contacts day by day for a year of nights (METHOD §9): how many end just under
 * the norm, how many outside the window tell what to expect there, and the outcomes of both. Counts
 * are kept as running sums, so that windows which share 27 of 28 days share their contacts.
 *
 * <p>Sizes, rates and errors are like those of {@link TrialWorld}: a predicted rate is based on
 * three tenths of the cell's contacts, a predicted spike on two fifths of those that belong under
 * the norm. A misfit of {@value #MISFIT} standard errors stays with the cell all year.
 */
public final class ZoneYearDraw {

  /** Days before the first night's last: what its longest window needs. */
  public static final int DAYS_BEFORE = 56;

  /** Nights of a year. */
  public static final int NIGHTS = 365;

  private static final int DAYS = DAYS_BEFORE + NIGHTS - 1;
  private static final double WINDOW = 28;
  private static final double MISFIT = 0.3;
  private static final double PREDICTING_SHARE = 0.3;
  private static final double NEIGHBOUR_SHARE = 0.42;
  private static final double MEDIAN_CONTACTS = 3_200;
  private static final double SIZE_SPREAD = 0.55;

  /** What is counted of a day. */
  private enum Count {
    CONTACTS,
    UNDER,
    UNDER_ADVERSE,
    UNDER_PRIOR,
    OUTSIDE,
    OUTSIDE_ADVERSE,
    OUTSIDE_PRIOR,
    NEIGHBOURS
  }

  /** What is wrong in a cell. */
  public enum Kind {
    /** Nobody hurries. */
    UNHURRIED,
    /** Contacts are hurried under the norm, and no more of them come back. */
    HARMLESS,
    /** Contacts are hurried under the norm, and more of them come back. */
    HARMED
  }

  /**
   * Days, from 0; the first night's window ends on day {@value #DAYS_BEFORE} less one.
   *
   * @param to the first day that does not belong to it
   */
  public record Span(int from, int to) {

    /** All days. */
    public static final Span ALL = new Span(0, DAYS);

    boolean has(int day) {
      return day >= from && day < to;
    }
  }

  /**
   * The counts of a window.
   *
   * @param underNorm contacts just under the norm
   * @param expected how many of them are predicted, with its variance
   * @param outside contacts outside the window on which the predicted rates rest
   */
  public record Window(
      long contacts,
      Followed underNorm,
      double expected,
      double expectedVariance,
      Followed outside) {}

  /**
   * Contacts with their outcomes.
   *
   * @param adverse those with the adverse outcome
   * @param prior those with a prior contact
   */
  public record Followed(long contacts, long adverse, long prior) {}

  /** Running sums of each count: what came before each day, and all of it. */
  private final Map<Count, long[]> sums = new EnumMap<>(Count.class);

  private final SplittableRandom random;
  private final double harm;
  private final double contacts;

  /**
   * @param random draws all of the cell
   * @param kind what is wrong in it
   * @param harmed the days on which it is
   */
  public ZoneYearDraw(SplittableRandom random, Kind kind, Span harmed) {
    this.random = random;
    this.contacts =
        Math.max(
            800, Math.min(25_000, MEDIAN_CONTACTS * Math.exp(SIZE_SPREAD * random.nextGaussian())));
    double adverse = random.nextDouble(0.11, 0.36);
    double prior = random.nextDouble(0.14, 0.25);
    double belonging = random.nextDouble(0.07, 0.13);
    double hurried = kind == Kind.UNHURRIED ? 0 : random.nextDouble(0.02, 0.19);
    this.harm = kind == Kind.HARMED ? hurried * random.nextDouble(0.10, 0.32) : 0;
    double under = belonging + hurried;
    double error =
        Math.sqrt(under * adverse * (1 - adverse) * (1 + under / PREDICTING_SHARE) / contacts);
    double misfit = MISFIT * error * random.nextGaussian();
    for (int day = 0; day < DAYS; day++) {
      double excess = (misfit + (harmed.has(day) ? harm : 0)) / under;
      count(day, belonging, hurried, Math.max(0, Math.min(0.95, adverse + excess)), adverse, prior);
    }
  }

  private void count(
      int day, double belonging, double hurried, double rate, double adverse, double prior) {
    double mean = contacts / WINDOW;
    int under = poisson(mean * (belonging + hurried));
    int outside = poisson(mean * PREDICTING_SHARE);
    add(day, Count.CONTACTS, Math.round(mean));
    add(day, Count.UNDER, under);
    add(day, Count.UNDER_ADVERSE, binomial(under, rate));
    add(day, Count.UNDER_PRIOR, binomial(under, prior));
    add(day, Count.OUTSIDE, outside);
    add(day, Count.OUTSIDE_ADVERSE, binomial(outside, adverse));
    add(day, Count.OUTSIDE_PRIOR, binomial(outside, prior));
    add(day, Count.NEIGHBOURS, poisson(mean * belonging * NEIGHBOUR_SHARE));
  }

  private void add(int day, Count count, long number) {
    long[] of = sums.computeIfAbsent(count, any -> new long[DAYS + 1]);
    of[day + 1] = of[day] + number;
  }

  private int poisson(double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int events = 0;
    while (product > limit) {
      product *= random.nextDouble();
      events++;
    }
    return events;
  }

  private int binomial(int trials, double probability) {
    int events = 0;
    for (int trial = 0; trial < trials; trial++) {
      events += random.nextDouble() < probability ? 1 : 0;
    }
    return events;
  }

  /**
   * The last days up to a night's last mature one.
   *
   * @param night from 0
   * @param days at most {@value #DAYS_BEFORE}
   */
  public Window window(int night, int days) {
    int to = night + DAYS_BEFORE;
    int from = to - days;
    double neighbours = between(from, to, Count.NEIGHBOURS);
    return new Window(
        between(from, to, Count.CONTACTS),
        new Followed(
            between(from, to, Count.UNDER),
            between(from, to, Count.UNDER_ADVERSE),
            between(from, to, Count.UNDER_PRIOR)),
        neighbours / NEIGHBOUR_SHARE,
        neighbours / (NEIGHBOUR_SHARE * NEIGHBOUR_SHARE),
        new Followed(
            between(from, to, Count.OUTSIDE),
            between(from, to, Count.OUTSIDE_ADVERSE),
            between(from, to, Count.OUTSIDE_PRIOR)));
  }

  private long between(int from, int to, Count count) {
    long[] of = sums.get(count);
    return of[to] - of[from];
  }

  /** The true h on the days with harm. */
  public double harm() {
    return harm;
  }

  /** Contacts of 28 days. */
  public double contacts() {
    return contacts;
  }
}
