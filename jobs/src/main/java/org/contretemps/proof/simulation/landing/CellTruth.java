package org.contretemps.proof.simulation.landing;

import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.contretemps.proof.simulation.SimulatedWorld;
import org.contretemps.proof.simulation.WorldCell;

/**
 * Writes the truth about the simulated cells to a file, one line each, to compare verdicts with. No
 * step of a night may read it.
 */
final class CellTruth {
  private static final String HEADER =
      String.join(
          ",",
          "organisation",
          "service",
          "channel",
          "situation_type",
          "kind",
          "contacts_per_day",
          "norm_seconds",
          "natural_quantile",
          "changed_from",
          "changed_norm_seconds",
          "hidden_share",
          "hurry_strength",
          "hurry_reach",
          "harm_logit",
          "harm_logit_slope");

  private CellTruth() {}

  static String csv(SimulatedWorld world) {
    return world.cells().stream()
        .map(cell -> line(world, cell))
        .collect(Collectors.joining("\n", HEADER + "\n", "\n"));
  }

  private static String line(SimulatedWorld world, WorldCell cell) {
    return String.format(
        Locale.ROOT,
        "%s,%s,%s,%s,%s,%.1f,%d,%.4f,%s,%s,%.4f,%.4f,%.4f,%.4f,%.4f",
        cell.service().organisation(),
        cell.service().name(),
        cell.channel(),
        cell.type(),
        cell.kind(),
        world.contactsPerDay(cell),
        cell.norm(),
        world.naturalQuantile(cell),
        cell.changesNorm() ? LocalDate.ofEpochDay(cell.changeDay()) : "",
        cell.changesNorm() ? String.valueOf(cell.changedNorm()) : "",
        cell.hiddenShare(),
        cell.hurry().strength(),
        cell.hurry().reach(),
        cell.hurry().harm(),
        cell.hurry().harmSlope());
  }
}
