package org.contretemps.warehouse.lock;

import java.time.Duration;
import java.time.Instant;

/**
 * A point in time by two clocks of a machine: the wall clock can be set back, the monotonic one
 * stands still while the machine sleeps. The time to a later moment is the longer of the two
 * differences.
 */
record Moment(Instant wall, long nanos) {
  static Moment now() {
    return new Moment(Instant.now(), System.nanoTime());
  }

  /** Whether less than a time has passed, by both clocks, until a later moment. */
  boolean isWithin(Duration limit, Moment later) {
    return Duration.between(wall, later.wall).compareTo(limit) < 0
        && later.nanos - nanos < limit.toNanos();
  }
}
