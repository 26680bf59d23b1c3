package org.contretemps.proof.trial.draw;

import java.util.SplittableRandom;
import org.contretemps.proof.simulation.CellKind;

/** What is true of a cell in which contacts are passed on (METHOD §11). */
public enum PassingKind {
  /** Contacts that would run past the norm are passed on just before it: a true zone. */
  PLANTED(0.2, CellKind.PLAIN),
  /** They are hurried under it instead, and finished; in one form of worlds also passed on. */
  HURRIED(0.2, CellKind.HARMLESS_HURRY),
  /** Part of the times are whole minutes. */
  HEAPED(0.1, CellKind.MINUTE_HEAPING),
  /** Nothing happens at the norm. */
  PLAIN(0.5, CellKind.PLAIN);

  private final double share;
  private final CellKind cells;

  PassingKind(double share, CellKind cells) {
    this.share = share;
    this.cells = cells;
  }

  CellKind cells() {
    return cells;
  }

  static PassingKind draw(SplittableRandom random) {
    double unit = random.nextDouble();
    for (PassingKind kind : values()) {
      unit -= kind.share;
      if (unit < 0) {
        return kind;
      }
    }
    return PLAIN;
  }
}
