package org.contretemps.night.recommendation;

import java.util.Map;
import org.contretemps.statistics.queue.CellHarm;

/**
 * A norm under which a zone is open, and what is established of its cells.
 *
 * @param seconds its target
 * @param harms by cell identifier, of those with an established clash
 */
record DecidedNorm(
    String organisation,
    String service,
    String channel,
    long normId,
    double seconds,
    Map<Long, CellHarm> harms) {
  int wholeSeconds() {
    return (int) Math.max(1, Math.rint(seconds));
  }
}
