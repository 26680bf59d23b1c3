package org.contretemps.source.sketch;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a line of delimited text whose quotes are misplaced ({@code "Ann" <101>,101}): a delimiter
 * counts if it is outside of quotes. Good enough to see the columns, not to load them. Pure.
 */
final class LooseLine {
  private LooseLine() {}

  /** The fields with their quotes; null for an empty one. */
  static List<String> split(String line, char delimiter) {
    List<String> fields = new ArrayList<>();
    boolean isQuoted = false;
    int from = 0;
    for (int at = 0; at <= line.length(); at++) {
      if (at == line.length() || (line.charAt(at) == delimiter && !isQuoted)) {
        fields.add(at == from ? null : line.substring(from, at));
        from = at + 1;
      } else if (line.charAt(at) == '"') {
        isQuoted = !isQuoted;
      }
    }
    return fields;
  }
}
