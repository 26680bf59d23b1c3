package org.contretemps.proof.simulation;

/**
 * What can be seen of a matter before it is handled. It shows part of the difficulty, never all.
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
