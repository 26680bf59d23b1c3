package org.contretemps.night.decision;

/** What a realised change rests on, the stronger first. */
enum Basis {
  /** Cells of the service whose norm stayed, over the same weeks. */
  NORM_CHANGE,
  /** The cell itself, before and after. */
  WITHOUT_COMPARISON
}
