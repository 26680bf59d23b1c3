package org.contretemps.proof.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The gates of METHOD §14 in a small form; {@code contretemps trial --part pilots} is the full. */
class PilotTrialTest {
  /** What 200 pilots may miss a bar by: a standard error and a half, in shares and points. */
  private static final double BY_CHANCE = 0.025;

  @Test
  void pilotsHoldTheirGates() {
    PilotTrial.Result result = new PilotTrial(200, 6, 20260105).run();
    System.out.println(result);
    assertThat(result.gates()).hasSize(8).allMatch(PilotTrialTest::nearlyHolds);
  }

  private static boolean nearlyHolds(Gate gate) {
    return new Gate(gate.name(), gate.figure(), gate.lower() - BY_CHANCE, gate.upper() + BY_CHANCE)
        .holds();
  }

  @Test
  void aTrialOfNothingIsRefused() {
    assertThatThrownBy(() -> new PilotTrial(0, 6, 1))
        .hasMessageStartingWith("Cannot try the method");
  }
}
