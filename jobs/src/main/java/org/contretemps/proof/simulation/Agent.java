package org.contretemps.proof.simulation;

import org.contretemps.proof.simulation.Draws.Purpose;

/**
 * A simulated agent: the person who occupies a seat of a team on a given day. A seat is occupied by
 * one person after another.
 *
 * @param teamNumber position of the team within its service
 * @param experienceDays days since the person came
 * @param pace what the person adds to the logarithm of a time
 * @param carelessness what the person adds to the log-odds of a repeat
 * @param sheds whether the person ends contacts at once, in cells where agents do
 */
record Agent(
    int teamNumber,
    String team,
    String id,
    int experienceDays,
    double pace,
    double carelessness,
    boolean sheds) {
  private static final double PACE_DEVIATION = 0.08;
  private static final double CARE_DEVIATION = 0.22;

  /** About one person in four. */
  private static final double SHEDS_ABOVE = 0.7;

  static Agent on(WorldSpecification world, Service service, int team, int seat, long day) {
    long seatNumber = (service.number() * 1_000L + team) * 1_000 + seat;
    long bits = Draws.seed(world.seed(), Purpose.SEAT, seatNumber, 0);
    long stint = 300 + Math.floorMod(bits, 1_700L);
    long elapsed = day + Math.floorMod(bits >>> 32, stint);
    long person = elapsed / stint;
    return new Agent(
        team,
        service.team(team),
        "A" + seatNumber + "-" + person,
        (int) (elapsed % stint),
        PACE_DEVIATION * Draws.shock(world.seed(), Purpose.AGENT, seatNumber, 2 * person),
        CARE_DEVIATION * Draws.shock(world.seed(), Purpose.AGENT, seatNumber, 2 * person + 1),
        Draws.shock(world.seed(), Purpose.SHEDDING, seatNumber, person) > SHEDS_ABOVE);
  }
}
