package org.contretemps.operation;

import java.util.Locale;

/** The ways in which a run, or one of its steps, can end. */
public enum RunOutcome {
  /** Done. */
  OK,
  /** Stopped by something that is not in the data. */
  FAILED,
  /** Stopped because of what a source delivered; nothing was published. */
  REFUSED;

  /** The word that is written down. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
