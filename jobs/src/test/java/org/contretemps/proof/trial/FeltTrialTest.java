package org.contretemps.proof.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The gates of METHOD §12 in a small form; {@code contretemps trial --part felt} is the full. */
class FeltTrialTest {
  /** What 200 worlds may miss a bar by: a standard error and a half. */
  private static final double BY_CHANCE = 0.02;

  @Test
  void theSlopeHoldsItsGatesAndTheClusterTDoesNot() {
    FeltTrial.Result result = new FeltTrial(200, 20260105).run();
    System.out.println(result);
    assertThat(result.gates()).hasSize(11).allMatch(FeltTrialTest::nearlyHolds);
    assertThat(result.scores().get(0).naive()).isGreaterThan(0.08);
  }

  private static boolean nearlyHolds(Gate gate) {
    return new Gate(gate.name(), gate.figure(), gate.lower() - BY_CHANCE, gate.upper() + BY_CHANCE)
        .holds();
  }

  @Test
  void aTrialOfNothingIsRefused() {
    assertThatThrownBy(() -> new FeltTrial(0, 1)).hasMessageStartingWith("Cannot try the method");
  }
}
