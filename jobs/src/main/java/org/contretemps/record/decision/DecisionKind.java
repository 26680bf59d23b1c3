package org.contretemps.record.decision;

/** The decisions that can be taken about a norm that clashes with quality. */
public enum DecisionKind {
  /** The norm is given more time. */
  LOOSEN,
  /** The norm stays, its cost known. */
  KEEP,
  /** Another norm is tried first. */
  PILOT,
  /** The norm is not the cause; something else has to be corrected. */
  OTHER_CAUSE,
  /** The finding is not accepted. */
  REFUSE
}
