package org.contretemps.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.contretemps.proof.simulation.SimulatedContact.Direction;
import org.junit.jupiter.api.Test;

/** What is planted shows in its place and nowhere else. */
class PlantedCellsTest {
  private static final WorldSpecification SPECIFICATION =
      WorldSpecification.of(60_000, 28, 6)
          .withKinds(Map.of(CellKind.PLANTED_HARM, 1, CellKind.HARMLESS_HURRY, 1))
          .withPlantedStrength(1.3)
          .withNormChange(0, 0);
  private static final SimulatedWorld WORLD = new SimulatedWorld(SPECIFICATION);
  private static final Map<CellKind, List<SimulatedContact>> CONTACTS = contacts();

  @Test
  void everyKindHasAsManyCellsAsAskedFor() {
    Map<CellKind, Long> counts =
        WORLD.cells().stream()
            .collect(Collectors.groupingBy(WorldCell::kind, Collectors.counting()));
    assertThat(counts)
        .containsOnly(
            Map.entry(CellKind.PLAIN, 4L),
            Map.entry(CellKind.PLANTED_HARM, 1L),
            Map.entry(CellKind.HARMLESS_HURRY, 1L));
  }

  @Test
  void aSpikeStandsUnderTheNormWhereContactsAreHurried() {
    assertThat(spike(CellKind.PLANTED_HARM)).isGreaterThan(1.4);
    assertThat(spike(CellKind.HARMLESS_HURRY)).isGreaterThan(1.4);
    assertThat(spike(CellKind.PLAIN)).isBetween(0.60, 1.05);
  }

  @Test
  void hurryingBringsCustomersBackOnlyWhereHarmIsPlanted() {
    assertThat(excessOfHurried(CellKind.PLANTED_HARM)).isGreaterThan(0.05);
    assertThat(excessOfHurried(CellKind.HARMLESS_HURRY)).isBetween(-0.05, 0.05);
    assertThat(CONTACTS.get(CellKind.PLAIN)).noneMatch(contact -> contact.truth().hurried());
    assertThat(CONTACTS.get(CellKind.PLAIN)).allMatch(contact -> contact.truth().harm() == 0);
  }

  @Test
  void aNormLiesOnTheGridAtANaturalQuantile() {
    for (WorldCell cell : WORLD.cells()) {
      assertThat(cell.norm() % 15).isZero();
      assertThat(WORLD.naturalQuantile(cell)).isBetween(0.40, 0.97);
    }
    long covered =
        CONTACTS.get(CellKind.PLAIN).stream()
            .filter(contact -> contact.truth().naturalSeconds() <= norm(contact))
            .count();
    double expected =
        CONTACTS.get(CellKind.PLAIN).stream()
            .mapToDouble(contact -> WORLD.naturalQuantile(contact.cell()))
            .average()
            .orElseThrow();
    assertThat(covered / (double) CONTACTS.get(CellKind.PLAIN).size())
        .isCloseTo(expected, within(0.03));
  }

  /** Contacts in the tenth under the norm over contacts in the tenth before it. */
  private static double spike(CellKind kind) {
    return band(kind, 0.9, 1.0) / band(kind, 0.8, 0.9);
  }

  private static double band(CellKind kind, double from, double to) {
    return CONTACTS.get(kind).stream()
        .mapToDouble(contact -> contact.handling().handlingSeconds() / (double) norm(contact))
        .filter(ratio -> ratio > from && ratio <= to)
        .count();
  }

  /** Repeat rate of hurried contacts less that of the contacts that were left to overrun. */
  private static double excessOfHurried(CellKind kind) {
    return repeatRate(kind, true) - repeatRate(kind, false);
  }

  private static double repeatRate(CellKind kind, boolean hurried) {
    return CONTACTS.get(kind).stream()
        .filter(contact -> contact.truth().naturalSeconds() > norm(contact))
        .filter(contact -> contact.truth().hurried() == hurried)
        .mapToInt(contact -> contact.truth().repeated() ? 1 : 0)
        .average()
        .orElseThrow();
  }

  private static int norm(SimulatedContact contact) {
    return contact.cell().normOn(contact.day().toEpochDay());
  }

  private static Map<CellKind, List<SimulatedContact>> contacts() {
    EpisodeGenerator generator = new EpisodeGenerator(WORLD);
    LocalDate first = SPECIFICATION.firstDay();
    return first
        .datesUntil(first.plusDays(28))
        .flatMap(generator::contactsOn)
        .filter(SimulatedContact::isHandled)
        .filter(contact -> contact.direction() != Direction.OUTBOUND)
        .filter(contact -> contact.outcome().transferredTo() == null)
        .collect(Collectors.groupingBy(contact -> contact.cell().kind()));
  }
}
