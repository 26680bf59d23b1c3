package org.contretemps.statistics.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How hurrying fades in a service, from all its cells under the norm: k is common to them, π₀ is
 * each cell's own (METHOD §13). The prior is ½ on no fading, the rest even. Safe for many threads.
 */
final class HurryPosterior {
  private final List<Optional<HurryDecay>> decays = new ArrayList<>();
  private final List<int[]> times = new ArrayList<>();
  private final Weighted common;

  /**
   * @param decays of the cells; empty for one under another norm or one that cannot be fitted
   */
  HurryPosterior(List<Optional<HurryDecay>> decays, List<int[]> times) {
    this.decays.addAll(decays);
    this.times.addAll(times);
    int grid = HurryDecay.DECAYS.length;
    double[] logs = new double[grid];
    double most = Double.NEGATIVE_INFINITY;
    for (int decay = 0; decay < grid; decay++) {
      int own = decay;
      logs[decay] =
          Math.log(decay == 0 ? 0.5 : 0.5 / (grid - 1))
              + decays.stream()
                  .flatMap(Optional::stream)
                  .mapToDouble(each -> each.logLikelihood(own))
                  .sum();
      most = Math.max(most, logs[decay]);
    }
    for (int decay = 0; decay < grid; decay++) {
      logs[decay] = Math.exp(logs[decay] - most);
    }
    this.common = Weighted.of(logs);
  }

  /** The place of k in its grid at a level between 0 and 1. */
  int decay(double level) {
    return common.at(level);
  }

  /** The hurried contacts of a cell, its π₀ drawn by a level; empty if it is not under the norm. */
  Optional<HurriedContacts> hurried(int cell, int decay, double level) {
    return decays
        .get(cell)
        .map(
            own ->
                new HurriedContacts(
                    own, own.fit(decay, own.propensity(decay, level)), times.get(cell)));
  }

  /** How much of the harm overshoots; 1 for a cell that is not under the norm. */
  double widening(int cell) {
    return decays.get(cell).map(HurryDecay::widening).orElse(1.0);
  }
}
