package org.contretemps.statistics.passing;

import java.util.Optional;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.position.BinRange;
import org.contretemps.statistics.position.NormBins;

/**
 * Finds how many contacts are passed on just under a norm beyond the hazard at all other times, and
 * how many contacts end there in excess at all (METHOD §11).
 */
final class PassingModel {
  /** R⁺: some contacts are passed on a few seconds late. */
  static final BinRange JUMP = new BinRange(-5, 1);

  private static final BinRange UNDER_NORM = NormBins.UNDER_NORM;
  private static final BinRange LAST_BINS = new BinRange(-2, 0);

  private PassingModel() {}

  /** The jump under a cell's own norm; empty if one of the two curves cannot be fitted. */
  static Optional<PassingJump> jump(PassingBins bins) {
    Optional<HazardCurve> ended = HazardCurve.fit(bins, bins::contacts, bin -> false);
    return HazardCurve.fit(bins, bins::passedOn, bin -> false)
        .flatMap(passed -> ended.map(all -> jump(bins, passed, all.excess(JUMP))))
        .filter(jump -> Double.isFinite(jump.standardError() + jump.gathered().standardError()));
  }

  private static PassingJump jump(PassingBins bins, HazardCurve passed, Estimate gathered) {
    Estimate excess = passed.excess(JUMP);
    return new PassingJump(
        bins.total(),
        bins.totalPassedOn(),
        bins.running(JUMP.first()),
        bins.running(1),
        passed.expected(JUMP),
        excess.value(),
        excess.standardError(),
        passed.dispersion(),
        laterShare(bins),
        gathered,
        passed.excess(LAST_BINS).value(),
        passed.excess(UNDER_NORM).value());
  }

  /** ρ = Σ_{j>0} d_j / r_1; 0 if nothing runs past the norm. */
  private static double laterShare(PassingBins bins) {
    long running = bins.running(1);
    return running == 0 ? 0 : (double) bins.passedOnIn(new BinRange(1, NormBins.LAST)) / running;
  }
}
