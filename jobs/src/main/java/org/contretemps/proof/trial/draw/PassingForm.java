package org.contretemps.proof.trial.draw;

/** Forms of worlds in which contacts are passed on (METHOD §11). */
public enum PassingForm {
  /** Services of ten cells, three in ten with a policy to pass on at a time. */
  USUAL(10),
  /** Services of three cells: few others to ask. */
  SMALL_SERVICES(3),
  /** Norms have changed, and one cell in ten has a policy of its own at about its norm. */
  OWN_POLICIES(10),
  /** Harmless hurry moves every contact under the norm, those that are passed on among them. */
  HURRY_OF_ALL(10);

  private final int cells;

  PassingForm(int cells) {
    this.cells = cells;
  }

  int cells() {
    return cells;
  }
}
