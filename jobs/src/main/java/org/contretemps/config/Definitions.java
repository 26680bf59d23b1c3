package org.contretemps.config;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What derived tables rest on beside their input. A table carries the fingerprint of the
 * definitions it was made with, so that rows made by different ones never stand side by side.
 *
 * @param typology how situations are scored
 * @param outcomes how far repeats and prior contacts reach
 * @param newAgentDays experience below which an agent is new
 */
public record Definitions(SituationTypology typology, OutcomeWindows outcomes, int newAgentDays) {
  /** Changes when the same words come to mean another computation. */
  private static final int METHOD = 3;

  /** What holds where the configuration says nothing. */
  public static final Definitions DEFAULT =
      new Definitions(SituationTypology.DEFAULT, OutcomeWindows.DEFAULT, 90);

  /** The same for the same definitions, on every machine. */
  public String fingerprint() {
    String text = METHOD + " " + this;
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
