package org.contretemps.proof.simulation;

import java.util.List;
import org.contretemps.proof.simulation.Draws.Purpose;

/** The conditions of a simulated service on one day: load by half-hour, incidents, luck. */
final class ServiceDay {
  private static final int SLOT = 1_800;
  private static final int SLOTS = 48;

  private final double dayLoad;
  private final double[] slotShocks = new double[SLOTS];
  private final List<SimulatedIncident> incidents;
  private final double luck;

  ServiceDay(SimulatedWorld world, Service service, long day) {
    long seed = world.specification().seed();
    long serviceDay = service.number() + 100_000L * day;
    this.luck = Draws.shock(seed, Purpose.SERVICE_DAY, service.number(), day);
    this.dayLoad = WorldCalendar.weekdayLoad(day) + 0.25 * luck;
    for (int slot = 0; slot < SLOTS; slot++) {
      slotShocks[slot] = 0.25 * Draws.shock(seed, Purpose.SERVICE_SLOT, serviceDay, slot);
    }
    this.incidents = world.incidents(service, day);
  }

  /** How busy the service is, around 0, seldom beyond ±1.5. */
  double load(int second) {
    return dayLoad + WorldCalendar.hourLoad(second) + slotShocks[second / SLOT % SLOTS];
  }

  /** A standard normal figure that all contacts of the service's day share. */
  double luck() {
    return luck;
  }

  boolean isDuring(SimulatedIncident.Kind kind, int second) {
    for (SimulatedIncident incident : incidents) {
      if (incident.kind() == kind && incident.isAt(second)) {
        return true;
      }
    }
    return false;
  }
}
