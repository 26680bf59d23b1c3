package org.contretemps.record.norm;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A norm and the interval of local dates in which it is in force.
 *
 * @param from the first date
 * @param until the first date after it; {@link #OPEN} if no end is known
 * @param loggedAt when the entry was logged that put it in force
 */
public record NormInterval(Norm norm, LocalDate from, LocalDate until, Instant loggedAt) {
  /** The end of an interval that has none. */
  public static final LocalDate OPEN = LocalDate.MAX;

  public NormInterval {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "Cannot keep norm %s from %s until %s: the interval is empty. Leave it out."
              .formatted(norm, from, until));
    }
  }

  /** Whether the norm is in force on a date. */
  public boolean contains(LocalDate date) {
    return !date.isBefore(from) && date.isBefore(until);
  }
}
