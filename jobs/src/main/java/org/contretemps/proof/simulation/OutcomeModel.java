package org.contretemps.proof.simulation;

import org.contretemps.proof.simulation.SimulatedContact.EndedBy;
import org.contretemps.proof.simulation.SimulatedContact.Outcome;
import org.contretemps.proof.simulation.SimulatedContact.Truth;

/** Draws the recorded details of a handled contact: who ended it, codes, files, sales. */
final class OutcomeModel {
  private OutcomeModel() {}

  /**
   * Draws an outcome.
   *
   * @param transferredTo the team that the customer was passed on to; null if none
   * @param ended second of the day at which the contact was over
   */
  static Outcome outcome(
      Situation situation, Truth truth, String transferredTo, int ended, Draws draws) {
    boolean escalated = draws.chance(0.008 + 0.01 * truth.difficulty());
    double byAgent = truth.hurried() ? 0.50 : 0.37;
    double end = draws.uniform();
    EndedBy endedBy =
        end < byAgent ? EndedBy.AGENT : end < 0.98 ? EndedBy.CUSTOMER : EndedBy.SYSTEM;
    boolean coded = transferredTo == null && draws.chance(0.7);
    Boolean resolved =
        coded ? draws.chance(truth.repeated() ? 0.75 : 0.95 - 0.03 * truth.difficulty()) : null;
    boolean hasFile =
        situation.documentsInvolved() > 0
            || SimulatedObjective.VERIFICATION.isIn(situation.objectives());
    Boolean fileComplete =
        hasFile
            ? draws.chance(
                0.88
                    - 0.05 * truth.difficulty()
                    - (truth.hurried() ? 0.12 : 0)
                    + truth.effect().compliance())
            : null;
    boolean agreed =
        SimulatedObjective.SALE.isIn(situation.objectives()) && draws.chance(agreedShare(truth));
    int signed = ended + (int) (600 + 5_400 * draws.exponential());
    boolean isSigned = agreed && draws.chance(0.6) && signed < 22 * 3600;
    int updated = Math.max(ended + 5 + draws.below(300), isSigned ? signed : 0);
    return new Outcome(
        transferredTo,
        escalated,
        endedBy,
        false,
        resolved,
        fileComplete,
        agreed ? ended : null,
        isSigned ? signed : null,
        updated);
  }

  private static double agreedShare(Truth truth) {
    return 0.35 * StrictMath.exp(truth.effect().salePressure());
  }
}
