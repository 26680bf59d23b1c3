package org.contretemps.proof.simulation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of a simulated norm log: from which day a time norm applies to which contacts.
 *
 * @param situationType null for any
 * @param revoked whether this line takes an earlier line of the same key and start back
 */
public record SimulatedNormEntry(
    LocalDateTime loggedAt,
    String organisation,
    String service,
    SimulatedChannel channel,
    SimulatedSituationType situationType,
    Basis basis,
    int target,
    double attainmentTarget,
    LocalDate effectiveFrom,
    boolean revoked) {

  /** What the target counts. */
  public enum Basis {
    SECONDS_PER_CONTACT,
    MEAN_SECONDS,
    CONTACTS_PER_AGENT_DAY,
    MINUTES_PER_DAY
  }

  static List<SimulatedNormEntry> of(SimulatedWorld world) {
    List<SimulatedNormEntry> log = new ArrayList<>();
    for (WorldCell cell : world.cells()) {
      log.addAll(perContact(world, cell));
      if (cell.type() == SimulatedSituationType.SIMPLE) {
        log.addAll(perDay(world, cell));
      }
    }
    log.addAll(mistake(world));
    return log;
  }

  private static List<SimulatedNormEntry> perContact(SimulatedWorld world, WorldCell cell) {
    SimulatedNormEntry first =
        logged(world.specification().firstDay().atTime(7, 0), cell, cell.type())
            .on(Basis.SECONDS_PER_CONTACT, cell.norm())
            .from(longBefore(world));
    if (!cell.changesNorm()) {
      return List.of(first);
    }
    LocalDate change = LocalDate.ofEpochDay(cell.changeDay());
    return List.of(
        first,
        logged(change.minusDays(10).atTime(16, 30), cell, cell.type())
            .on(Basis.SECONDS_PER_CONTACT, cell.changedNorm())
            .from(change));
  }

  /** The norms that have no threshold per contact, one or two per service and channel. */
  private static List<SimulatedNormEntry> perDay(SimulatedWorld world, WorldCell cell) {
    SimulatedNormEntry any =
        logged(world.specification().firstDay().atTime(7, 0), cell, null).from(longBefore(world));
    int mean = NaturalTimes.onGrid(330 * StrictMath.exp(cell.logScale()));
    return switch (cell.channel()) {
      case PHONE ->
          List.of(
              any.on(Basis.CONTACTS_PER_AGENT_DAY, world.specification().contactsPerAgentDay()),
              any.on(Basis.MEAN_SECONDS, mean));
      case CHAT -> List.of(any.on(Basis.MEAN_SECONDS, mean));
      case EMAIL -> List.of(any.on(Basis.MINUTES_PER_DAY, 60));
    };
  }

  /** A norm logged by mistake and taken back the same afternoon, before it came into force. */
  private static List<SimulatedNormEntry> mistake(SimulatedWorld world) {
    WorldCell cell = world.cells().get(0);
    LocalDate day = world.specification().firstDay().plusDays(7);
    SimulatedNormEntry wrong =
        logged(day.atTime(9, 12), cell, cell.type())
            .on(Basis.SECONDS_PER_CONTACT, NaturalTimes.onGrid(cell.norm() / 2.0))
            .from(day.plusDays(14));
    return List.of(wrong, wrong.takenBack(day.atTime(15, 40)));
  }

  private static LocalDate longBefore(SimulatedWorld world) {
    return world.specification().firstDay().minusYears(1);
  }

  private static SimulatedNormEntry logged(
      LocalDateTime at, WorldCell cell, SimulatedSituationType type) {
    return new SimulatedNormEntry(
        at,
        cell.service().organisation(),
        cell.service().name(),
        cell.channel(),
        type,
        Basis.SECONDS_PER_CONTACT,
        0,
        0.80,
        at.toLocalDate(),
        false);
  }

  private SimulatedNormEntry on(Basis otherBasis, int otherTarget) {
    return new SimulatedNormEntry(
        loggedAt,
        organisation,
        service,
        channel,
        situationType,
        otherBasis,
        otherTarget,
        attainmentTarget,
        effectiveFrom,
        revoked);
  }

  private SimulatedNormEntry from(LocalDate day) {
    return new SimulatedNormEntry(
        loggedAt,
        organisation,
        service,
        channel,
        situationType,
        basis,
        target,
        attainmentTarget,
        day,
        revoked);
  }

  private SimulatedNormEntry takenBack(LocalDateTime at) {
    return new SimulatedNormEntry(
        at,
        organisation,
        service,
        channel,
        situationType,
        basis,
        target,
        attainmentTarget,
        effectiveFrom,
        true);
  }
}
