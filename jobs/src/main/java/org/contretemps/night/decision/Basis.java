package org.contretemps.night.decision;

/** The kind of evidence that a measured change is based on, the strongest first. */
enum Basis {
  /** Cells of the service whose norm stayed, over the same weeks. */
  NORM_CHANGE,
  /** The cell itself, before and after. */
  WITHOUT_COMPARISON
}
