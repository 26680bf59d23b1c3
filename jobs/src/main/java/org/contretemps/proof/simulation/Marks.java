package org.contretemps.proof.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.contretemps.proof.simulation.Draws.Purpose;

/**
 * The deviations planted in a simulated world for the indicators of METHOD §10. Each shows in its
 * own place only: what is taken from some contacts of a place is given to others, so that no other
 * indicator marks it.
 */
public final class Marks {
  /** Natural quantile of lenient norms. */
  static final double LENIENT = 0.92;

  private static final double BLIND_SPOT = -0.15;
  private static final double LEANING_SATISFACTION = 0.12;
  private static final double LEANING_COMPLIANCE = -0.09;
  private static final double NORM_SATISFACTION = 0.25;
  private static final double NORM_REPEATS = 1.5;

  /** What part of the contacts keeps to a usual norm: their loss is the others' gain. */
  private static final double WITHIN_NORM = 0.7;

  private static final double INEQUITY = 1.2;
  private static final double UNAVAILABILITY = 4;
  private static final double QUALITY_GAP = -1.2;
  private static final double PASSED_ON = 6;
  private static final double HASTY_HANDOVER = 1.3;
  private static final double CALM_HANDOVER = -2;
  private static final double SALES_SATISFACTION = -0.10;
  private static final double SALES_PRESSURE = 0.6;
  private static final double STRONGEST_PRESSURE = 2;
  private static final double ASYMMETRY = -1.5;

  /** Standard deviation of how well contacts go: what makes a shift of it one of answers. */
  private static final double SATISFACTION_DEVIATION = 0.204;

  private static final List<Mark> OF_ORGANISATIONS = List.of(Mark.TRADE_OFF, Mark.SALES_ANTAGONISM);

  private final long seed;
  private final List<PlantedMark> planted;

  private Marks(long seed, List<PlantedMark> planted) {
    this.seed = seed;
    this.planted = planted;
  }

  /**
   * Plants the marks of a world: those of organisations in one after the other, those of services
   * in turn too, beginning with the services that have the fewest hurried cells.
   */
  static Marks of(
      WorldSpecification world, List<Service> services, ToIntFunction<Service> hurriedCells) {
    List<Service> order =
        services.stream()
            .sorted(
                Comparator.comparingInt(hurriedCells)
                    .thenComparing(
                        service ->
                            Draws.seed(world.seed(), Purpose.MARK_PLACE, service.number(), 0)))
            .toList();
    List<PlantedMark> planted = new ArrayList<>();
    int dealt = 0;
    for (Mark mark : world.marks().stream().sorted().toList()) {
      int ofOrganisations = OF_ORGANISATIONS.indexOf(mark);
      planted.add(
          ofOrganisations >= 0
              ? PlantedMark.of(mark, ofOrganisations % world.organisations())
              : inService(mark, order.get(dealt++ % order.size())));
    }
    return new Marks(world.seed(), List.copyOf(planted));
  }

  private static PlantedMark inService(Mark mark, Service service) {
    PlantedMark place = PlantedMark.of(mark, service);
    return switch (mark) {
      case ASYMMETRY -> place.inTeam(0);
      case INEQUITY -> place.inTerritory(Customer.TERRITORIES.get(0));
      case UNAVAILABILITY -> place.inTerritory(Customer.TERRITORIES.get(1));
      default -> place;
    };
  }

  List<PlantedMark> planted() {
    return planted;
  }

  boolean isIn(Mark mark, Service service) {
    return in(mark, service).findAny().isPresent();
  }

  private Stream<PlantedMark> in(Mark mark, Service service) {
    return planted.stream().filter(place -> place.mark() == mark && place.isIn(service));
  }

  private boolean isIn(Mark mark, Matter matter) {
    return in(mark, matter.service())
        .anyMatch(place -> place.territory().equals(matter.customer().territory()));
  }

  /** By what the customer's wait is multiplied. */
  double waitFactor(Matter matter) {
    return isIn(Mark.UNAVAILABILITY, matter) ? UNAVAILABILITY : 1;
  }

  /** By what the share of conversations is multiplied that are passed on. */
  double transferFactor(Service service) {
    return isIn(Mark.HANDOVER_ANTAGONISM, service) ? PASSED_ON : 1;
  }

  /** What is added to a contact that an agent of a team handles on an epoch day. */
  MarkEffect effect(Matter matter, int team, long day, boolean isWithinNorm) {
    if (planted.isEmpty()) {
      return MarkEffect.NONE;
    }
    Service service = matter.service();
    double leaning = leaning(service, team);
    MarkEffect effect =
        new MarkEffect(
            isIn(Mark.INEQUITY, matter) ? INEQUITY : 0,
            LEANING_SATISFACTION * leaning + blindness(service),
            LEANING_COMPLIANCE * leaning,
            isIn(Mark.QUALITY_GAP, service) ? QUALITY_GAP : 0,
            0);
    if (isIn(Mark.NORM_ANTAGONISM, service)) {
      effect = effect.plus(ofNorm(isWithinNorm));
    }
    return isIn(Mark.SALES_ANTAGONISM, service) ? effect.plus(ofSales(service, team, day)) : effect;
  }

  private double blindness(Service service) {
    return isIn(Mark.BLIND_SPOT, service) ? BLIND_SPOT : 0;
  }

  private static MarkEffect ofNorm(boolean isWithinNorm) {
    double side = isWithinNorm ? 1 - WITHIN_NORM : -WITHIN_NORM;
    return MarkEffect.ofRepeats(NORM_REPEATS * side)
        .plus(MarkEffect.ofSatisfaction(-NORM_SATISFACTION * side));
  }

  private MarkEffect ofSales(Service service, int team, long day) {
    double shock = Draws.shock(seed, Purpose.SALES_PRESSURE, service.number() * 1_000L + team, day);
    double pressure = Math.max(-STRONGEST_PRESSURE, Math.min(STRONGEST_PRESSURE, shock));
    return new MarkEffect(0, SALES_SATISFACTION * pressure, 0, 0, SALES_PRESSURE * pressure);
  }

  /** The effect if an agent had passed the conversation on. */
  MarkEffect ofHandover(Service service, boolean isWithinNorm) {
    return isIn(Mark.HANDOVER_ANTAGONISM, service)
        ? MarkEffect.ofRepeats(isWithinNorm ? HASTY_HANDOVER : CALM_HANDOVER)
        : MarkEffect.NONE;
  }

  /** Towards customers 1, towards rules −1: a service's teams lean one after the other. */
  private double leaning(Service service, int team) {
    return isIn(Mark.TRADE_OFF, service) && team < service.teams()
        ? 1 - 2.0 * team / (service.teams() - 1)
        : 0;
  }

  /** Shift of employees' answers with those of their customers. */
  public double spirit(Service service, int team) {
    return (LEANING_SATISFACTION * leaning(service, team) + blindness(service))
        / SATISFACTION_DEVIATION;
  }

  /** Shift of employees' answers that their customers' do not share. */
  public double asymmetry(Service service, int team) {
    return in(Mark.ASYMMETRY, service).anyMatch(place -> place.team() == team) ? ASYMMETRY : 0;
  }
}
