package org.contretemps.proof.trial.draw;

/** The variations of simulated worlds beyond the common confounders (METHOD §9, its end). */
public enum Variation {
  /** Nothing. */
  NONE(1),
  /** Teams have norms of their own, and cells are judged over all of them. */
  POOLED_NORMS(CellPlan.TEAMS),
  /** A repeat is a contact too: by the same customer, on the same matter, likely to repeat. */
  CHAINS(ServiceDraw.WINDOW_DAYS / Variation.DAYS_A_WEEK);

  private static final int DAYS_A_WEEK = 7;

  private final int parts;

  Variation(int parts) {
    this.parts = parts;
  }

  /** In how many parts the contacts of a cell are counted. */
  int parts() {
    return parts;
  }

  /** The part that a contact is counted in: its norm or its week. */
  int part(DrawnContact contact) {
    return switch (this) {
      case NONE -> 0;
      case POOLED_NORMS -> contact.agent() % CellPlan.TEAMS;
      case CHAINS -> contact.windowDay() / DAYS_A_WEEK;
    };
  }

  /** N for a contact of an agent. */
  int norm(CellPlan plan, int agent) {
    return this == POOLED_NORMS ? plan.normOfTeam(agent % CellPlan.TEAMS) : plan.normSeconds();
  }
}
