package org.contretemps.config;

import java.io.Serializable;
import java.time.LocalDate;

/**
 * How long after a conversation a new one counts as its repeat, and how far back an earlier one
 * counts as a prior contact, at least as far (DESIGN §1).
 *
 * @param earlyRepeatHours within which a repeat is an early one
 * @param repeatHours within which a new conversation is a repeat
 * @param priorContactDays within which an earlier one is a prior contact
 * @param standIns beyond which a customer is suspected to stand for unknown people
 */
public record OutcomeWindows(
    int earlyRepeatHours, int repeatHours, int priorContactDays, StandInBounds standIns)
    implements Serializable {
  /** The default: an hour, seven days, thirty days. */
  public static final OutcomeWindows DEFAULT = new OutcomeWindows(1, 168, 30);

  /** Windows with the bounds that hold by default. */
  public OutcomeWindows(int earlyRepeatHours, int repeatHours, int priorContactDays) {
    this(earlyRepeatHours, repeatHours, priorContactDays, StandInBounds.DEFAULT);
  }

  static OutcomeWindows from(Settings settings, Problems problems) {
    OutcomeWindows windows =
        new OutcomeWindows(
            settings.integer("early-repeat-hours", DEFAULT.earlyRepeatHours(), 1, 24),
            settings.integer("repeat-hours", DEFAULT.repeatHours(), 1, 24 * 28),
            settings.integer("prior-contact-days", DEFAULT.priorContactDays(), 1, 90),
            StandInBounds.from(settings, problems));
    settings.refuseUnknownKeys();
    if (windows.earlyRepeatHours() > windows.repeatHours()) {
      problems.add(
          "'outcomes.early-repeat-hours' (%d) must not be above 'repeat-hours' (%d)."
              .formatted(windows.earlyRepeatHours(), windows.repeatHours()));
    }
    if (windows.repeatHours() > 24 * windows.priorContactDays()) {
      problems.add(
          "'outcomes.prior-contact-days' (%d) must reach as far as 'repeat-hours' (%d): whatever is a repeat has a prior contact."
              .formatted(windows.priorContactDays(), windows.repeatHours()));
    }
    return windows;
  }

  /** The same for one customer: nobody who is known is suspected. */
  public OutcomeWindows of(long customerKey) {
    return standIns.knownCustomers().contains(customerKey)
        ? new OutcomeWindows(earlyRepeatHours, repeatHours, priorContactDays, StandInBounds.NONE)
        : this;
  }

  /**
   * After how many whole days the outcomes of a date are known: the repeat window, and one day for
   * conversations that end after midnight.
   */
  public int maturityDays() {
    return (repeatHours + 23) / 24 + 1;
  }

  /** The last date whose outcomes are known in the night of an as-of date. */
  public LocalDate lastMature(LocalDate asOf) {
    return asOf.minusDays(maturityDays());
  }

  /**
   * How many dates before a contact's own are looked at: the prior window, and one for midnight.
   */
  public int lookBackDays() {
    return priorContactDays + 1;
  }
}
