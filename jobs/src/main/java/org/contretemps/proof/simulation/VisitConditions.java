package org.contretemps.proof.simulation;

import java.util.HashMap;
import java.util.Map;
import org.contretemps.proof.simulation.Draws.Purpose;
import org.contretemps.proof.simulation.HandlingModel.Circumstances;

/** The conditions that a simulated visit meets on its day: load, outages, queues, agents. */
final class VisitConditions {
  private static final int MOST_DAYS_KEPT = 20_000;

  private final SimulatedWorld world;
  private final Map<Long, ServiceDay> serviceDays = new HashMap<>();

  VisitConditions(SimulatedWorld world) {
    this.world = world;
  }

  /** How long a customer would have to wait who comes at a second of a day. */
  int waitSeconds(Matter matter, SimulatedChannel channel, long day, int second, Draws draws) {
    ServiceDay serviceDay = serviceDay(matter.service(), day);
    WorldCell cell = cell(matter, matter.situation(), channel);
    double load = load(cell, serviceDay, second);
    boolean outage = serviceDay.isDuring(SimulatedIncident.Kind.OUTAGE, second);
    double mean =
        channel.meanWaitSeconds()
            * StrictMath.exp(0.9 * load)
            * (outage ? 1.6 : 1)
            * (channel.isLive() ? world.marks().waitFactor(matter) : 1);
    return (int) Math.min(channel.longestWaitSeconds(), mean * draws.exponential());
  }

  /** What an agent handles a contact in. */
  Circumstances circumstances(
      Matter matter,
      Situation situation,
      SimulatedChannel channel,
      long day,
      int second,
      Agent agent) {
    WorldCell cell = cell(matter, situation, channel);
    ServiceDay serviceDay = serviceDay(matter.service(), day);
    return new Circumstances(
        matter,
        cell,
        agent,
        matter.hiddenDraw() < cell.hiddenShare(),
        load(cell, serviceDay, second),
        serviceDay.isDuring(SimulatedIncident.Kind.OUTAGE, second),
        serviceDay.isDuring(SimulatedIncident.Kind.LOST_INFORMATION, second),
        serviceDay.luck(),
        Draws.shock(world.specification().seed(), Purpose.CELL_DAY, cell.number(), day));
  }

  private static double load(WorldCell cell, ServiceDay day, int second) {
    return day.load(second) + (cell.kind() == CellKind.UNDERSTAFFED ? 0.9 : 0);
  }

  /** The cell that a matter belongs to, by situation and channel. */
  WorldCell cell(Matter matter, Situation situation, SimulatedChannel channel) {
    SimulatedSituationType type = world.specification().scoring().type(situation);
    return world.cell(matter.service(), channel, type);
  }

  /** Who of a team happens to answer. */
  Agent agent(Service service, int team, long day, Draws draws) {
    int seat = draws.below(world.specification().agentsPerTeam());
    return Agent.on(world.specification(), service, team, seat, day);
  }

  private ServiceDay serviceDay(Service service, long day) {
    if (serviceDays.size() > MOST_DAYS_KEPT) {
      serviceDays.clear();
    }
    return serviceDays.computeIfAbsent(
        day * 100_000 + service.number(), key -> new ServiceDay(world, service, day));
  }
}
