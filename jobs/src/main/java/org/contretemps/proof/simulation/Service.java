package org.contretemps.proof.simulation;

/**
 * A service of a simulated organisation, which its customers contact.
 *
 * @param number position among all services of the world
 * @param organisationNumber position of its organisation
 * @param logScale how much longer its contacts are by nature, as a logarithm
 * @param repeatLogit log-odds of a repeat at middle difficulty, all else ordinary
 * @param teams teams that serve it
 */
public record Service(
    int number,
    int organisationNumber,
    String organisation,
    String name,
    double logScale,
    double repeatLogit,
    int teams) {

  /** A team's name; the number after the last team's is the back office. */
  public String team(int team) {
    return team < teams ? name + "-T" + (team + 1) : name + "-BO";
  }
}
