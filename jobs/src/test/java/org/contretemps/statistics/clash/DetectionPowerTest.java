package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.contretemps.statistics.Estimate;
import org.junit.jupiter.api.Test;

class DetectionPowerTest {

  @Test
  void theFamilyDecidesHowSureAFindingHasToBe() {
    assertThat(DetectionPower.of(10, 200).largestP()).isCloseTo(0.0025, within(1e-15));
    assertThat(DetectionPower.of(0, 200).largestP()).isCloseTo(0.00025, within(1e-15));
    assertThat(RunVerdicts.of(ClashFiles.RUN, 1, List.of()).power().largestP())
        .isBetween(0.05 / 24, 0.05);
  }

  /** z of 0.025 is 1.96, so with an error of 0.004 harm has to look like 0.00884. */
  @Test
  void halfOfTheHarmsOfTheLeastSizeAreFound() {
    DetectionPower power = new DetectionPower(0.025);
    Estimate small = new Estimate(0, 0.001);
    Estimate large = new Estimate(0, 0.004);
    assertThat(power.of(0.001 + 1.959964 * 0.004, small, large)).isCloseTo(0.5, within(1e-6));
    assertThat(power.of(0.005, small)).as("the size condition").isCloseTo(0.5, within(1e-9));
    assertThat(power.of(0.015, small)).isGreaterThan(0.999);
  }

  /** Drawn harms that are judged alone are established as often as was said. */
  @Test
  void itIsWhatIsMeasured() {
    Random random = new Random(3);
    double error = 0.004;
    double p = new DetectionPower(0.05).of(0.01, new Estimate(0, error));
    int found = 0;
    for (int i = 0; i < 20_000; i++) {
      Estimate harm = new Estimate(0.01 + error * random.nextGaussian(), error);
      found += harm.pAbove(0.001) <= 0.05 && harm.value() >= 0.005 ? 1 : 0;
    }
    assertThat(found / 20_000.0).isCloseTo(p, within(0.015));
  }

  @Test
  void theHiddenOddsAreThoseAtWhichTheHarmIsNoLongerSure() {
    int found = 0;
    for (ClashEvidence cell : ClashFiles.RUN) {
      double least = cell.comparison().orElseThrow().adverse().tail().plusErrors(-1.645);
      OptionalDouble odds = cell.shift().orElseThrow().hiddenOdds(1);
      assertThat(odds).isPresent();
      assertThat(odds.getAsDouble() > 1.000001).isEqualTo(least > 0.001);
      assertThat(cell.shift().orElseThrow().hiddenOdds(2).getAsDouble())
          .isLessThanOrEqualTo(odds.getAsDouble());
      found += odds.getAsDouble() > 1.5 ? 1 : 0;
    }
    assertThat(found).isBetween(1, 23);
    assertThat(
            ClashFiles.RUN.stream()
                .filter(cell -> cell.spike().orElseThrow().z() > 2)
                .map(cell -> cell.shift().orElseThrow().hiddenOdds(1).orElseThrow()))
        .as("where contacts gather, more repeats at their origin explain any harm")
        .allMatch(odds -> odds < 100)
        .anyMatch(odds -> odds > 1.5);
  }
}
