package org.contretemps.proof.simulation;

/** Degree of complexity of the coproduction, from easy to hard. */
public enum SituationType {
  SIMPLE,
  INTERMEDIATE,
  COMPLEX
}
