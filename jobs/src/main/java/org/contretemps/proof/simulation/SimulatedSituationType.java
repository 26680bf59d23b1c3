package org.contretemps.proof.simulation;

/** Degree of complexity of the coproduction, from easy to hard. */
public enum SimulatedSituationType {
  SIMPLE,
  INTERMEDIATE,
  COMPLEX
}
