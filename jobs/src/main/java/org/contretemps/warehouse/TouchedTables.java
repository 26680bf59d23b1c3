package org.contretemps.warehouse;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.contretemps.warehouse.delta.Lineage;

/**
 * Records which versions of which tables a run has written, and which versions those were computed
 * from.
 */
final class TouchedTables {
  private final Map<String, Long> written = new ConcurrentHashMap<>();
  private final Map<String, Long> read = new ConcurrentHashMap<>();

  void wrote(String table, long version) {
    written.put(table, version);
  }

  void madeFrom(Lineage lineage) {
    lineage.consumed().entrySet().stream()
        .filter(upstream -> upstream.getValue() != Lineage.NEVER)
        .forEach(upstream -> read.merge(upstream.getKey(), upstream.getValue(), Math::max));
  }

  /** Tables written since the last call. */
  Map<String, Long> takeWritten() {
    return take(written);
  }

  /** Tables that others were computed from since the last call. */
  Map<String, Long> takeRead() {
    return take(read);
  }

  private static Map<String, Long> take(Map<String, Long> noted) {
    Map<String, Long> taken = new HashMap<>(noted);
    taken.keySet().forEach(noted::remove);
    return taken;
  }
}
