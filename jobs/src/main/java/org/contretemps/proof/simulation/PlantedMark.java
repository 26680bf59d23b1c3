package org.contretemps.proof.simulation;

/**
 * The place in a simulated world where a deviation is planted. What does not narrow the place down
 * is null.
 *
 * @param organisation position of the organisation
 * @param team position of the team within the service
 */
public record PlantedMark(
    Mark mark, int organisation, Service service, Integer team, String territory) {

  static PlantedMark of(Mark mark, int organisation) {
    return new PlantedMark(mark, organisation, null, null, null);
  }

  static PlantedMark of(Mark mark, Service service) {
    return new PlantedMark(mark, service.organisationNumber(), service, null, null);
  }

  PlantedMark inTeam(int number) {
    return new PlantedMark(mark, organisation, service, number, territory);
  }

  PlantedMark inTerritory(String name) {
    return new PlantedMark(mark, organisation, service, team, name);
  }

  boolean isIn(Service other) {
    return service == null
        ? organisation == other.organisationNumber()
        : service.number() == other.number();
  }
}
