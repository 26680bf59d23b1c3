package org.contretemps.proof.simulation;

/** How complex a simulated situation is, from easy to hard. */
public enum SimulatedSituationType {
  SIMPLE,
  INTERMEDIATE,
  COMPLEX
}
