package org.contretemps.proof.simulation.landing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.contretemps.proof.simulation.CellKind;
import org.contretemps.proof.simulation.Draws;
import org.contretemps.proof.simulation.Draws.Purpose;
import org.contretemps.proof.simulation.Service;
import org.contretemps.proof.simulation.SimulatedSurvey;
import org.contretemps.proof.simulation.SimulatedWorld;

/**
 * One simulated agent's anonymous answers of one week, from 1 to 5: about as content as the
 * customers of the team, except in services where agents hurry at the customers' cost or an
 * asymmetry is planted.
 *
 * @param week Monday of the week
 * @param respondentNumber a number within the team and week, not an agent
 */
public record SimulatedPulse(
    String organisation,
    String team,
    LocalDate week,
    int respondentNumber,
    int goodWork,
    int enoughTime,
    int supported) {

  private static final double ANSWERS = 0.7;

  /** Half a mark is some 18 points of those who answer 4 or 5. */
  private static final double LEAST_ASYMMETRY = -0.5;

  /** The answers that come in on a day: those of a week on its Friday. */
  public static List<SimulatedPulse> on(SimulatedWorld world, LocalDate day) {
    List<SimulatedPulse> pulses = new ArrayList<>();
    if (day.getDayOfWeek() == DayOfWeek.FRIDAY) {
      for (Service service : world.services()) {
        for (int team = 0; team <= service.teams(); team++) {
          pulses.addAll(of(world, service, team, day.minusDays(4)));
        }
      }
    }
    return pulses;
  }

  private static List<SimulatedPulse> of(
      SimulatedWorld world, Service service, int team, LocalDate week) {
    double spirit =
        shared(service) + world.marks().spirit(service, team) + apart(world, service, team);
    long seed = world.specification().seed();
    Draws draws =
        new Draws(
            Draws.seed(seed, Purpose.PULSE, service.number() * 1_000L + team, week.toEpochDay()));
    List<SimulatedPulse> pulses = new ArrayList<>();
    for (int seat = 0; seat < world.specification().agentsPerTeam(); seat++) {
      if (draws.chance(ANSWERS)) {
        pulses.add(
            new SimulatedPulse(
                service.organisation(),
                service.team(team),
                week,
                pulses.size() + 1,
                onFive(spirit + draws.gaussian()),
                onFive(spirit - 0.3 + draws.gaussian()),
                onFive(3.6 + draws.gaussian())));
      }
    }
    return pulses;
  }

  /** Whether the team's employees are less content than its customers by 10 points or more. */
  static boolean isAsymmetric(SimulatedWorld world, Service service, int team) {
    return apart(world, service, team) <= LEAST_ASYMMETRY;
  }

  /** As many of 4 and 5 as customers who are satisfied: fewer of ten marks are than of five. */
  private static double shared(Service service) {
    return SimulatedSurvey.scale(service) == 5 ? 3.9 : 3.5;
  }

  /** What customers do not share. */
  private static double apart(SimulatedWorld world, Service service, int team) {
    long harmed =
        world.cells().stream()
            .filter(cell -> cell.service().number() == service.number())
            .filter(cell -> cell.kind() == CellKind.PLANTED_HARM)
            .count();
    return world.marks().asymmetry(service, team) - 0.5 * Math.min(3, harmed);
  }

  private static int onFive(double value) {
    return (int) Math.max(1, Math.min(5, Math.rint(value)));
  }
}
