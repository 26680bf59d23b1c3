package org.contretemps.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of contacts above which a customer is suspected to be a stand-in for unknown people,
 * and is left out of repeats until somebody declares that it is one customer.
 *
 * @param conversations most conversations on the dates that are looked at for repeats and prior
 *     contacts (by default 40), in an organisation of too few customers to tell what is usual
 * @param least in any other: up to so many conversations nobody is suspected
 * @param times in any other: so many times the conversations of all but the top thousandth of its
 *     customers
 * @param servicesADay most services on one date
 * @param knownCustomers pseudonyms of customers who are none
 */
public record StandInBounds(
    int conversations, int least, int times, int servicesADay, List<Long> knownCustomers)
    implements Serializable {
  /**
   * The default. Of some 5,000 customers whom a bank in 1999 saw in 40 days, the top thousandth
   * called from 150 to 200 times on, the one who called most twice as often; its stand-in for
   * unknown callers called 17,000 to 27,000 times.
   */
  public static final StandInBounds DEFAULT = new StandInBounds(500, 80, 4, 5, List.of());

  /** Of fewer customers a thousandth is nobody. */
  private static final long CUSTOMERS = 1_000;

  /** Bounds that nobody is beyond. */
  static final StandInBounds NONE =
      new StandInBounds(Integer.MAX_VALUE, Integer.MAX_VALUE, 1, Integer.MAX_VALUE, List.of());

  static StandInBounds from(Settings outcomes, Problems problems) {
    return new StandInBounds(
        outcomes.integer("stand-in-conversations", DEFAULT.conversations, 2, 1_000_000),
        outcomes.integer("stand-in-conversations-at-least", DEFAULT.least, 2, 1_000_000),
        outcomes.integer("stand-in-times-top-thousandth", DEFAULT.times, 1, 1_000),
        outcomes.integer("stand-in-services-a-day", DEFAULT.servicesADay, 1, 1_000_000),
        pseudonyms(outcomes.texts("known-customers"), problems));
  }

  /**
   * The most conversations that a customer of an organisation has without being suspected.
   *
   * @param customers how many customers it has on the dates that are looked at
   * @param usual the most conversations that any of them has but for the top thousandth
   */
  public int most(long customers, int usual) {
    return customers < CUSTOMERS
        ? conversations
        : (int) Math.min(Integer.MAX_VALUE, Math.max(least, (long) times * usual));
  }

  /** Up to so many conversations nobody is suspected in any organisation. */
  public int lowest() {
    return Math.min(conversations, least);
  }

  /** As builds wrote them in which the number of conversations was fixed. */
  String asFixed() {
    return "StandInBounds[conversations=%d, servicesADay=%d, knownCustomers=%s]"
        .formatted(conversations, servicesADay, knownCustomers);
  }

  private static List<Long> pseudonyms(List<String> texts, Problems problems) {
    List<Long> pseudonyms = new ArrayList<>();
    for (String text : texts) {
      try {
        pseudonyms.add(Long.valueOf(text));
      } catch (NumberFormatException e) {
        problems.add(
            "'outcomes.known-customers' holds '%s', which is no pseudonym. Write a customer_key as a night names it."
                .formatted(text));
      }
    }
    return List.copyOf(pseudonyms);
  }
}
