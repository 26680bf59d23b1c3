package org.contretemps.night.outcome;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One conversation of a customer, as far as it is visible: the legs in which the customer took
 * part. It lasts from the beginning of the first of them to the end of the last.
 */
final class Conversation {
  private final List<Leg> legs;
  private final Leg first;
  private final Leg lastSpoken;
  private final long startedAt;
  private final long endedAt;

  /**
   * A conversation.
   *
   * @param all its visible legs, consultations among them; at least one
   */
  Conversation(List<Leg> all) {
    legs =
        all.size() == 1
            ? all
            : all.stream().filter(leg -> all.stream().noneMatch(leg::isConsultationOf)).toList();
    first = legs.stream().min(Leg.ORDER).orElseThrow();
    List<Leg> handled = legs.stream().filter(Leg::isHandled).toList();
    lastSpoken = (handled.isEmpty() ? legs : handled).stream().max(Leg.ORDER_OF_ENDS).orElseThrow();
    startedAt = legs.stream().mapToLong(Leg::startedAt).min().orElseThrow();
    endedAt = legs.stream().mapToLong(Leg::endedAt).max().orElseThrow();
  }

  long startedAt() {
    return startedAt;
  }

  /** When the customer's part was over. */
  long endedAt() {
    return endedAt;
  }

  /** Whether repeats count on a leg: the one on which the customer was last spoken to. */
  boolean isLastSpokenOn(Leg leg) {
    return lastSpoken.contactKey() == leg.contactKey();
  }

  /** Whether the customer began it, and did not only ask for it. */
  boolean isCustomersOwn() {
    return first.isInbound();
  }

  /** Whether the organisation began it, unasked. */
  boolean isOutbound() {
    return first.isOutbound();
  }

  /** The services that the customer reached. */
  Set<Long> services() {
    return legs.stream().map(Leg::serviceKey).collect(Collectors.toUnmodifiableSet());
  }

  /** The services that the customer had reached when a leg of it began. */
  Set<Long> servicesUpTo(Leg leg) {
    return legs.stream()
        .filter(own -> own.startedAt() <= leg.startedAt())
        .map(Leg::serviceKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  boolean cameToAnyOf(Set<Long> services) {
    for (Leg leg : legs) {
      if (services.contains(leg.serviceKey())) {
        return true;
      }
    }
    return false;
  }

  /** When the customer was last in touch before an instant: its end, or its beginning if open. */
  long lastTouchBefore(long instant) {
    return endedAt <= instant ? endedAt : startedAt;
  }
}
