package org.contretemps.statistics.passing;

import java.util.List;
import java.util.Optional;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.position.NormBins;

/**
 * What one cell under a norm shows of contacts passed on (METHOD §11).
 *
 * @param contacts n, its handled contacts
 * @param jump the jump just under the norm; empty if nothing can be fitted
 * @param sisters what others do at the same clock time
 * @param hasRule whether a rule of the cell, to pass on at about the time of the norm, is known
 * @param hasNearFormer whether the cell had another norm within 180 days that is too near to be
 *     told apart
 */
public record PassingEvidence(
    long contacts,
    Optional<PassingJump> jump,
    List<PassingSister> sisters,
    boolean hasRule,
    boolean hasNearFormer) {

  /** Fewer handled contacts carry no verdict. */
  public static final long LEAST_CONTACTS = 500;

  private static final double LEAST_Z = 1.645;

  /** The jump of a cell's contacts around its own norm. */
  public static Optional<PassingJump> jump(PassingTimes times, int normSeconds) {
    return PassingModel.jump(times.around(new NormBins(normSeconds)));
  }

  /** Whether a verdict can be given at all. */
  public boolean isEligible() {
    return contacts >= LEAST_CONTACTS
        && !hasRule
        && jump.filter(each -> each.harm().standardError() > 0).isPresent();
  }

  /**
   * z_f, how surely the jump follows the norm and not the clock: all sisters together pass on less
   * than half as much at the same clock time. Empty without a sister.
   */
  public Optional<Double> zFollows() {
    return jump.flatMap(own -> PassingSister.together(sisters).map(others -> z(own, others)));
  }

  /** Whether it follows the norm: z_f is large enough, and so is that of each former norm alone. */
  boolean follows() {
    return !hasNearFormer
        && zFollows().filter(z -> z > LEAST_Z).isPresent()
        && sisters.stream()
            .filter(PassingSister::isFormer)
            .allMatch(former -> z(jump.orElseThrow(), former) > LEAST_Z);
  }

  /** Whether sisters show that it follows the clock; false if there is none to ask. */
  boolean isContradicted() {
    return !sisters.isEmpty() && !(hasNearFormer ? isBackedByAll() : follows());
  }

  private boolean isBackedByAll() {
    return new PassingEvidence(contacts, jump, sisters, hasRule, false).follows();
  }

  private static double z(PassingJump own, PassingSister former) {
    return z(own, PassingSister.together(List.of(former)).orElseThrow());
  }

  private static double z(PassingJump own, Estimate others) {
    Estimate half = own.perRunning().times(0.5);
    return (half.value() - others.value())
        / Math.hypot(half.standardError(), others.standardError());
  }
}
