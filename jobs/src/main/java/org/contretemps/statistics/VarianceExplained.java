package org.contretemps.statistics;

import java.util.List;
import java.util.OptionalDouble;

/**
 * The share of the variance of ln t that lies between groups rather than within them: η², the
 * correlation ratio (Fisher 1925; Kelley 1935, PNAS 21:554). With the many contacts of a cell its
 * bias, (groups − 1)/n, is negligible.
 */
public final class VarianceExplained {

  private VarianceExplained() {}

  /** η² of groups, each given by the mean and the spread of its ln t; empty if no time varies. */
  public static OptionalDouble of(List<Lognormal> groups) {
    double n = groups.stream().mapToDouble(Lognormal::n).sum();
    double mean = groups.stream().mapToDouble(group -> group.n() * group.mu()).sum() / n;
    double within =
        groups.stream().mapToDouble(group -> group.n() * group.sigma() * group.sigma()).sum();
    double between =
        groups.stream()
            .mapToDouble(group -> group.n() * (group.mu() - mean) * (group.mu() - mean))
            .sum();
    return between + within > 0
        ? OptionalDouble.of(between / (between + within))
        : OptionalDouble.empty();
  }
}
