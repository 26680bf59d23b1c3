package org.contretemps.proof.trial.draw;

import java.util.SplittableRandom;

/**
 * Simulates the services of an organisation in the 26 weeks before a pilot and during it (METHOD
 * §14): common weekly moves, levels and lasting moves of each service, 200 to 3,000 contacts a
 * week, and an effect from each service's step on.
 */
public final class PilotDraw {
  private static final int BEFORE = 26;
  private static final double LEVEL = 0.14;
  private static final double MOVES = 0.01;

  private final long[][] contacts;
  private final long[][] adverse;

  /**
   * @param firstTreated week of the pilot, from 0, in which each service is first under the norm
   * @param length weeks of the pilot
   * @param lasting autocorrelation of a service's own moves
   * @param effect what the norm adds to the share: the truth
   */
  public PilotDraw(
      SplittableRandom random, int[] firstTreated, int length, double lasting, double effect) {
    int weeks = BEFORE + length;
    double[] ofWeek = new double[weeks];
    for (int t = 0; t < weeks; t++) {
      ofWeek[t] = MOVES * random.nextGaussian();
    }
    this.contacts = new long[firstTreated.length][weeks];
    this.adverse = new long[firstTreated.length][weeks];
    for (int k = 0; k < firstTreated.length; k++) {
      double level = LEVEL + random.nextDouble(-0.03, 0.03);
      double usual = Math.exp(random.nextDouble(Math.log(200), Math.log(3_000)));
      double moved = random.nextGaussian();
      for (int t = 0; t < weeks; t++) {
        double share = level + ofWeek[t] + MOVES * moved;
        share += t >= BEFORE + firstTreated[k] ? effect : 0;
        contacts[k][t] = Math.max(20, Math.round(usual * random.nextDouble(0.85, 1.15)));
        adverse[k][t] = events(random, contacts[k][t], Math.max(0.005, share));
        moved = lasting * moved + Math.sqrt(1 - lasting * lasting) * random.nextGaussian();
      }
    }
  }

  /** Binomial, by the normal distribution: there are hundreds of contacts. */
  private static long events(SplittableRandom random, long n, double share) {
    double drawn = n * share + Math.sqrt(n * share * (1 - share)) * random.nextGaussian();
    return Math.max(0, Math.min(n, Math.round(drawn)));
  }

  public long[][] contacts() {
    return contacts;
  }

  public long[][] adverse() {
    return adverse;
  }
}
