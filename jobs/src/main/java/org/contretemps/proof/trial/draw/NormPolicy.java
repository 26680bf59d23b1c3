package org.contretemps.proof.trial.draw;

/**
 * A simulated supervisor's policy on one side of the norm, for all contacts there, hurried or not
 * (METHOD §4.1). It makes the rate of repeats jump at the norm without any hurrying.
 */
public enum NormPolicy {
  /** Nothing. */
  NONE,
  /** A supervisor helps once a contact runs past the norm: fewer of those come back. */
  HELP_PAST_NORM,
  /** Only contacts that met the norm are called back or surveyed: more of those come back. */
  CALL_BACK_IF_MET;

  /** What the policy adds to the log-odds of a repeat, of a strength that is never negative. */
  double logit(boolean met, double strength) {
    return switch (this) {
      case NONE -> 0;
      case HELP_PAST_NORM -> met ? 0 : -strength;
      case CALL_BACK_IF_MET -> met ? strength : 0;
    };
  }
}
