package org.contretemps.proof.simulation;

import java.util.ArrayList;
import java.util.List;
import org.contretemps.proof.simulation.Draws.Purpose;

/**
 * Makes the cells of a simulated world: one for each combination of service, channel and situation
 * type, with its time scale, its norm and the hurry planted in it, if any. Each draws from random
 * numbers of its own.
 */
record CellMaker(
    WorldSpecification specification,
    NaturalTimes naturalTimes,
    Marks marks,
    List<Service> services) {

  /**
   * All cells, by service, channel and type.
   *
   * @param kinds the kind of each, in this order
   */
  List<WorldCell> cells(CellKind[] kinds) {
    List<WorldCell> made = new ArrayList<>();
    for (Service service : services) {
      for (SimulatedChannel channel : specification.channels()) {
        for (SimulatedSituationType type : SimulatedWorld.ORDERED_TYPES) {
          made.add(cell(kinds[made.size()], made.size(), service, channel, type));
        }
      }
    }
    return List.copyOf(made);
  }

  private WorldCell cell(
      CellKind kind,
      int number,
      Service service,
      SimulatedChannel channel,
      SimulatedSituationType type) {
    Draws draws = new Draws(Draws.seed(specification.seed(), Purpose.CELL, number, 0));
    double logScale =
        service.logScale() + StrictMath.log(channel.timeFactor()) + 0.06 * draws.gaussian();
    double hiddenShare = draws.chance(0.4) ? draws.uniform(0.06, 0.15) : 0;
    double quantile = kind.isHurried() ? draws.uniform(0.50, 0.75) : draws.uniform(0.45, 0.95);
    boolean isLenient = !kind.isHurried() && marks.isIn(Mark.BLIND_SPOT, service);
    int norm =
        naturalTimes.normAt(type, logScale, hiddenShare, isLenient ? Marks.LENIENT : quantile);
    long changeDay = changeDay(service, channel);
    return new WorldCell(
        number,
        service,
        channel,
        type,
        kind,
        logScale,
        hiddenShare,
        norm,
        changeDay,
        changeDay == WorldCell.NEVER ? norm : NaturalTimes.onGrid(0.85 * norm),
        hurry(kind, draws));
  }

  private Hurry hurry(CellKind kind, Draws draws) {
    if (!kind.isHurried()) {
      return Hurry.NONE;
    }
    double strength = Math.min(0.9, specification.plantedStrength() * draws.uniform(0.40, 0.65));
    double reach = draws.uniform(0.35, 0.70);
    if (kind != CellKind.PLANTED_HARM) {
      return new Hurry(strength, reach, 0, 0);
    }
    double harm = specification.plantedStrength() * draws.uniform(0.5, 1.1);
    return new Hurry(strength, reach, harm, draws.uniform(0.2, 0.8));
  }

  /** The last services change the norms of their first channel, one every other week. */
  private long changeDay(Service service, SimulatedChannel channel) {
    int fromLast = services.size() - 1 - service.number();
    if (fromLast >= specification.servicesWithNormChange()
        || channel != specification.channels().get(0)) {
      return WorldCell.NEVER;
    }
    return specification.firstDay().toEpochDay() + specification.normChangeDay() + 14L * fromLast;
  }
}
