package org.contretemps.night.outcome;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.contretemps.config.OutcomeWindows;

/**
 * Finds, for each leg of one customer, the prior contacts before it and the repeats after it
 * (DESIGN §1).
 *
 * <p>What is said of a leg on a date d follows from the legs on dates d − look-back to d +
 * maturity, and of prior contacts from those up to d, whatever else is known: so a date comes out
 * the same in a night, in a repair and in a rebuild.
 */
final class CustomerHistory {
  private final List<Leg> legs;
  private final OutcomeWindows windows;

  CustomerHistory(List<Leg> legs, OutcomeWindows windows) {
    this.legs = legs;
    this.windows = windows;
  }

  /** A date of the customer, ready to be asked about the legs on it. */
  Day on(int date) {
    int from = date - windows.lookBackDays();
    int to = date + windows.maturityDays();
    boolean hasLater = legs.stream().anyMatch(leg -> leg.date() > date && leg.date() <= to);
    Conversations before = Conversations.of(legs, leg -> leg.date() >= from && leg.date() <= date);
    Conversations around =
        hasLater ? Conversations.of(legs, leg -> leg.date() >= from && leg.date() <= to) : before;
    return new Day(before, around, isOnManyServices(date));
  }

  /** Whether people come to fewer services on a date than this customer. */
  private boolean isOnManyServices(int date) {
    return legs.stream().filter(leg -> leg.date() == date).map(Leg::serviceKey).distinct().count()
        > windows.standIns().servicesADay();
  }

  /** How many there are, if that may be more than people have; else 0. */
  private int notable(Conversations seen) {
    return seen.size() > windows.standIns().lowest() ? seen.size() : 0;
  }

  /** What can be seen from one date. */
  final class Day {
    private final Conversations before;
    private final Conversations around;
    private final boolean isOnManyServices;

    private Day(Conversations before, Conversations around, boolean isOnManyServices) {
      this.before = before;
      this.around = around;
      this.isOnManyServices = isOnManyServices;
    }

    /** What came before and after a leg that started on this date. */
    LegOutcome outcome(Leg leg) {
      Conversation conversation = around.of(leg);
      boolean isLastSpoken = conversation.isLastSpokenOn(leg);
      return new LegOutcome(
          leg.contactKey(),
          isLastSpoken,
          conversation.isOutbound(),
          hasPrior(leg, TimeUnit.DAYS.toMicros(windows.priorContactDays())),
          hasPrior(leg, TimeUnit.HOURS.toMicros(windows.earlyRepeatHours())),
          notable(around),
          notable(before),
          isOnManyServices,
          isLastSpoken && !conversation.isOutbound()
              ? secondsToRepeat(conversation)
              : OptionalLong.empty());
    }

    private boolean hasPrior(Leg leg, long reach) {
      Conversation own = before.of(leg);
      long start = own.startedAt();
      return before.hasTouch(own.servicesUpTo(leg), start - reach, start);
    }

    private OptionalLong secondsToRepeat(Conversation own) {
      long to = own.endedAt() + TimeUnit.HOURS.toMicros(windows.repeatHours());
      OptionalLong start = around.firstStart(own.services(), own.endedAt(), to, own);
      return start.isPresent()
          ? OptionalLong.of(TimeUnit.MICROSECONDS.toSeconds(start.getAsLong() - own.endedAt()))
          : OptionalLong.empty();
    }
  }
}
