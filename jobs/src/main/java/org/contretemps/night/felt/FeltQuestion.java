package org.contretemps.night.felt;

import org.contretemps.record.feedback.AgentPulse;

/** The questions of the weekly pulse that are compared with work in zones. */
public enum FeltQuestion {
  GOOD_WORK(AgentPulse.GOOD_WORK),
  ENOUGH_TIME(AgentPulse.ENOUGH_TIME),
  SUPPORTED(AgentPulse.SUPPORTED);

  private final String column;

  FeltQuestion(String column) {
    this.column = column;
  }

  /** The column of {@link AgentPulse} with the answer, 1 to 5. */
  String column() {
    return column;
  }

  String answers() {
    return column + "_answers";
  }

  String high() {
    return column + "_high";
  }
}
