package org.contretemps.source.landing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Recognises files that cannot be loaded, and says why. */
final class Unusable {
  private static final String HIDDEN =
      "a name that starts with a dot or an underscore means that it is still being written; give it another one when it is complete";

  private Unusable() {}

  /** Why a file cannot be used, as the end of a sentence; empty if it can. */
  static Optional<String> reason(Folder.Entry entry, Instant now) {
    return ofKind(entry.kind()).or(() -> ofName(entry)).or(() -> ofTime(entry, now));
  }

  private static Optional<String> ofKind(Folder.Kind kind) {
    return switch (kind) {
      case UNREADABLE, CLOSED_FOLDER -> Optional.of("this user may not read it");
      case BROKEN_LINK -> Optional.of("it is a link to what is not there");
      case NO_FILE -> Optional.of("it is a pipe, a socket or a device and no file");
      default -> Optional.empty();
    };
  }

  private static Optional<String> ofName(Folder.Entry entry) {
    String name = entry.name();
    if (entry.path().startsWith("file:") && name.contains(":") && name.endsWith(".parquet")) {
      return Optional.of("the name of a Parquet file of this machine cannot hold a colon");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("its name holds control characters");
    }
    boolean isHidden =
        Arrays.stream(name.split("/", -1))
            .anyMatch(part -> part.startsWith("_") || part.startsWith("."));
    return isHidden ? Optional.of(HIDDEN) : Optional.empty();
  }

  /**
   * Of two deliveries of a record the later one wins: one from a wrong clock would win for ever.
   */
  private static Optional<String> ofTime(Folder.Entry entry, Instant now) {
    return entry.changedAt().isAfter(now.plus(Duration.ofDays(1)))
        ? Optional.of(
            "it was last changed on %s, which is still to come; touch it"
                .formatted(entry.changedAt()))
        : Optional.empty();
  }
}
