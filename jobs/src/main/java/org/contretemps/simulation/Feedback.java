package org.contretemps.simulation;

import org.contretemps.simulation.Draws.Purpose;

/** What surveys and reviews have in common: how well a contact went, and a stream per contact. */
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
        - (contact.cell().channel().isLive() ? 0.25 * waited : 0);
  }

  static Draws draws(World world, Purpose purpose, SimulatedContact contact) {
    String id = contact.contactId();
    long hash = 0;
    for (int i = 0; i < id.length(); i++) {
      hash = Draws.mix(hash + id.charAt(i));
    }
    return new Draws(
        Draws.seed(world.specification().seed(), purpose, hash, contact.day().toEpochDay()));
  }
}
