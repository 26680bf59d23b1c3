package org.contretemps.source.landing;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Finds, for each column that a file lacks, a column of the file with a similar name that the
 * mapping does not use: probably a renamed column. Pure.
 */
public final class LikeColumns {
  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();
  private static final int SHORTEST_PART = 4;

  private LikeColumns() {}

  /** Why no record of a file can be used that lacks columns. */
  public static String lacking(List<String> missing, List<String> unnamed) {
    return "the file's header has no column "
        + String.join(", ", missing)
        + OtherDelimiter.question(unnamed).orElseGet(() -> question(missing, unnamed));
  }

  /** Asks whether columns are meant that the mapping does not name; empty if none is alike. */
  public static String question(List<String> missing, List<String> unnamed) {
    String likely =
        missing.stream()
            .flatMap(
                name ->
                    nearest(name, unnamed).stream()
                        .map(found -> "'%s' for %s".formatted(found, name)))
            .collect(Collectors.joining(", "));
    return likely.isEmpty() ? "" : ". Did you mean %s?".formatted(likely);
  }

  private static Optional<String> nearest(String name, List<String> unnamed) {
    return unnamed.stream()
        .filter(candidate -> isLike(plain(name), plain(candidate)))
        .min(Comparator.comparingInt(candidate -> DISTANCE.apply(plain(name), plain(candidate))));
  }

  private static boolean isLike(String name, String candidate) {
    String shorter = name.length() < candidate.length() ? name : candidate;
    String longer = name.length() < candidate.length() ? candidate : name;
    return !shorter.isEmpty()
        && (DISTANCE.apply(name, candidate) <= name.length() / 3
            || (shorter.length() >= SHORTEST_PART && longer.contains(shorter)));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
