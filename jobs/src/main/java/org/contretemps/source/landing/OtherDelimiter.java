package org.contretemps.source.landing;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises a file whose lines were read as a single field because it uses another delimiter than
 * its mapping says. Pure.
 */
public final class OtherDelimiter {
  private static final int FEWEST = 2;
  private static final Map<Character, String> NAMES =
      Map.of(';', "';'", ',', "','", '\t', "\"\\t\"", '|', "'|'");

  private OtherDelimiter() {}

  /** Asks whether the delimiter is another one; empty if nothing in the line suggests so. */
  public static Optional<String> question(List<String> fields) {
    if (fields.size() != 1) {
      return Optional.empty();
    }
    String line = fields.get(0);
    return NAMES.keySet().stream()
        .max(Comparator.comparingLong(mark -> count(line, mark)))
        .filter(mark -> count(line, mark) >= FEWEST)
        .map(
            mark ->
                " (one column with %d times %s in it: is the delimiter %s?)"
                    .formatted(count(line, mark), NAMES.get(mark), NAMES.get(mark)));
  }

  private static long count(String line, char mark) {
    return line.chars().filter(c -> c == mark).count();
  }
}
