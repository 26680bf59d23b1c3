package org.contretemps.simulation;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of management's norm log.
 *
 * @param situationType null for any
 * @param revoked whether this line takes an earlier line of the same key and start back
 */
public record NormLogEntry(
    LocalDateTime loggedAt,
    String organisation,
    String service,
    Channel channel,
    SituationType situationType,
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

  static List<NormLogEntry> of(World world) {
    List<NormLogEntry> log = new ArrayList<>();
    for (Cell cell : world.cells()) {
      log.addAll(perContact(world, cell));
      if (cell.type() == SituationType.SIMPLE) {
        log.addAll(perDay(world, cell));
      }
    }
    log.addAll(mistake(world));
    return log;
  }

  private static List<NormLogEntry> perContact(World world, Cell cell) {
    NormLogEntry first =
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
  private static List<NormLogEntry> perDay(World world, Cell cell) {
    NormLogEntry any =
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
  private static List<NormLogEntry> mistake(World world) {
    Cell cell = world.cells().get(0);
    LocalDate day = world.specification().firstDay().plusDays(7);
    NormLogEntry wrong =
        logged(day.atTime(9, 12), cell, cell.type())
            .on(Basis.SECONDS_PER_CONTACT, NaturalTimes.onGrid(cell.norm() / 2.0))
            .from(day.plusDays(14));
    return List.of(wrong, wrong.takenBack(day.atTime(15, 40)));
  }

  private static LocalDate longBefore(World world) {
    return world.specification().firstDay().minusYears(1);
  }

  private static NormLogEntry logged(LocalDateTime at, Cell cell, SituationType type) {
    return new NormLogEntry(
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

  private NormLogEntry on(Basis otherBasis, int otherTarget) {
    return new NormLogEntry(
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

  private NormLogEntry from(LocalDate day) {
    return new NormLogEntry(
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

  private NormLogEntry takenBack(LocalDateTime at) {
    return new NormLogEntry(
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
