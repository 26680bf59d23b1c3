package org.contretemps.proof.trial.draw;

/**
 * One contact of a benchmark world, as those who judge the world see it.
 *
 * @param service number of the service, from 0
 * @param cell number of the cell in its world, from 0
 * @param day 0 to 55; verdicts are about the last 28
 * @param agent number of the agent in the service
 * @param loadQuartile how busy the service was, 1 to 4
 * @param isDuringOutage whether a system was out
 * @param isNewAgent whether the agent was new
 * @param normSeconds the norm in force for it
 * @param seconds how long it took
 * @param isRepeated whether the customer came back within a week
 * @param hasPrior whether the customer had been in contact before, which hurry cannot cause
 */
public record WorldContact(
    int service,
    int cell,
    int day,
    int agent,
    int loadQuartile,
    boolean isDuringOutage,
    boolean isNewAgent,
    int normSeconds,
    int seconds,
    boolean isRepeated,
    boolean hasPrior) {

  static WorldContact of(DrawnContact contact, int firstCell, int cellsPerService) {
    return new WorldContact(
        firstCell / cellsPerService,
        firstCell + contact.cell(),
        contact.day(),
        contact.agent(),
        contact.stratum() / 4 + 1,
        contact.stratum() / 2 % 2 == 1,
        contact.stratum() % 2 == 1,
        contact.norm(),
        contact.seconds(),
        contact.repeated(),
        contact.prior());
  }
}
