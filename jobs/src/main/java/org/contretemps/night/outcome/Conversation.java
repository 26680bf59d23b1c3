package org.contretemps.night.outcome;

import java.util.ArrayList;
import java.util.List;

/** The legs of one conversation of a customer, as far as they can be seen. */
final class Conversation {
  private final List<Leg> legs = new ArrayList<>(1);
  private Leg first;
  private Leg last;
  private long startedAt = Long.MAX_VALUE;
  private long endedAt = Long.MIN_VALUE;

  void add(Leg leg) {
    legs.add(leg);
    first = first == null || Leg.ORDER.compare(leg, first) < 0 ? leg : first;
    last = last == null || Leg.ORDER.compare(leg, last) > 0 ? leg : last;
    startedAt = Math.min(startedAt, leg.startedAt());
    endedAt = Math.max(endedAt, leg.endedAt());
  }

  long startedAt() {
    return startedAt;
  }

  long endedAt() {
    return endedAt;
  }

  boolean endsWith(Leg leg) {
    return last.contactKey() == leg.contactKey();
  }

  /** Whether the customer began it, and any of its legs was on the service. */
  boolean isCustomersOwnOn(long serviceKey) {
    if (!first.isInbound()) {
      return false;
    }
    for (Leg leg : legs) {
      if (leg.serviceKey() == serviceKey) {
        return true;
      }
    }
    return false;
  }
}
