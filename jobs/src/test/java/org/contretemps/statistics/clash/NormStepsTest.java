package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.contretemps.statistics.queue.NormGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormStepsTest {
  @ParameterizedTest
  @CsvSource({
    "3, 5",
    "57, 55",
    "62, 60",
    "297, 300",
    "307, 300",
    "316, 330",
    "621, 630",
    "1225, 1200",
    "1231, 1260",
    "3700, 3600"
  })
  void aTimeIsRoundedToANormThatIsSet(double seconds, int norm) {
    assertThat(NormSteps.nearest(seconds)).isEqualTo(norm);
  }

  @Test
  void theStepGrowsWithTheNorm() {
    assertThat(NormSteps.between(42, 95)).containsExactly(45, 50, 55, 60, 75, 90);
    assertThat(NormSteps.between(262.5, 390)).containsExactly(270, 285, 300, 330, 360, 390);
    assertThat(NormSteps.between(1_150, 1_300)).containsExactly(1_170, 1_200, 1_260);
    assertThat(NormSteps.between(0, 12)).containsExactly(5, 10);
  }

  @Test
  void aGridAroundANormHasOneTighterAndLooserOnesInSuchSteps() {
    assertThat(NormGrid.around(345))
        .containsExactly(300, 345, 360, 390, 420, 450, 480, 510, 600, 690);
    assertThat(NormGrid.around(20)).containsExactly(20, 25, 30, 35, 40);
    for (int norm = 15; norm <= 7_200; norm++) {
      int today = norm;
      List<Integer> grid = IntStream.of(NormGrid.around(norm)).boxed().toList();
      assertThat(grid).as("around %d", norm).contains(norm).isSorted().doesNotHaveDuplicates();
      assertThat(grid).filteredOn(other -> other < today).hasSizeLessThanOrEqualTo(1);
      assertThat(grid).filteredOn(other -> other > today).hasSizeGreaterThanOrEqualTo(3);
      assertThat(grid)
          .filteredOn(other -> other != today)
          .allSatisfy(other -> assertThat(NormSteps.nearest(other)).isEqualTo(other));
    }
  }
}
