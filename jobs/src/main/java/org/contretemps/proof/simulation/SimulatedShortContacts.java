package org.contretemps.proof.simulation;

/** The simulated contacts that end at once: ended by agents of a certain kind, or by chance. */
final class SimulatedShortContacts {
  private static final double SHED = 0.15;
  private static final double WRONG_NUMBERS = 0.05;
  private static final int SHORTEST_SECONDS = 2;
  private static final int LONGEST_SECONDS = 8;

  private SimulatedShortContacts() {}

  /** Which share of an agent's contacts is over at once. */
  static double share(CellKind kind, Agent agent) {
    return switch (kind) {
      case SHEDDING -> agent.sheds() ? SHED : 0;
      case WRONG_NUMBERS -> WRONG_NUMBERS;
      case PLAIN,
          PLANTED_HARM,
          HARMLESS_HURRY,
          HURRY_UNDER_LOAD,
          UNDERSTAFFED,
          MINUTE_HEAPING,
          STEEP_DIFFICULTY,
          HARDEST_HURRIED,
          DIFFUSE_HURRY ->
          0;
    };
  }

  static HandlingModel.Result handle(Draws draws) {
    int seconds = SHORTEST_SECONDS + draws.below(LONGEST_SECONDS - SHORTEST_SECONDS + 1);
    return new HandlingModel.Result(seconds, seconds, 0, false);
  }
}
