package org.contretemps.simulation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.contretemps.simulation.Draws.Purpose;

/**
 * One agent's anonymous answers of one week, each from 1 to 5. They are lower where a service has
 * cells in which agents hurry at the customers' cost.
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

  /** The answers that come in on a day: those of a week on its Friday. */
  public static List<SimulatedPulse> on(World world, LocalDate day) {
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

  private static List<SimulatedPulse> of(World world, Service service, int team, LocalDate week) {
    double spirit = spirit(world, service);
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

  private static double spirit(World world, Service service) {
    long harmed =
        world.cells().stream()
            .filter(cell -> cell.service().number() == service.number())
            .filter(cell -> cell.kind() == CellKind.PLANTED_HARM)
            .count();
    return 3.9 - 0.5 * Math.min(3, harmed);
  }

  private static int onFive(double value) {
    return (int) Math.max(1, Math.min(5, Math.rint(value)));
  }
}
