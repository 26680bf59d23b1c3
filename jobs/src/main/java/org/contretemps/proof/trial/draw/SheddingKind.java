package org.contretemps.proof.trial.draw;

import java.util.SplittableRandom;

/**
 * Why contacts of a simulated cell end at once, beyond those that naturally do (METHOD §7, §9).
 *
 * @see #AGENTS the only kind that is shedding
 */
public enum SheddingKind {
  /** Nothing. */
  NATURE,
  /** Some agents end contacts, and the customers call again. */
  AGENTS,
  /** Wrong numbers, with every agent alike; nobody calls again. */
  WRONG_NUMBERS,
  /** Wrong numbers on the lines of some agents only; nobody calls again. */
  WRONG_NUMBERS_OF_SOME,
  /** Customers hang up at once and try again later, with every agent alike. */
  IMPATIENCE,
  /** Customers who ring again and again, before and after, on the lines of some agents only. */
  REDIALLING;

  /** How many of a world of fifty cells. */
  public int share() {
    return switch (this) {
      case NATURE -> 17;
      case AGENTS -> 10;
      case WRONG_NUMBERS -> 8;
      case WRONG_NUMBERS_OF_SOME, IMPATIENCE, REDIALLING -> 5;
    };
  }

  /** The share that an agent's contacts have too many of short ones. */
  double shortShare(double strength, SplittableRandom random) {
    return switch (this) {
      case NATURE -> 0;
      case WRONG_NUMBERS, IMPATIENCE -> strength;
      case AGENTS, WRONG_NUMBERS_OF_SOME, REDIALLING ->
          random.nextDouble() < 0.3 ? 3 * strength * random.nextDouble(0.5, 1.5) : 0;
    };
  }

  /** The probability that a customer is back within the hour after such a contact. */
  double repeat(double usual, double call) {
    return switch (this) {
      case NATURE -> usual;
      case AGENTS, IMPATIENCE, REDIALLING -> call;
      case WRONG_NUMBERS, WRONG_NUMBERS_OF_SOME -> usual / 2;
    };
  }

  /** The probability that the customer had a contact in the hour before such a contact. */
  double prior(double usual, double call) {
    return this == REDIALLING ? call : usual;
  }
}
