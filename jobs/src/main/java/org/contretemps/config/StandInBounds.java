package org.contretemps.config;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of contacts above which a customer is suspected to be a stand-in for unknown people,
 * and is left out of repeats until somebody declares that it is one customer.
 *
 * @param conversations most conversations on the dates that are looked at for repeats and prior
 *     contacts (by default 40)
 * @param servicesADay most services on one date
 * @param knownCustomers pseudonyms of customers who are none
 */
public record StandInBounds(int conversations, int servicesADay, List<Long> knownCustomers)
    implements Serializable {
  /**
   * The default. Of the 10,927 customers of a bank in 1999 the one who called most did so 400 times
   * in 40 days; its stand-in for unknown callers, 27,432 times.
   */
  public static final StandInBounds DEFAULT = new StandInBounds(500, 5, List.of());

  /** Bounds that nobody is beyond. */
  static final StandInBounds NONE =
      new StandInBounds(Integer.MAX_VALUE, Integer.MAX_VALUE, List.of());

  static StandInBounds from(Settings outcomes, Problems problems) {
    return new StandInBounds(
        outcomes.integer("stand-in-conversations", DEFAULT.conversations, 2, 1_000_000),
        outcomes.integer("stand-in-services-a-day", DEFAULT.servicesADay, 1, 1_000_000),
        pseudonyms(outcomes.texts("known-customers"), problems));
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
