package org.contretemps.proof.simulation;

import java.io.Serializable;

/**
 * The simulated world's own scoring of situations: a score and two thresholds that give the
 * situation type.
 *
 * @param simpleUpTo highest score that is SIMPLE
 * @param intermediateUpTo highest score that is INTERMEDIATE
 */
public record SituationScoring(
    int perFurtherService,
    int thirdParty,
    int perFurtherObjective,
    int ruleChangedRecently,
    int perDocument,
    int documentsCountedUpTo,
    int receivedByTransfer,
    int simpleUpTo,
    int intermediateUpTo)
    implements Serializable {

  /** The weights and cuts that the project's classifier has by default. */
  public static final SituationScoring DEFAULT = new SituationScoring(2, 2, 1, 2, 1, 3, 1, 1, 4);

  public int score(Situation situation) {
    return perFurtherService * (situation.servicesInvolved() - 1)
        + (situation.thirdParty() ? thirdParty : 0)
        + perFurtherObjective * (Integer.bitCount(situation.objectives()) - 1)
        + (situation.ruleChangedRecently() ? ruleChangedRecently : 0)
        + perDocument * Math.min(situation.documentsInvolved(), documentsCountedUpTo)
        + (situation.receivedByTransfer() ? receivedByTransfer : 0);
  }

  public SimulatedSituationType type(Situation situation) {
    int score = score(situation);
    if (score <= simpleUpTo) {
      return SimulatedSituationType.SIMPLE;
    }
    return score <= intermediateUpTo
        ? SimulatedSituationType.INTERMEDIATE
        : SimulatedSituationType.COMPLEX;
  }
}
