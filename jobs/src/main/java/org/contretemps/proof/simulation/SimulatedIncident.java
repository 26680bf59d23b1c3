package org.contretemps.proof.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A disturbance of a simulated organisation's systems, in seconds of the local day. */
public record SimulatedIncident(
    String organisation,
    String system,
    LocalDate day,
    int startedSecond,
    int endedSecond,
    Kind kind) {

  /** What went wrong. */
  public enum Kind {
    OUTAGE,
    LOST_INFORMATION
  }

  static List<SimulatedIncident> of(String organisation, LocalDate day, Draws draws) {
    List<SimulatedIncident> incidents = new ArrayList<>();
    if (WorldCalendar.isOpen(day.toEpochDay())) {
      if (draws.chance(0.12)) {
        incidents.add(of(organisation, "case-management", day, Kind.OUTAGE, draws));
      }
      if (draws.chance(0.04)) {
        incidents.add(of(organisation, "documents", day, Kind.LOST_INFORMATION, draws));
      }
    }
    return incidents;
  }

  private static SimulatedIncident of(
      String organisation, String system, LocalDate day, Kind kind, Draws draws) {
    int start = WorldCalendar.OPENS + draws.below(9 * 3600);
    int seconds = (int) Math.min(4 * 3600, 1_200 + 4_200 * draws.exponential());
    return new SimulatedIncident(organisation, system, day, start, start + seconds, kind);
  }

  boolean isAt(int second) {
    return second >= startedSecond && second < endedSecond;
  }
}
