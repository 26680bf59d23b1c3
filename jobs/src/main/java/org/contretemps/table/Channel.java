package org.contretemps.table;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The channels by which a contact can reach the organisation. */
public enum Channel {
  PHONE,
  CHAT,
  MESSAGE,
  EMAIL,
  VIDEO,
  DESK;

  private static final Set<String> LIVE =
      Stream.of(PHONE, CHAT, VIDEO, DESK).map(Channel::name).collect(Collectors.toSet());

  /** Whether customers of the channel of this name wait for an answer there and then. */
  public static boolean isLive(String name) {
    return LIVE.contains(name);
  }
}
