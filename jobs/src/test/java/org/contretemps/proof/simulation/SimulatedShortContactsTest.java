package org.contretemps.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Contacts that are over at once, in the cells where they are planted. */
class SimulatedShortContactsTest {
  private static final int SHORT = 10;
  private static final WorldSpecification SPECIFICATION =
      WorldSpecification.of(60_000, 28, 6)
          .withKinds(Map.of(CellKind.SHEDDING, 1, CellKind.WRONG_NUMBERS, 1))
          .withNormChange(0, 0);
  private static final List<SimulatedContact> CONTACTS = contacts();

  private static List<SimulatedContact> contacts() {
    EpisodeGenerator generator = new EpisodeGenerator(new SimulatedWorld(SPECIFICATION));
    LocalDate first = SPECIFICATION.firstDay();
    return first.datesUntil(first.plusDays(28)).flatMap(generator::contactsOn).toList();
  }

  private static Predicate<SimulatedContact> answeredIn(CellKind kind) {
    return contact -> contact.isHandled() && contact.cell().kind() == kind;
  }

  private static boolean isShort(SimulatedContact contact) {
    return contact.handling().handlingSeconds() < SHORT;
  }

  /** The share of short contacts of every agent with a few dozen contacts. */
  private static List<Double> sharesOfAgents(CellKind kind) {
    return CONTACTS.stream()
        .filter(answeredIn(kind))
        .collect(Collectors.groupingBy(contact -> contact.agent().id()))
        .values()
        .stream()
        .filter(own -> own.size() >= 50)
        .map(
            own ->
                own.stream().filter(SimulatedShortContactsTest::isShort).count()
                    / (double) own.size())
        .toList();
  }

  /** The share of short contacts after which the same conversation's customer calls again. */
  private static double calledAgain(CellKind kind) {
    Map<String, List<SimulatedContact>> cases =
        CONTACTS.stream().collect(Collectors.groupingBy(SimulatedContact::caseId));
    return CONTACTS.stream()
        .filter(answeredIn(kind))
        .filter(SimulatedShortContactsTest::isShort)
        .mapToInt(
            contact ->
                cases.get(contact.caseId()).stream()
                        .anyMatch(
                            other ->
                                other.day().equals(contact.day())
                                    && other.startedSecond() > contact.startedSecond()
                                    && other.startedSecond() < contact.startedSecond() + 5_400)
                    ? 1
                    : 0)
        .average()
        .orElseThrow();
  }

  @Test
  void someAgentsShedAndOthersDoNot() {
    List<Double> shares = sharesOfAgents(CellKind.SHEDDING);
    assertThat(shares).anyMatch(share -> share > 0.08);
    assertThat(shares.stream().filter(share -> share == 0).count())
        .isGreaterThan(shares.size() / 2);
    assertThat(calledAgain(CellKind.SHEDDING)).isBetween(0.6, 0.9);
  }

  @Test
  void wrongNumbersFallOnAllAgentsAlikeAndNobodyCallsAgain() {
    List<Double> shares = sharesOfAgents(CellKind.WRONG_NUMBERS);
    assertThat(shares).isNotEmpty().allMatch(share -> share < 0.2);
    assertThat(shares.stream().mapToDouble(share -> share).average().orElseThrow())
        .isBetween(0.03, 0.07);
    assertThat(calledAgain(CellKind.WRONG_NUMBERS)).isLessThan(0.1);
  }

  @Test
  void elsewhereNoContactIsOverAtOnce() {
    assertThat(CONTACTS.stream().filter(answeredIn(CellKind.PLAIN)))
        .isNotEmpty()
        .noneMatch(SimulatedShortContactsTest::isShort);
  }

  @Test
  void shortContactsAreNotPlantedWhereNobodyWaits() {
    SimulatedWorld world = new SimulatedWorld(SPECIFICATION);
    assertThat(world.cells())
        .filteredOn(cell -> cell.kind().hasShortContacts())
        .hasSize(2)
        .allMatch(cell -> cell.channel().isLive());
    WorldSpecification tooMany = SPECIFICATION.withKinds(Map.of(CellKind.SHEDDING, 6));
    assertThatThrownBy(() -> new SimulatedWorld(tooMany))
        .hasMessageStartingWith("Cannot plant SHEDDING: no cell is left");
  }
}
