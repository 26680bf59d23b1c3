package org.contretemps.proof.trial.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Simulates a service in the 27 weeks around a change of norms (METHOD §6, §9): a trend, weeks and
 * loads move all its cells, each cell drifts, and, if there is harm, repeats rise in the changed
 * cells from the change on.
 */
public final class NormChangeDraw {
  private static final int BEFORE = 13;
  private static final int WEEKS = 2 * BEFORE + 1;
  private static final int LOADS = 4;
  private static final double[] EVEN = {0.25, 0.25, 0.25, 0.25};

  private final SplittableRandom random;
  private final double trend;
  private final double[] ofWeek = new double[WEEKS];
  private final double[] loadAfter = new double[LOADS];
  private final List<Weeks> changed = new ArrayList<>();
  private final List<Weeks> controls = new ArrayList<>();

  /** Contacts and repeats of the changed cells before, then after. */
  private final long[] totals = new long[4];

  private double added;

  /** Contacts and repeats of a cell by week and load. */
  public static final class Weeks {
    private final long[][] contacts = new long[WEEKS][LOADS];
    private final long[][] repeats = new long[WEEKS][LOADS];

    public long[][] contacts() {
      return contacts;
    }

    public long[][] repeats() {
      return repeats;
    }
  }

  public NormChangeDraw(SplittableRandom random, boolean isHarmed) {
    this.random = random;
    double harm = isHarmed ? random.nextDouble(0.05, 0.30) : 0;
    this.trend = 0.10 * random.nextGaussian();
    for (int week = 0; week < WEEKS; week++) {
      ofWeek[week] = 0.06 * random.nextGaussian();
    }
    double busier = random.nextDouble(-0.10, 0.10);
    for (int load = 0; load < LOADS; load++) {
      loadAfter[load] = EVEN[load] + busier * (load < LOADS / 2 ? -0.5 : 0.5);
    }
    int cells = random.nextInt(1, 5);
    IntStream.range(0, cells).forEach(cell -> count(draw(changed, harm)));
    int others = random.nextInt(4, 9);
    IntStream.range(0, others).forEach(cell -> draw(controls, 0));
  }

  private Weeks draw(List<Weeks> into, double harm) {
    Weeks weeks = new Weeks();
    double base = random.nextDouble(-2.2, -1.0);
    double drift = 0.05 * random.nextGaussian();
    int mean = random.nextInt(150, 900);
    for (int week = 0; week < WEEKS; week++) {
      boolean isAfter = week >= BEFORE;
      double step = (week - BEFORE) / (double) BEFORE;
      double move = base + trend * step + ofWeek[week] + (isAfter ? drift : 0);
      for (int load = 0; load < LOADS; load++) {
        double share = (isAfter ? loadAfter : EVEN)[load];
        long contacts = Math.round(mean * share * random.nextDouble(0.85, 1.15));
        double logit = move + 0.2 * (load - 1.5) + 0.05 * random.nextGaussian();
        double usual = probability(logit);
        double actual = isAfter ? probability(logit + harm) : usual;
        weeks.contacts[week][load] = contacts;
        weeks.repeats[week][load] = binomial(contacts, actual);
        added += week > BEFORE ? contacts * (actual - usual) : 0;
      }
    }
    into.add(weeks);
    return weeks;
  }

  private void count(Weeks weeks) {
    for (int week = 0; week < WEEKS; week++) {
      if (week != BEFORE) {
        int side = week < BEFORE ? 0 : 2;
        totals[side] += LongStream.of(weeks.contacts[week]).sum();
        totals[side + 1] += LongStream.of(weeks.repeats[week]).sum();
      }
    }
  }

  private long binomial(long n, double p) {
    return LongStream.range(0, n).filter(each -> random.nextDouble() < p).count();
  }

  public List<Weeks> changed() {
    return changed;
  }

  public List<Weeks> controls() {
    return controls;
  }

  /** The truth: what the change added to the rate of the changed cells. */
  public double effect() {
    return added / totals[2];
  }

  /** Contacts a week of the changed cells. */
  public double weekly() {
    return (double) totals[2] / BEFORE;
  }

  /** The changed cells' rate after less that before. */
  public double move() {
    return (double) totals[3] / totals[2] - (double) totals[1] / totals[0];
  }

  /** Its variance, were contacts all there is to chance. */
  public double moveVariance() {
    double pooled = (double) (totals[1] + totals[3]) / (totals[0] + totals[2]);
    return pooled * (1 - pooled) * (1.0 / totals[0] + 1.0 / totals[2]);
  }

  private static double probability(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
