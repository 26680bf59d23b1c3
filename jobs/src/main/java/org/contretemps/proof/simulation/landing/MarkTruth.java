package org.contretemps.proof.simulation.landing;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.contretemps.proof.simulation.Mark;
import org.contretemps.proof.simulation.PlantedMark;
import org.contretemps.proof.simulation.Service;
import org.contretemps.proof.simulation.SimulatedWorld;

/**
 * Writes which deviations are planted where, one line each, to compare indicators with. A field
 * that does not narrow the place down is empty. Employees who are less content than their customers
 * are included, too, if harm in the cells of their service is the cause. No step of a night may
 * read it.
 */
final class MarkTruth {
  private static final String HEADER = "mark,organisation,service,team,territory";

  private MarkTruth() {}

  static String csv(SimulatedWorld world) {
    Stream<String> others =
        world.plantedMarks().stream()
            .filter(place -> place.mark() != Mark.ASYMMETRY)
            .map(MarkTruth::line);
    return Stream.concat(others, asymmetries(world))
        .map(line -> line + "\n")
        .collect(Collectors.joining("", HEADER + "\n", ""));
  }

  private static String line(PlantedMark place) {
    Service service = place.service();
    return String.format(
        Locale.ROOT,
        "%s,ORG-%d,%s,,%s",
        place.mark(),
        place.organisation() + 1,
        service == null ? "" : service.name(),
        place.territory() == null ? "" : place.territory());
  }

  private static Stream<String> asymmetries(SimulatedWorld world) {
    return world.services().stream()
        .flatMap(
            service ->
                IntStream.rangeClosed(0, service.teams())
                    .filter(team -> SimulatedPulse.isAsymmetric(world, service, team))
                    .mapToObj(
                        team ->
                            "%s,%s,%s,%s,"
                                .formatted(
                                    Mark.ASYMMETRY,
                                    service.organisation(),
                                    service.name(),
                                    service.team(team))));
  }
}
