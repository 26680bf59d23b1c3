package org.contretemps.config;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Collects all errors in what a user wrote, so that they are reported together. */
public final class Problems {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private final List<String> messages = new ArrayList<>();

  /** Notes one problem: a whole sentence that says what to do. */
  public void add(String message) {
    messages.add(message);
  }

  /** Notes a name that nothing knows, with the nearest known one. */
  public void addUnknown(String what, String name, Collection<String> known) {
    String hint =
        nearest(name, known)
            .map(" Did you mean '%s'?"::formatted)
            .orElse(" Known: " + String.join(", ", known.stream().sorted().toList()) + ".");
    add("unknown %s '%s'.%s".formatted(what, name, hint));
  }

  /** Everything noted so far, in order. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  /** Does nothing if no problem was noted. */
  public void throwIfAny(String cannot) {
    if (!messages.isEmpty()) {
      throw new ConfigurationException(
          "Cannot %s: %d problem%s.\n  - %s"
              .formatted(
                  cannot,
                  messages.size(),
                  messages.size() == 1 ? "" : "s",
                  String.join("\n  - ", messages)));
    }
  }

  /** The known name that a misspelt one most likely means, if one is near enough. */
  public static Optional<String> nearest(String name, Collection<String> known) {
    int reach = Math.max(2, name.length() / 3);
    return known.stream()
        .filter(candidate -> DISTANCE.apply(name, candidate) <= reach)
        .min(Comparator.comparingInt(candidate -> DISTANCE.apply(name, candidate)));
  }
}
