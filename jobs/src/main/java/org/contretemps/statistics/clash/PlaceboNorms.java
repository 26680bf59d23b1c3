package org.contretemps.statistics.clash;

import java.util.Arrays;
import org.contretemps.statistics.position.NormBins;

/**
 * Checks the method's standard errors with norms that nobody set, at 0.6 N and 1.6 N (METHOD §5).
 *
 * @param cells how many placebo z there are
 * @param shareBeyond the share of them above 1.645; 0 without any
 * @param sd their standard deviation (n − 1); 0 under two
 */
public record PlaceboNorms(long cells, double shareBeyond, double sd) {

  private static final double SHORTER = 0.6;
  private static final double LONGER = 1.6;
  private static final double ONE_SIDED_95 = 1.645;
  private static final double LARGEST_SHARE = 0.10;

  /** The placebo norm below a norm, in whole seconds. */
  public static NormBins below(NormBins norm) {
    return new NormBins((int) Math.max(1, Math.rint(SHORTER * norm.normSeconds())));
  }

  /** The placebo norm above a norm, in whole seconds. */
  public static NormBins above(NormBins norm) {
    return new NormBins((int) Math.rint(LONGER * norm.normSeconds()));
  }

  /** The summary of a run's placebo z. */
  public static PlaceboNorms of(double... z) {
    double mean = Arrays.stream(z).average().orElse(0);
    double spread = Arrays.stream(z).map(each -> (each - mean) * (each - mean)).sum();
    long beyond = Arrays.stream(z).filter(each -> each > ONE_SIDED_95).count();
    return new PlaceboNorms(
        z.length,
        z.length == 0 ? 0 : (double) beyond / z.length,
        z.length < 2 ? 0 : Math.sqrt(spread / (z.length - 1)));
  }

  /**
   * What to multiply all standard errors by: the placebo sd, never under 1, when more than a tenth
   * of the placebo z exceed 1.645.
   */
  public double errorFactor() {
    return shareBeyond > LARGEST_SHARE ? Math.max(1, sd) : 1;
  }
}
