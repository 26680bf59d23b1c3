package org.contretemps.statistics.ledger;

import java.util.Optional;

/** Whether the effect that was promised with a decision has come (METHOD §15). */
public enum PromiseState {
  /** The intervals of what was promised and what came overlap, and what came excludes 0. */
  KEPT,
  /** The intervals do not overlap. */
  BROKEN,
  /** Neither, or nothing is known of what came. */
  OPEN,
  /** Nothing was promised. */
  NONE;

  /**
   * The state of a promise.
   *
   * @param promised empty if nothing was promised
   * @param realised empty as long as nothing is known
   */
  public static PromiseState of(Optional<Change> promised, Optional<Change> realised) {
    if (promised.isEmpty()) {
      return NONE;
    }
    if (realised.isEmpty()) {
      return OPEN;
    }
    if (!promised.get().overlaps(realised.get())) {
      return BROKEN;
    }
    return realised.get().excludesZero() ? KEPT : OPEN;
  }

  /** Whether the last word on the promise is said. */
  public boolean isClosed() {
    return this == KEPT || this == BROKEN;
  }
}
