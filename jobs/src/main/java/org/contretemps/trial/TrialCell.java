package org.contretemps.trial;

import org.contretemps.simulation.CellKind;
import org.contretemps.statistics.NormPositionCounts;

/**
 * The contacts of a drawn cell as the method sees them, and the truth that it does not see.
 *
 * @param wholeMinutes contacts whose time is a multiple of 60 s
 * @param harm h, repeats that hurrying added per contact: the sum of what it added to probabilities
 * @param gatheredShare B/n, contacts that hurrying brought just under the norm
 */
record TrialCell(
    CellKind kind,
    NormPositionCounts counts,
    long wholeMinutes,
    double harm,
    double gatheredShare) {

  /** Whether a flag on the cell is right. */
  boolean isHarmed() {
    return kind == CellKind.PLANTED_HARM;
  }
}
