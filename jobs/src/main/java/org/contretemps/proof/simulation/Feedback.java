package org.contretemps.proof.simulation;

import org.contretemps.proof.simulation.Draws.Purpose;

/**
 * What simulated surveys and reviews share: how well a contact went, and a random stream of their
 * own.
 */
final class Feedback {
  private Feedback() {}

  /** How well a handled contact went for the customer, mostly between 0 and 1. */
  static double satisfaction(SimulatedContact contact) {
    SimulatedContact.Truth truth = contact.truth();
    double waited = Math.min(1, contact.handling().waitSeconds() / 600.0);
    return 0.84
        - 0.22 * (truth.repeated() ? 1 : 0)
        - 0.5 * truth.harm()
        - 0.04 * truth.difficulty()
        - (contact.cell().channel().isLive() ? 0.25 * waited : 0)
        + truth.effect().satisfaction();
  }

  /** The draw that decides whether feedback is taken, before anything is known of the contact. */
  static double draw(Purpose purpose, long seed) {
    return Draws.unit(Draws.mix(seed ^ purpose.salt()));
  }

  /** All further draws. */
  static Draws draws(Purpose purpose, long seed) {
    return new Draws(Draws.mix(seed + purpose.salt()));
  }
}
