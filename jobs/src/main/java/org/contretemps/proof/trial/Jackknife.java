package org.contretemps.proof.trial;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.contretemps.proof.trial.draw.TrialCell;
import org.contretemps.statistics.clash.HarmModel;
import org.contretemps.statistics.position.Outcome;

/**
 * Estimates the variance of h by leaving out one part of a cell at a time (Efron &amp; Stein 1981,
 * Annals of Statistics 9:586).
 */
final class Jackknife {
  private Jackknife() {}

  /** The variance; empty if h cannot be computed without one of the parts. */
  static Optional<Double> variance(TrialCell cell) {
    int parts = cell.parts().size();
    List<Double> without =
        IntStream.range(0, parts)
            .mapToObj(part -> HarmModel.of(cell.without(part), Outcome.ADVERSE))
            .flatMap(Optional::stream)
            .map(harm -> harm.tail().value())
            .toList();
    if (without.size() < parts || parts < 2) {
      return Optional.empty();
    }
    double mean = without.stream().mapToDouble(each -> each).average().orElseThrow();
    double squares = without.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    return Optional.of(squares * (parts - 1) / parts);
  }
}
