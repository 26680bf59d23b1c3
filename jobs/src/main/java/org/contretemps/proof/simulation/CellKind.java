package org.contretemps.proof.simulation;

/**
 * The kinds of behaviour planted in simulated cells: whether agents hurry, when, and whether that
 * harms.
 */
public enum CellKind {
  /** Nobody hurries. */
  PLAIN,
  /** Contacts past the norm are hurried under it, and that brings customers back: a true zone. */
  PLANTED_HARM,
  /** Contacts past the norm are hurried under it, and nobody is the worse for it. */
  HARMLESS_HURRY,
  /** Harmless hurry, only while the service is busy. */
  HURRY_UNDER_LOAD,
  /** Too few agents: long waits, tired agents, more repeats, no hurry. */
  UNDERSTAFFED,
  /** Times are rounded to whole minutes in part of the contacts, no hurry. */
  MINUTE_HEAPING,
  /** Repeats rise twice as steeply with difficulty, no hurry. */
  STEEP_DIFFICULTY,
  /** Only the hardest contacts are hurried, harmlessly: chosen for what brings them back anyway. */
  HARDEST_HURRIED,
  /** Everything is done a little faster, nothing gathers under the norm. */
  DIFFUSE_HURRY,
  /** Some agents end contacts at once, and the customers call again. */
  SHEDDING,
  /** Many contacts are over at once, with every agent alike, and nobody calls again. */
  WRONG_NUMBERS;

  /** Whether contacts that would run past the norm end under it. */
  public boolean isHurried() {
    return switch (this) {
      case PLANTED_HARM, HARMLESS_HURRY, HURRY_UNDER_LOAD, HARDEST_HURRIED -> true;
      case PLAIN,
          UNDERSTAFFED,
          MINUTE_HEAPING,
          STEEP_DIFFICULTY,
          DIFFUSE_HURRY,
          SHEDDING,
          WRONG_NUMBERS ->
          false;
    };
  }

  /** Whether some contacts are over at once, which takes a customer who is there. */
  boolean hasShortContacts() {
    return this == SHEDDING || this == WRONG_NUMBERS;
  }
}
