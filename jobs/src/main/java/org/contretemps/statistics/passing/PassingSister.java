package org.contretemps.statistics.passing;

import java.io.Serializable;
import java.util.Collection;
import java.util.Optional;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.position.NormBins;

/**
 * What contacts under another norm do at the clock time of this one (METHOD §11): another cell of
 * the service, or the same cell under another norm of the last 180 days. If as many are passed on
 * there, it is the clock and not the norm.
 *
 * @param normSeconds the norm of the sister
 * @param isFormer whether it is the same cell under another norm
 * @param running those of its contacts that still ran at 0.85 N of this cell
 * @param excess those passed on from there to just past N beyond what its own hazard predicts
 * @param standardError of the excess
 */
public record PassingSister(
    int normSeconds, boolean isFormer, long running, double excess, double standardError)
    implements Serializable {

  /** N′/N of a sister lies outside: within, its own jump would cover that of this cell. */
  private static final double NEAREST_BELOW = 0.773;

  private static final double NEAREST_ABOVE = 1.176;
  private static final double OWN_FROM = 0.85;
  private static final double OWN_TO = 1.1;
  private static final long LEAST_RUNNING = 200;

  /** Whether another norm is so near that its jump cannot be distinguished from that of this. */
  public static boolean isTooNear(int normSeconds, int other) {
    double ratio = (double) other / normSeconds;
    return ratio >= NEAREST_BELOW && ratio <= NEAREST_ABOVE;
  }

  /** Whether enough contacts run at 0.85 N to tell anything. */
  public static boolean canTell(PassingTimes times, int normSeconds) {
    return times.around(new NormBins(normSeconds)).running(NormBins.UNDER_NORM.first())
        >= LEAST_RUNNING;
  }

  /**
   * The sister's contacts around the norm of this cell; empty if its norm is too near, it has too
   * few contacts, or nothing can be fitted.
   *
   * @param normSeconds N of this cell
   * @param sisterNorm N′, under which the contacts were handled
   */
  public static Optional<PassingSister> of(
      int normSeconds, int sisterNorm, boolean isFormer, PassingTimes times) {
    if (isTooNear(normSeconds, sisterNorm) || !canTell(times, normSeconds)) {
      return Optional.empty();
    }
    PassingBins bins = times.around(new NormBins(normSeconds));
    return HazardCurve.fit(
            bins,
            bins::passedOn,
            bin -> bins.overlaps(bin, OWN_FROM * sisterNorm, OWN_TO * sisterNorm))
        .map(curve -> curve.excess(PassingModel.JUMP))
        .filter(excess -> Double.isFinite(excess.standardError()))
        .map(
            excess ->
                new PassingSister(
                    sisterNorm,
                    isFormer,
                    bins.running(PassingModel.JUMP.first()),
                    excess.value(),
                    excess.standardError()));
  }

  /** ε = Σe/Σr of sisters taken together; empty without any. */
  static Optional<Estimate> together(Collection<PassingSister> sisters) {
    double running = sisters.stream().mapToLong(PassingSister::running).sum();
    double excess = sisters.stream().mapToDouble(PassingSister::excess).sum();
    double variance =
        sisters.stream().mapToDouble(each -> each.standardError * each.standardError).sum();
    return sisters.isEmpty()
        ? Optional.empty()
        : Optional.of(new Estimate(excess / running, Math.sqrt(variance) / running));
  }
}
