package org.contretemps.proof.simulation;

import java.util.SplittableRandom;

/**
 * A stream of random numbers that depends only on its seed, on every Java virtual machine:
 * logarithms come from StrictMath, and no distribution of the library is used.
 */
public final class Draws {
  private static final double TO_UNIT = 0x1.0p-53;

  private final long seed;
  private final SplittableRandom random;

  public Draws(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  public long seed() {
    return seed;
  }

  /** A seed for one purpose and what it is about, unlike that of any other. */
  public static long seed(long worldSeed, Purpose purpose, long first, long second) {
    return mix(mix(mix(worldSeed ^ purpose.salt()) + first) + second);
  }

  /** A standard normal figure for one purpose and what it is about. */
  static double shock(long worldSeed, Purpose purpose, long first, long second) {
    return standardNormal(unit(seed(worldSeed, purpose, first, second)));
  }

  /** The finaliser of SplitMix64 after one step of its sequence. */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in the open interval (0, 1), from 64 random bits. */
  static double unit(long bits) {
    return ((bits >>> 11) + 0.5) * TO_UNIT;
  }

  double uniform() {
    return unit(random.nextLong());
  }

  double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  public boolean chance(double probability) {
    return uniform() < probability;
  }

  /** Uniform in 0 … bound − 1. */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** The index of a weight, drawn with the weights' cumulative shares. */
  int pick(double[] cumulativeShares) {
    return indexOf(uniform(), cumulativeShares);
  }

  static int indexOf(double unit, double[] cumulativeShares) {
    int index = 0;
    while (index < cumulativeShares.length - 1 && unit >= cumulativeShares[index]) {
      index++;
    }
    return index;
  }

  static double[] cumulativeShares(double... weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double[] shares = new double[weights.length];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i];
      shares[i] = sum / total;
    }
    return shares;
  }

  public double gaussian() {
    return standardNormal(uniform());
  }

  /** Exponential with mean 1. */
  double exponential() {
    return -StrictMath.log(uniform());
  }

  /**
   * Quantile of the standard normal distribution, by P. J. Acklam's rational approximation
   * (relative error below 1.2e-9).
   */
  static double standardNormal(double p) {
    if (p < 0.02425) {
      return lowerTail(StrictMath.sqrt(-2 * StrictMath.log(p)));
    }
    if (p > 1 - 0.02425) {
      return -lowerTail(StrictMath.sqrt(-2 * StrictMath.log(1 - p)));
    }
    double q = p - 0.5;
    double r = q * q;
    double numerator =
        ((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r
                            + 1.383577518672690e+02)
                        * r
                    - 3.066479806614716e+01)
                * r
            + 2.506628277459239e+00;
    double denominator =
        ((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r
                            + 6.680131188771972e+01)
                        * r
                    - 1.328068155288572e+01)
                * r
            + 1;
    return numerator * q / denominator;
  }

  private static double lowerTail(double q) {
    double numerator =
        ((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q
                            - 2.549732539343734e+00)
                        * q
                    + 4.374664141464968e+00)
                * q
            + 2.938163982698783e+00;
    double denominator =
        (((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q
                    + 3.754408661907416e+00)
                * q
            + 1;
    return numerator / denominator;
  }

  /** What a seed is for: two purposes never share a stream. */
  public enum Purpose {
    CELL(1),
    SERVICE(2),
    KIND_ORDER(3),
    DAY_VOLUME(4),
    SERVICE_DAY(5),
    SERVICE_SLOT(6),
    CELL_DAY(7),
    INCIDENT(8),
    SEAT(9),
    AGENT(10),
    CUSTOMER(11),
    EPISODES(12),
    SURVEY(13),
    REVIEW(14),
    PULSE(15),
    NORM_CHANGE(16),
    SHEDDING(17),
    MARK_PLACE(18),
    SALES_PRESSURE(19);

    private final long salt;

    Purpose(int number) {
      this.salt = mix(number);
    }

    long salt() {
      return salt;
    }
  }
}
