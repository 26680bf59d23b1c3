package org.contretemps.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the presets promise is in their worlds. */
class WorldSpecificationTest {
  private static final int DAYS_OF_NORM_CHANGES = 250;
  private static final int REACH_DAYS = 13 * 7;

  @Test
  void anUnharmedWorldMisleadsInEveryWayAndHarmsNobody() {
    Set<CellKind> everything = kinds(new SimulatedWorld(WorldSpecification.named("everything")));
    SimulatedWorld unharmed = new SimulatedWorld(WorldSpecification.named("unharmed"));
    assertThat(everything).containsExactlyInAnyOrder(CellKind.values());
    assertThat(kinds(unharmed))
        .hasSize(CellKind.values().length - 2)
        .doesNotContain(CellKind.PLANTED_HARM, CellKind.SHEDDING);
    assertThat(unharmed.cells()).noneMatch(WorldCell::changesNorm);
  }

  @Test
  void aWorldOfSheddingHasItWithAndWithoutInnocentCause() {
    assertThat(kinds(new SimulatedWorld(WorldSpecification.named("shedding"))))
        .containsExactlyInAnyOrder(CellKind.PLAIN, CellKind.SHEDDING, CellKind.WRONG_NUMBERS);
  }

  @Test
  void aWorldOfNormChangesLeavesThirteenWeeksOnEitherSide() {
    WorldSpecification specification = WorldSpecification.named("norm-changes");
    long first = specification.firstDay().toEpochDay();
    List<WorldCell> changed =
        new SimulatedWorld(specification).cells().stream().filter(WorldCell::changesNorm).toList();
    assertThat(changed).hasSize(12);
    assertThat(changed)
        .allSatisfy(
            cell ->
                assertThat(cell.changeDay() - first)
                    .isBetween((long) REACH_DAYS, (long) DAYS_OF_NORM_CHANGES - REACH_DAYS));
    assertThat(changed.stream().map(WorldCell::service).distinct()).hasSize(4);
  }

  @Test
  void anUnknownPresetIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> WorldSpecification.named("perfect"))
        .hasMessageContaining(
            "Use demo, small, everything, unharmed, shedding, norm-changes, marks or unmarked.");
  }

  private static Set<CellKind> kinds(SimulatedWorld world) {
    return world.cells().stream().map(WorldCell::kind).collect(Collectors.toSet());
  }
}
