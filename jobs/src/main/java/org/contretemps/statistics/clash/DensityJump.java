package org.contretemps.statistics.clash;

import java.util.Optional;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.position.NormBins;
import org.contretemps.statistics.position.NormPositionCounts;

/**
 * Estimates the jump of the density of times at the norm: ln f just over it less ln f just under it
 * (McCrary 2008, J. Econometrics 142:698). Negative if contacts gather under the norm. A diagnostic
 * beside {@link Spike}, never in the decision.
 *
 * <p>Either side is a local linear fit to the counts of {@link NormBins} with a triangular kernel
 * that reaches twelve bins, 0.3 N; its standard error is √((24/5)(1/f₊ + 1/f₋)/(n h)).
 */
public final class DensityJump {

  private static final int BINS = 12;
  private static final double KERNEL_CONSTANT = 24.0 / 5;

  private DensityJump() {}

  /** The jump of a cell; empty if a side has no density. */
  public static Optional<Estimate> of(NormPositionCounts counts) {
    double[] perBin = counts.contactsPerBin();
    double under = intercept(perBin, -1);
    double over = intercept(perBin, 1);
    if (!(under > 0 && over > 0)) {
      return Optional.empty();
    }
    // Densities per bin: n f = contacts per bin, h = twelve bins.
    double variance = KERNEL_CONSTANT / BINS * (1 / under + 1 / over);
    return Optional.of(new Estimate(Math.log(over / under), Math.sqrt(variance)));
  }

  /** Contacts per bin at the norm itself, by the weighted straight line through one side's bins. */
  private static double intercept(double[] perBin, int side) {
    double weights = 0;
    double distances = 0;
    double squares = 0;
    double counts = 0;
    double products = 0;
    for (int step = 0; step < BINS; step++) {
      double distance = step + 0.5;
      double weight = 1 - distance / BINS;
      int bin = side > 0 ? 1 + step : -step;
      double count = perBin[bin - NormBins.FIRST];
      weights += weight;
      distances += weight * distance;
      squares += weight * distance * distance;
      counts += weight * count;
      products += weight * distance * count;
    }
    return (squares * counts - distances * products) / (weights * squares - distances * distances);
  }
}
