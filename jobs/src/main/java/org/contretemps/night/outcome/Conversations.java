package org.contretemps.night.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** The conversations that a customer's visible legs make up, in the order in which they began. */
final class Conversations {
  private final Map<Long, Conversation> byKey = new HashMap<>();
  private final List<Conversation> rising;

  private Conversations(List<Leg> legs, Predicate<Leg> visible) {
    for (Leg leg : legs) {
      if (visible.test(leg)) {
        byKey.computeIfAbsent(leg.conversationKey(), key -> new Conversation()).add(leg);
      }
    }
    rising = new ArrayList<>(byKey.values());
    rising.sort(Comparator.comparingLong(Conversation::startedAt));
  }

  static Conversations of(List<Leg> legs, Predicate<Leg> visible) {
    return new Conversations(legs, visible);
  }

  /** The conversation that a visible leg belongs to. */
  Conversation of(Leg leg) {
    return byKey.get(leg.conversationKey());
  }

  /**
   * When the first other conversation began that the customer began on a service within a span of
   * time, if one did.
   *
   * @param from earliest start
   * @param to latest start
   */
  OptionalLong firstStart(long serviceKey, long from, long to, Conversation own) {
    for (int i = firstFrom(from); i < rising.size(); i++) {
      Conversation other = rising.get(i);
      if (other.startedAt() > to) {
        break;
      }
      if (other != own && other.isCustomersOwnOn(serviceKey)) {
        return OptionalLong.of(other.startedAt());
      }
    }
    return OptionalLong.empty();
  }

  private int firstFrom(long from) {
    int low = 0;
    int high = rising.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rising.get(middle).startedAt() < from) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
