package org.contretemps.statistics.clash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.contretemps.statistics.MethodFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class ClashEvidenceTest {
  private static double largestDeviation;

  @AfterAll
  static void tellTheLargestDeviation() {
    System.out.println("Largest deviation from the method's clash file: " + largestDeviation);
  }

  @Test
  void theSpikeIsThatOfTheMethod() {
    assertColumn("n", ClashEvidence::contacts);
    assertColumn("nR", cell -> spike(cell).underNorm());
    assertColumn("B", cell -> spike(cell).share());
    assertColumn("seB", cell -> spike(cell).standardError() / cell.contacts());
    assertColumn("zB", cell -> spike(cell).z());
    assertColumn("F_share", cell -> spike(cell).expected() / cell.contacts());
  }

  @Test
  void theHarmIsThatOfTheMethod() {
    assertColumn("h_tail", cell -> harm(cell).tail().value());
    assertColumn("se_tail", cell -> harm(cell).tail().standardError());
    assertColumn("h_local", cell -> harm(cell).local().value());
    assertColumn("se_local", cell -> harm(cell).local().standardError());
    assertColumn("r_belong", cell -> harm(cell).belongingRate());
    assertColumn("r_origin", cell -> harm(cell).originRate());
  }

  @Test
  void theNegativeControlIsThatOfTheMethod() {
    assertColumn("g_neg", cell -> control(cell).tail().value());
    assertColumn("se_neg", cell -> control(cell).tail().standardError());
  }

  @Test
  void ratesAndSlopesAreThoseOfTheMethod() {
    assertColumn("rate_y", ClashEvidence::adverseRate);
    assertColumn("rate_v", ClashEvidence::priorRate);
    assertColumn("slope_y", ClashEvidence::adverseSlope);
    assertColumn("slope_v", ClashEvidence::priorSlope);
  }

  private static void assertColumn(String column, ToDoubleFunction<ClashEvidence> figure) {
    assertThat(ClashFiles.RUN).hasSize(24).hasSameSizeAs(ClashFiles.EXPECTED);
    for (int cell = 0; cell < ClashFiles.RUN.size(); cell++) {
      double expected = MethodFile.number(ClashFiles.EXPECTED.get(cell), column);
      double actual = figure.applyAsDouble(ClashFiles.RUN.get(cell));
      largestDeviation = Math.max(largestDeviation, Math.abs(actual - expected));
      assertThat(actual).as("%s of cell %d", column, cell).isCloseTo(expected, within(1e-7));
    }
  }

  private static Spike spike(ClashEvidence cell) {
    return cell.comparison().orElseThrow().spike();
  }

  private static Harm harm(ClashEvidence cell) {
    return cell.comparison().orElseThrow().adverse();
  }

  private static Harm control(ClashEvidence cell) {
    return cell.comparison().orElseThrow().prior();
  }
}
