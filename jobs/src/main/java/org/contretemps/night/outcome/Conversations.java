package org.contretemps.night.outcome;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/** Groups a customer's visible legs into conversations, in the order in which these began. */
final class Conversations {
  private final Map<Long, Conversation> byKey = new HashMap<>();
  private final List<Conversation> rising;

  private Conversations(List<Leg> legs, Predicate<Leg> visible) {
    Map<Long, List<Leg>> visibleLegs = new HashMap<>();
    for (Leg leg : legs) {
      if (visible.test(leg)) {
        visibleLegs.computeIfAbsent(leg.conversationKey(), key -> new ArrayList<>(1)).add(leg);
      }
    }
    visibleLegs.forEach((key, of) -> byKey.put(key, new Conversation(of)));
    rising = new ArrayList<>(byKey.values());
    rising.sort(Comparator.comparingLong(Conversation::startedAt));
  }

  static Conversations of(List<Leg> legs, Predicate<Leg> visible) {
    return new Conversations(legs, visible);
  }

  /** How many there are. */
  int size() {
    return rising.size();
  }

  /** The conversation that a visible leg belongs to. */
  Conversation of(Leg leg) {
    return byKey.get(leg.conversationKey());
  }

  /**
   * When the first other conversation began that the customer began on any of some services within
   * a span of time, if one did.
   *
   * @param from earliest start
   * @param to latest start
   */
  OptionalLong firstStart(Set<Long> services, long from, long to, Conversation own) {
    for (int i = firstFrom(from); i < rising.size(); i++) {
      Conversation other = rising.get(i);
      if (other.startedAt() > to) {
        break;
      }
      if (other != own && other.isCustomersOwn() && other.cameToAnyOf(services)) {
        return OptionalLong.of(other.startedAt());
      }
    }
    return OptionalLong.empty();
  }

  /**
   * Whether the customer had been in touch on any of some services, in a conversation that was not
   * begun by the organisation, before an instant.
   *
   * @param from since when
   */
  boolean hasTouch(Set<Long> services, long from, long before) {
    for (int i = firstFrom(before) - 1; i >= 0; i--) {
      Conversation other = rising.get(i);
      if (!other.isOutbound()
          && other.lastTouchBefore(before) >= from
          && other.cameToAnyOf(services)) {
        return true;
      }
    }
    return false;
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
