package org.contretemps.source.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules of a mapping that leave records out and count them under a name taken from the record, such
 * as the kind of its event. A record is left out if the expression of a rule gives a name.
 *
 * @param known rule → SQL expression of the name; these names are expected
 * @param unknown the same for unknown names, of which {@code load_audit} warns
 */
public record NamedExclusions(Map<String, String> known, Map<String, String> unknown) {
  public static final NamedExclusions NONE = new NamedExclusions(Map.of(), Map.of());

  private static final String BETWEEN = ": ";

  /** All rules with their expressions, in the order in which they are asked. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>(known);
    all.putAll(unknown);
    return all;
  }

  /** The reason by which a record of this name is excluded begins so. */
  static String prefix(String rule) {
    return rule + BETWEEN;
  }

  /**
   * A sentence for each rule of names never heard of that left anything out.
   *
   * @param excludedBy reason → number of records
   */
  List<String> warnings(Map<String, Long> excludedBy) {
    return unknown.keySet().stream()
        .map(rule -> new String[] {rule, counts(excludedBy, prefix(rule))})
        .filter(said -> !said[1].isEmpty())
        .map(said -> "Left out: %s (%s).".formatted(said[1], said[0]))
        .toList();
  }

  private static String counts(Map<String, Long> excludedBy, String prefix) {
    List<String> counts =
        excludedBy.entrySet().stream()
            .filter(reason -> reason.getKey().startsWith(prefix))
            .map(
                reason ->
                    "%s %,d"
                        .formatted(reason.getKey().substring(prefix.length()), reason.getValue()))
            .toList();
    return String.join(", ", counts);
  }
}
