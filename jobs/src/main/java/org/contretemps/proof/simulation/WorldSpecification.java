package org.contretemps.proof.simulation;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All parameters of a simulated world. Two equal specifications give the same records, whatever
 * range of days is requested and however the work is cut.
 *
 * @param firstDay the first local day that can be delivered; the call centre was at work before
 * @param zone the zone of every local time in the landing files
 * @param contactsPerDay contacts per calendar day on average over a week, transfers and repeats
 *     included
 * @param customersPerService size of the circle of customers that a service draws from
 * @param contactsPerAgentDay decides how many agents there are
 * @param agentsPerTeam seats in a team, which serves one service
 * @param kinds how many cells of each kind are planted; all others are plain
 * @param plantedStrength 1 for the range of METHOD §9; scales the share that is hurried and the
 *     log-odds that harm adds
 * @param marks which marks of indicators are planted, each in one place
 * @param servicesWithNormChange how many services have the norms of their first channel tightened
 * @param normChangeDay days from {@code firstDay} to the first of these changes
 */
public record WorldSpecification(
    long seed,
    LocalDate firstDay,
    ZoneId zone,
    double contactsPerDay,
    int organisations,
    int servicesPerOrganisation,
    List<SimulatedChannel> channels,
    int customersPerService,
    int contactsPerAgentDay,
    int agentsPerTeam,
    Map<CellKind, Integer> kinds,
    double plantedStrength,
    Set<Mark> marks,
    int servicesWithNormChange,
    int normChangeDay,
    SituationScoring scoring)
    implements Serializable {

  private static final LocalDate USUAL_FIRST_DAY = LocalDate.of(2026, 1, 5);
  private static final ZoneId USUAL_ZONE = ZoneId.of("Europe/Paris");

  public WorldSpecification {
    channels = List.copyOf(channels);
    kinds = Map.copyOf(kinds);
    marks = Set.copyOf(marks);
    require(contactsPerDay > 0, "contacts per day", contactsPerDay);
    require(organisations > 0, "organisations", organisations);
    require(servicesPerOrganisation > 0, "services per organisation", servicesPerOrganisation);
    require(!channels.isEmpty(), "channels", channels);
    require(customersPerService > 0, "customers per service", customersPerService);
    require(contactsPerAgentDay > 0, "contacts per agent-day", contactsPerAgentDay);
    require(agentsPerTeam > 1, "agents per team", agentsPerTeam);
    int planted = kinds.values().stream().mapToInt(Integer::intValue).sum();
    int cells = organisations * servicesPerOrganisation * channels.size() * 3;
    if (planted > cells) {
      throw new IllegalArgumentException(
          "Cannot plant %d cells: the world has %d. Plant fewer or add services."
              .formatted(planted, cells));
    }
  }

  private static void require(boolean holds, String what, Object value) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot make a world: %s is %s. Give it a positive value.".formatted(what, value));
    }
  }

  /**
   * A preset: {@code demo} (400,000 contacts over 75 days), {@code small} (for tests), {@code
   * everything} (2 million contacts over 50 days in 90 cells, all that misleads a comparison
   * planted at once: every {@link CellKind}), {@code unharmed} (the same with no harm in it),
   * {@code shedding} (contacts over at once, with and without an innocent cause), {@code
   * norm-changes} (four services change norms, and 13 weeks lie on either side of each change),
   * {@code marks} (nobody hurries, and every {@link Mark} is planted) or {@code unmarked} (the same
   * with none).
   */
  public static WorldSpecification named(String name) {
    return switch (name) {
      case "demo" ->
          of(400_000, 75, 24)
              .withKinds(Map.of(CellKind.PLANTED_HARM, 4, CellKind.HARMLESS_HURRY, 2))
              .withPlantedStrength(1.3)
              .withNormChange(1, 40);
      case "small" ->
          of(20_000, 21, 12)
              .withKinds(Map.of(CellKind.PLANTED_HARM, 2, CellKind.HARMLESS_HURRY, 1));
      case "everything" -> {
        WorldSpecification world = of(2_000_000, 50, 90);
        Map<CellKind, Integer> kinds = new EnumMap<>(world.kinds());
        kinds.put(CellKind.SHEDDING, 2);
        kinds.put(CellKind.WRONG_NUMBERS, 2);
        yield world.withKinds(kinds);
      }
      case "unharmed" -> {
        WorldSpecification world = named("everything");
        Map<CellKind, Integer> kinds = new EnumMap<>(world.kinds());
        kinds.keySet().removeAll(List.of(CellKind.PLANTED_HARM, CellKind.SHEDDING));
        yield world.withKinds(kinds).withNormChange(0, 0);
      }
      case "shedding" ->
          of(800_000, 50, 48)
              .withKinds(Map.of(CellKind.SHEDDING, 6, CellKind.WRONG_NUMBERS, 6))
              .withNormChange(0, 0);
      case "norm-changes" ->
          of(1_800_000, 250, 48).withKinds(Map.of(CellKind.PLANTED_HARM, 12)).withNormChange(4, 98);
      case "marks" -> named("unmarked").withMarks(Set.of(Mark.values()));
      case "unmarked" -> of(250_000, 75, 48).withKinds(Map.of()).withNormChange(0, 0);
      default ->
          throw new IllegalArgumentException(
              "Cannot make the world '%s': no preset has this name. Use demo, small, everything, unharmed, shedding, norm-changes, marks or unmarked."
                  .formatted(name));
    };
  }

  /**
   * A world of about the given numbers of contacts, days from 2026-01-05, and cells.
   *
   * <p>Up to 48 cells there are two channels, beyond that three, and up to five organisations. One
   * cell in eight is planted with harm, one in twelve with harmless hurry, and larger worlds have
   * one in thirty of every other kind.
   */
  public static WorldSpecification of(long contacts, int days, int cells) {
    List<SimulatedChannel> channels =
        cells <= 48
            ? List.of(SimulatedChannel.PHONE, SimulatedChannel.EMAIL)
            : List.of(SimulatedChannel.PHONE, SimulatedChannel.CHAT, SimulatedChannel.EMAIL);
    int services = Math.max(1, Math.round(cells / (3f * channels.size())));
    int organisations = services < 4 ? 1 : services < 9 ? 2 : services < 100 ? 3 : 5;
    int perOrganisation = (services + organisations - 1) / organisations;
    double perDay = contacts / WorldCalendar.volume(USUAL_FIRST_DAY, days);
    return new WorldSpecification(
        20260105,
        USUAL_FIRST_DAY,
        USUAL_ZONE,
        perDay,
        organisations,
        perOrganisation,
        channels,
        customersFor(perDay / (organisations * perOrganisation)),
        40,
        12,
        usualKinds(organisations * perOrganisation * channels.size() * 3),
        1,
        Set.of(),
        services / 4,
        days / 2,
        SituationScoring.DEFAULT);
  }

  /**
   * A number by which a customer has an unrelated matter on a service in about one week of a
   * hundred.
   */
  private static int customersFor(double contactsPerServiceDay) {
    return (int) Math.max(1_000, Math.min(40_000_000, 700 * contactsPerServiceDay));
  }

  private static Map<CellKind, Integer> usualKinds(int cells) {
    int few = cells / 30;
    return Map.of(
        CellKind.PLANTED_HARM, cells / 8,
        CellKind.HARMLESS_HURRY, cells / 12,
        CellKind.HURRY_UNDER_LOAD, few,
        CellKind.UNDERSTAFFED, few,
        CellKind.MINUTE_HEAPING, few,
        CellKind.STEEP_DIFFICULTY, few,
        CellKind.HARDEST_HURRIED, few,
        CellKind.DIFFUSE_HURRY, few);
  }

  public WorldSpecification withSeed(long otherSeed) {
    return with(otherSeed, kinds, plantedStrength, marks, servicesWithNormChange, normChangeDay);
  }

  public WorldSpecification withKinds(Map<CellKind, Integer> otherKinds) {
    return with(seed, otherKinds, plantedStrength, marks, servicesWithNormChange, normChangeDay);
  }

  public WorldSpecification withPlantedStrength(double strength) {
    return with(seed, kinds, strength, marks, servicesWithNormChange, normChangeDay);
  }

  /** The norms of the first channel of this many services are tightened from this day on. */
  public WorldSpecification withNormChange(int services, int daysFromFirst) {
    return with(seed, kinds, plantedStrength, marks, services, daysFromFirst);
  }

  public WorldSpecification withMarks(Set<Mark> otherMarks) {
    return with(seed, kinds, plantedStrength, otherMarks, servicesWithNormChange, normChangeDay);
  }

  private WorldSpecification with(
      long newSeed,
      Map<CellKind, Integer> newKinds,
      double newStrength,
      Set<Mark> newMarks,
      int newServices,
      int newDay) {
    return new WorldSpecification(
        newSeed,
        firstDay,
        zone,
        contactsPerDay,
        organisations,
        servicesPerOrganisation,
        channels,
        customersPerService,
        contactsPerAgentDay,
        agentsPerTeam,
        newKinds,
        newStrength,
        newMarks,
        newServices,
        newDay,
        scoring);
  }
}
