package org.contretemps.statistics.position;

/**
 * The two outcomes that are counted in contacts: the adverse one, which hurrying may cause, and the
 * prior contact, which it cannot (METHOD §4).
 */
public enum Outcome {
  /**
   * y: what hurrying may cause, by default a repeat contact of the same customer and service within
   * 7 days.
   */
  ADVERSE,
  /**
   * v: the customer had already made contact in the 30 days before, which hurrying cannot cause;
   * the negative control.
   */
  PRIOR_CONTACT
}
