package org.contretemps.proof.simulation;

/**
 * The visible traits of a simulated matter before it is handled. They reveal part of the
 * difficulty, never all.
 *
 * @param objectives a sum of {@link SimulatedObjective} bits
 */
public record Situation(
    int servicesInvolved,
    boolean thirdParty,
    int objectives,
    boolean ruleChangedRecently,
    int documentsInvolved,
    boolean receivedByTransfer) {

  Situation afterTransfer() {
    return new Situation(
        servicesInvolved, thirdParty, objectives, ruleChangedRecently, documentsInvolved, true);
  }
}
