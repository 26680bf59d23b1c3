package org.contretemps.proof.simulation;

/**
 * A cell of a simulated world, with the truth about it.
 *
 * @param number position among all cells
 * @param logScale how much longer contacts are here by nature than the median of their difficulty
 * @param hiddenShare share of a hidden sub-type that is long and repeat-prone
 * @param norm seconds per contact until {@code changeDay}
 * @param changeDay epoch day from which {@code changedNorm} is in force; far away if never
 */
public record WorldCell(
    int number,
    Service service,
    SimulatedChannel channel,
    SimulatedSituationType type,
    CellKind kind,
    double logScale,
    double hiddenShare,
    int norm,
    long changeDay,
    int changedNorm,
    Hurry hurry) {

  static final long NEVER = Long.MAX_VALUE;

  /** Seconds per contact in force on an epoch day. */
  public int normOn(long day) {
    return day < changeDay ? norm : changedNorm;
  }

  public boolean changesNorm() {
    return changeDay != NEVER;
  }
}
