package org.contretemps.proof.trial.draw;

import java.util.SplittableRandom;

/**
 * Simulates the contacts of one cell in which some end at once (METHOD §7, §9), and counts them:
 * times from two lognormals, agents with different shares of work, and customers of whom some are
 * identified.
 */
public final class SheddingDraw {
  private static final int SHORT_SECONDS = 10;
  private static final int REFERENCE_SECONDS = 60;
  private static final double IDENTIFIED = 0.7;

  private final SheddingKind kind;
  private final SplittableRandom random;
  private final double logMedian;
  private final double deviation;
  private final double usualRepeat;
  private final double call;
  private final long[] ofAgent;
  private final long[] endedOfAgent;
  private final double[] logs = new double[2];
  private final long[] ended = new long[3];
  private final long[] reference = new long[3];
  private long contacts;
  private long identified;
  private long added;
  private double addedRepeats;

  public SheddingDraw(SheddingKind kind, SplittableRandom random) {
    this.kind = kind;
    this.random = random;
    this.logMedian = random.nextDouble(4.4, 5.6);
    this.deviation = random.nextDouble(0.8, 1.2);
    this.usualRepeat = random.nextDouble(0.02, 0.10);
    this.call = random.nextDouble(0.30, 0.70);
    int agents = random.nextInt(8, 60);
    this.ofAgent = new long[agents];
    this.endedOfAgent = new long[agents];
    double strength = random.nextDouble(0.02, 0.08);
    int each = random.nextInt(60, 400);
    for (int agent = 0; agent < agents; agent++) {
      int own = (int) (each * random.nextDouble(0.3, 1.7));
      double share = kind.shortShare(strength, random);
      for (int i = 0; i < own; i++) {
        draw(agent, random.nextDouble() < share);
      }
    }
  }

  private void draw(int agent, boolean isEnded) {
    int seconds = isEnded ? random.nextInt(1, SHORT_SECONDS) : natural();
    boolean isShort = seconds < SHORT_SECONDS;
    double repeat = isEnded ? kind.repeat(usualRepeat, call) : usualRepeat;
    boolean isKnown = random.nextDouble() < IDENTIFIED;
    boolean repeats = random.nextDouble() < repeat;
    boolean priors = random.nextDouble() < (isEnded ? kind.prior(usualRepeat, call) : usualRepeat);
    contacts++;
    ofAgent[agent]++;
    endedOfAgent[agent] += isShort ? 1 : 0;
    added += isEnded ? 1 : 0;
    addedRepeats += repeat - usualRepeat;
    if (!isShort) {
      logs[0] += Math.log(seconds);
      logs[1] += Math.log(seconds) * Math.log(seconds);
    }
    if (isKnown) {
      identified++;
      if (seconds <= REFERENCE_SECONDS) {
        follow(isShort ? ended : reference, repeats, priors);
      }
    }
  }

  /** Half the work is twice as long: no single lognormal fits it. */
  private int natural() {
    double log = logMedian + (random.nextBoolean() ? Math.log(2) : 0);
    return (int) Math.max(1, Math.rint(Math.exp(log + deviation * random.nextGaussian())));
  }

  private static void follow(long[] followed, boolean repeats, boolean priors) {
    followed[0]++;
    followed[1] += repeats ? 1 : 0;
    followed[2] += priors ? 1 : 0;
  }

  public SheddingKind kind() {
    return kind;
  }

  public long contacts() {
    return contacts;
  }

  public long[] contactsOfAgents() {
    return ofAgent;
  }

  public long[] endedOfAgents() {
    return endedOfAgent;
  }

  /** Σ ln t over the contacts that are not short. */
  public double logSum() {
    return logs[0];
  }

  /** Σ ln² t over the contacts that are not short. */
  public double logSquaredSum() {
    return logs[1];
  }

  public long identified() {
    return identified;
  }

  /** Short contacts of known customers, their repeats and their prior contacts. */
  public long[] ended() {
    return ended;
  }

  /** The same for contacts of 10 to 60 s. */
  public long[] reference() {
    return reference;
  }

  /** The truth: contacts ended beyond what is normal, as a share of all. */
  public double addedShare() {
    return (double) added / contacts;
  }

  /** The truth: repeats within the hour that they add per contact. */
  public double harm() {
    return addedRepeats / contacts;
  }
}
