package org.contretemps.proof.simulation;

import java.util.List;
import org.contretemps.proof.simulation.Draws.Purpose;

/**
 * A simulated customer: the person who is entitled to the service.
 *
 * @param id null if the person was not identified
 */
public record Customer(String id, Kind kind, String territory) {
  /** In what capacity the person deals with the organisation. */
  public enum Kind {
    INSURED,
    PROFESSIONAL,
    PARTNER
  }

  /** Where customers live, the most of them first. */
  static final List<String> TERRITORIES =
      List.of(
          "75", "13", "59", "69", "93", "33", "31", "44", "67", "34", "76", "35", "06", "62", "974",
          "2A");

  private static final double[] TERRITORY_SHARES =
      Draws.cumulativeShares(12, 11, 10, 9, 8, 7, 7, 6, 6, 5, 5, 4, 4, 3, 2, 1);
  private static final double[] KIND_SHARES = Draws.cumulativeShares(0.82, 0.12, 0.06);
  private static final Kind[] KINDS = Kind.values();

  /** Customers are numbered per organisation, so that one person may use several services. */
  static Customer of(WorldSpecification world, int organisation, long number, boolean identified) {
    Draws draws = new Draws(Draws.seed(world.seed(), Purpose.CUSTOMER, organisation, number));
    Kind kind = KINDS[draws.pick(KIND_SHARES)];
    String territory = TERRITORIES.get(draws.pick(TERRITORY_SHARES));
    return new Customer(
        identified ? "C" + (organisation + 1) + "-" + number : null, kind, territory);
  }
}
