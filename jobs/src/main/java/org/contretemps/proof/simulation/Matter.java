package org.contretemps.proof.simulation;

/**
 * A simulated customer's reason for contact, the same on every visit of an episode.
 *
 * @param difficulty level that nobody sees
 * @param furtherDifficulty standard normal figure within the level that nobody sees either
 * @param hiddenDraw below a cell's hidden share, the matter is of its hidden sub-type
 */
record Matter(
    String caseId,
    Service service,
    Customer customer,
    SimulatedChannel channel,
    int difficulty,
    double furtherDifficulty,
    double hiddenDraw,
    Situation situation) {

  private static final double IDENTIFIED = 0.96;

  static Matter draw(SimulatedWorld world, String caseId, Draws draws) {
    WorldSpecification specification = world.specification();
    Service service = world.services().get(draws.below(world.services().size()));
    SimulatedChannel channel = world.drawChannel(draws);
    long customerNumber = draws.below(specification.customersPerService());
    boolean identified = draws.chance(IDENTIFIED);
    int difficulty = Difficulty.draw(draws);
    return new Matter(
        caseId,
        service,
        Customer.of(specification, service.organisationNumber(), customerNumber, identified),
        channel,
        difficulty,
        draws.gaussian(),
        draws.uniform(),
        Difficulty.situation(difficulty, draws));
  }
}
