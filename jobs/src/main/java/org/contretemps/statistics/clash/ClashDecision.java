package org.contretemps.statistics.clash;

import java.util.Optional;
import org.contretemps.statistics.Estimate;

/**
 * The verdict whether a time norm costs quality in one cell (a kind of situation of a service), and
 * the figures it is based on (METHOD §5).
 *
 * @param verdict the verdict
 * @param test the figures it is based on; empty if there is nothing to compare
 * @param night what the verdict means for a zone across nights
 */
public record ClashDecision(ClashVerdict verdict, Optional<Test> test, ZoneState.Night night) {

  /**
   * The tests of a cell.
   *
   * @param adjusted h*, the harm less the negative control's
   * @param shifted the cell's shift at the norm and h_δ, the harm without it; empty if they cannot
   *     be fitted, or the run is judged without
   * @param pEstablished p against harm of no more than h0 = 0.001
   * @param pProbable p against no harm
   * @param qEstablished adjusted over the eligible cells; empty for an ineligible one
   * @param qProbable the same for the p against no harm
   */
  public record Test(
      Estimate adjusted,
      Optional<NormShift.Found> shifted,
      double pEstablished,
      double pProbable,
      Optional<Double> qEstablished,
      Optional<Double> qProbable) {}
}
