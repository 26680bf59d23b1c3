package org.contretemps.night.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.contretemps.config.ConfigurationException;
import org.contretemps.record.decision.DecisionKind;
import org.junit.jupiter.api.Test;

/** A reason is typed by a person, and shown in terminals, on pages and in PDF documents. */
class KeepDecisionTest {
  @Test
  void aReasonIsOneLineThatNoTerminalObeys() {
    assertThat(request("  Longer\r\n talks\u001b[2J first\ud800, \u202Eunless\tnot. ").reason())
        .isEqualTo("Longer talks?[2J first?, ?unless not.");
  }

  @Test
  void aReasonOfThousandsOfWordsIsRefusedBeforeAnythingIsRead() {
    assertThatThrownBy(() -> new KeepDecision(null, request("word ".repeat(5_000))).run())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "Cannot keep the decision: its reason has 24999 characters. Say it in at most 500.");
  }

  private static KeepDecision.Request request(String reason) {
    return new KeepDecision.Request(
        Instant.parse("2026-03-20T09:00:00Z"),
        "ORG",
        "S1",
        "PHONE",
        "COMPLEX",
        DecisionKind.KEEP,
        reason,
        Optional.empty(),
        Optional.empty());
  }
}
