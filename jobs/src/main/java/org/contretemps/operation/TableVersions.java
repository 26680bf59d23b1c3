package org.contretemps.operation;

import java.util.Map;
import java.util.TreeMap;

/**
 * The table versions that the commits of a step read and wrote.
 *
 * @param read table → version that was read
 * @param written table → version at which it stood afterwards
 */
public record TableVersions(Map<String, Long> read, Map<String, Long> written) {
  /** Nothing. */
  public static final TableVersions NONE = new TableVersions(Map.of(), Map.of());

  /** Both together; of a table in both, the later version. */
  TableVersions and(TableVersions later) {
    return new TableVersions(both(read, later.read), both(written, later.written));
  }

  private static Map<String, Long> both(Map<String, Long> first, Map<String, Long> second) {
    Map<String, Long> both = new TreeMap<>(first);
    second.forEach((table, version) -> both.merge(table, version, Math::max));
    return both;
  }
}
