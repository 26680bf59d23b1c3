package org.contretemps.proof.trial.draw;

import java.util.SplittableRandom;

/**
 * A service with one queue and the truth of it (METHOD §13): how contacts come, how long they take,
 * who hurries under a norm, what that costs, who gives up and who comes again.
 */
final class QueueWorld {
  static final int SLOTS = 20;
  static final double SPREAD = 0.55;

  private static final double SLOT_SECONDS = 1800;

  private final int norm;
  private final int cells;
  private final double[] medians;
  private final double[] shares;
  private final double propensity;
  private final double decay;
  private final double[] returning;
  private final double harm;
  private final double[] arrivals;
  private final int[] agents;
  private final double patience;
  private final double shape;
  private final double retried;
  private final double dayNoise;

  /**
   * @param norm today's
   * @param cells how many situation types it has
   * @param medians seconds that half of each cell's contacts take by nature
   * @param shares of the cells among new contacts
   * @param propensity π₀, how many of those just over the norm are hurried
   * @param decay k, how fast that fades with the overrun
   * @param returning share of each cell that comes again by nature
   * @param harm what a hurried contact adds to that; 0 where hurrying is harmless
   * @param arrivals new contacts expected in each slot of half an hour
   * @param agents at work in each slot
   * @param patience mean seconds that customers wait, and the shape of it: 1 is exponential
   * @param retried share of those who give up that try again
   * @param dayNoise how much days differ, as a standard deviation
   */
  QueueWorld(
      int norm,
      int cells,
      double[] medians,
      double[] shares,
      double propensity,
      double decay,
      double[] returning,
      double harm,
      double[] arrivals,
      int[] agents,
      double patience,
      double shape,
      double retried,
      double dayNoise) {
    this.norm = norm;
    this.cells = cells;
    this.medians = medians;
    this.shares = shares;
    this.propensity = propensity;
    this.decay = decay;
    this.returning = returning;
    this.harm = harm;
    this.arrivals = arrivals;
    this.agents = agents;
    this.patience = patience;
    this.shape = shape;
    this.retried = retried;
    this.dayNoise = dayNoise;
  }

  int norm() {
    return norm;
  }

  int cells() {
    return cells;
  }

  double[] medians() {
    return medians;
  }

  double[] shares() {
    return shares;
  }

  double propensity() {
    return propensity;
  }

  double decay() {
    return decay;
  }

  double[] returning() {
    return returning;
  }

  double harm() {
    return harm;
  }

  double[] arrivals() {
    return arrivals;
  }

  int[] agents() {
    return agents;
  }

  double patience() {
    return patience;
  }

  double shape() {
    return shape;
  }

  double retried() {
    return retried;
  }

  double dayNoise() {
    return dayNoise;
  }

  /** A world; hurrying harms in it or does not. */
  static QueueWorld drawn(SplittableRandom random, boolean isHarmful) {
    int cells = 2 + random.nextInt(2);
    double[] medians = random.doubles(cells, 200, 420).toArray();
    double[] shares = random.doubles(cells, 1, 2).toArray();
    double[] returning = random.doubles(cells, 0.08, 0.18).toArray();
    double norm = 5 * Math.rint(medians[0] * random.nextDouble(1.05, 1.4) / 5);
    double busiest = random.nextDouble(25, 60);
    double[] arrivals = new double[SLOTS];
    int[] agents = new int[SLOTS];
    double used = random.nextDouble(0.8, 0.97);
    double mean = 0;
    for (int cell = 0; cell < cells; cell++) {
      mean += medians[cell] * shares[cell] / sum(shares);
    }
    mean *= Math.exp(SPREAD * SPREAD / 2);
    for (int slot = 0; slot < SLOTS; slot++) {
      arrivals[slot] = busiest * (0.55 + 0.45 * Math.sin(Math.PI * (slot + 0.5) / SLOTS));
      double load = 1.17 * arrivals[slot] * mean / SLOT_SECONDS;
      agents[slot] = Math.max(2, (int) Math.rint(load / used));
    }
    return new QueueWorld(
        (int) norm,
        cells,
        medians,
        shares,
        random.nextDouble(0.3, 0.7),
        random.nextDouble() < 0.5 ? 0 : random.nextDouble(0.5, 4),
        returning,
        isHarmful ? random.nextDouble(0.12, 0.3) : 0,
        arrivals,
        agents,
        random.nextDouble(300, 900),
        random.nextDouble(0.7, 1.5),
        random.nextDouble(0.2, 0.6),
        random.nextDouble(0.03, 0.12));
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** A new contact's cell. */
  int cell(SplittableRandom random) {
    double left = random.nextDouble() * sum(shares);
    int cell = 0;
    while (cell < cells - 1 && left > shares[cell]) {
      left -= shares[cell++];
    }
    return cell;
  }

  /** Seconds that a contact of a cell takes by nature. */
  double natural(int cell, SplittableRandom random) {
    return Math.max(5, medians[cell] * Math.exp(SPREAD * random.nextGaussian()));
  }

  /** Whether an agent hurries a contact under a norm. */
  boolean isHurried(double natural, int underNorm, SplittableRandom random) {
    return natural > underNorm
        && random.nextDouble() < propensity * Math.pow(natural / underNorm, -decay);
  }

  /** Where a hurried contact ends. */
  static double hurriedTo(int norm, SplittableRandom random) {
    double early = -Math.log(1 - random.nextDouble()) * 0.03;
    return Math.max(5, norm * (1 - early + 0.015 * random.nextGaussian()));
  }

  /** The probability that a handled contact comes again: longer ones are harder, and do more. */
  double comesAgain(int cell, double natural, boolean isHurried) {
    double odds = returning[cell] / (1 - returning[cell]) * Math.pow(natural / medians[cell], 0.3);
    return odds / (1 + odds) + (isHurried ? harm : 0);
  }

  /** Seconds after which a customer gives up. */
  double givesUp(SplittableRandom random) {
    return patience * Math.pow(-Math.log(1 - random.nextDouble()), 1 / shape);
  }
}
