package org.contretemps.proof.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.contretemps.proof.simulation.Draws.Purpose;

/**
 * What a specification of a simulated world determines once for all: services, cells with their
 * norms and planted behaviour, the norm log, the incidents of any day. It takes some milliseconds
 * to build, so every executor builds its own.
 */
public final class SimulatedWorld {
  /** Measured: contacts (legs, abandoned attempts, repeats, calls back) per episode. */
  public static final double CONTACTS_PER_EPISODE = 1.235;

  private static final int EPISODES_PER_SLICE = 5_000;
  private static final double DAY_VOLUME_DEVIATION = 0.04;
  private static final double RARE = 0.6;
  static final List<SimulatedSituationType> ORDERED_TYPES =
      List.of(SimulatedSituationType.values());
  private static final int TYPES = ORDERED_TYPES.size();

  private final WorldSpecification specification;
  private final NaturalTimes naturalTimes;
  private final List<Service> services;
  private final List<WorldCell> cells;
  private final Marks marks;
  private final double[] channelShares;

  public SimulatedWorld(WorldSpecification specification) {
    this.specification = specification;
    this.naturalTimes = new NaturalTimes(specification.scoring());
    this.services = makeServices();
    this.channelShares =
        Draws.cumulativeShares(
            specification.channels().stream().mapToDouble(SimulatedChannel::weight).toArray());
    CellKind[] kinds = plantedKinds();
    this.marks = Marks.of(specification, services, service -> hurriedCells(kinds, service));
    this.cells = new CellMaker(specification, naturalTimes, marks, services).cells(kinds);
  }

  public WorldSpecification specification() {
    return specification;
  }

  public List<Service> services() {
    return services;
  }

  /** All cells, by service, channel and type. */
  public List<WorldCell> cells() {
    return cells;
  }

  public WorldCell cell(Service service, SimulatedChannel channel, SimulatedSituationType type) {
    int channelNumber = specification.channels().indexOf(channel);
    return cells.get(
        (service.number() * specification.channels().size() + channelNumber) * TYPES
            + indexOf(type));
  }

  /** The places of planted deviations. */
  public List<PlantedMark> plantedMarks() {
    return marks.planted();
  }

  public Marks marks() {
    return marks;
  }

  /** Share of the cell's natural times that its first norm covers. */
  public double naturalQuantile(WorldCell cell) {
    return naturalTimes.cumulative(cell.type(), cell.logScale(), cell.hiddenShare(), cell.norm());
  }

  /** Contacts of the cell that an average day should bring. */
  public double contactsPerDay(WorldCell cell) {
    return contactsPerDay(specification.channels().indexOf(cell.channel()), cell.type());
  }

  private double contactsPerDay(int channel, SimulatedSituationType type) {
    double channelShare = channelShares[channel] - (channel == 0 ? 0 : channelShares[channel - 1]);
    return specification.contactsPerDay()
        / services.size()
        * channelShare
        * naturalTimes.share(type);
  }

  /** Matters that begin on a day. */
  public int episodesOn(LocalDate day) {
    double shock =
        DAY_VOLUME_DEVIATION
            * Draws.shock(specification.seed(), Purpose.DAY_VOLUME, day.toEpochDay(), 0);
    double episodes =
        specification.contactsPerDay()
            / CONTACTS_PER_EPISODE
            * WorldCalendar.volume(day.toEpochDay())
            * StrictMath.exp(shock);
    return (int) Math.rint(episodes);
  }

  /** The day's matters, cut into slices that are made independently. */
  public List<EpisodeSlice> slicesOn(LocalDate day) {
    int episodes = episodesOn(day);
    int slices = (episodes + EPISODES_PER_SLICE - 1) / EPISODES_PER_SLICE;
    return IntStream.range(0, slices)
        .mapToObj(
            slice ->
                new EpisodeSlice(
                    day,
                    slice,
                    Math.min(EPISODES_PER_SLICE, episodes - slice * EPISODES_PER_SLICE)))
        .toList();
  }

  /** The incidents that begin on a day. */
  public List<SimulatedIncident> incidentsOn(LocalDate day) {
    return services.stream()
        .filter(service -> service.number() == firstServiceOf(service.organisationNumber()))
        .flatMap(service -> incidents(service, day.toEpochDay()).stream())
        .toList();
  }

  /** The incidents of a service's organisation that begin on an epoch day. */
  List<SimulatedIncident> incidents(Service service, long day) {
    return SimulatedIncident.of(
        service.organisation(),
        LocalDate.ofEpochDay(day),
        new Draws(
            Draws.seed(specification.seed(), Purpose.INCIDENT, service.organisationNumber(), day)));
  }

  /** What management laid down, in the order in which it was logged. */
  public List<SimulatedNormEntry> normLog() {
    return SimulatedNormEntry.of(this).stream()
        .sorted(
            Comparator.comparing(SimulatedNormEntry::loggedAt)
                .thenComparing(SimulatedNormEntry::service)
                .thenComparing(SimulatedNormEntry::channel))
        .toList();
  }

  SimulatedChannel drawChannel(Draws draws) {
    return specification.channels().get(draws.pick(channelShares));
  }

  private int firstServiceOf(int organisation) {
    return organisation * specification.servicesPerOrganisation();
  }

  static int indexOf(SimulatedSituationType type) {
    return switch (type) {
      case SIMPLE -> 0;
      case INTERMEDIATE -> 1;
      case COMPLEX -> 2;
    };
  }

  private List<Service> makeServices() {
    int count = specification.organisations() * specification.servicesPerOrganisation();
    double agents = specification.contactsPerDay() / specification.contactsPerAgentDay();
    int teams = (int) Math.max(2, Math.rint(agents / count / specification.agentsPerTeam()));
    List<Service> made = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      int organisation = number / specification.servicesPerOrganisation();
      Draws draws = new Draws(Draws.seed(specification.seed(), Purpose.SERVICE, number, 0));
      made.add(
          new Service(
              number,
              organisation,
              "ORG-" + (organisation + 1),
              "ORG-%d-S%02d"
                  .formatted(
                      organisation + 1, number % specification.servicesPerOrganisation() + 1),
              0.10 * draws.gaussian(),
              draws.uniform(-2.35, -1.95),
              teams));
    }
    return List.copyOf(made);
  }

  /** Deals the kinds out over the cells in an order that the seed shuffles, rare cells last. */
  private CellKind[] plantedKinds() {
    int count = services.size() * specification.channels().size() * TYPES;
    CellKind[] kinds = new CellKind[count];
    Arrays.fill(kinds, CellKind.PLAIN);
    List<CellKind> dealt =
        specification.kinds().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(entry -> Stream.generate(entry::getKey).limit(entry.getValue()))
            .toList();
    List<Integer> order =
        IntStream.range(0, count)
            .boxed()
            .sorted(
                Comparator.comparing((Integer cell) -> isRare(cell))
                    .thenComparing(
                        cell -> Draws.seed(specification.seed(), Purpose.KIND_ORDER, cell, 0)))
            .toList();
    List<Integer> free = new ArrayList<>(order);
    for (CellKind kind : dealt) {
      Integer cell =
          free.stream()
              .filter(each -> !kind.hasShortContacts() || channelOf(each).isLive())
              .findFirst()
              .orElseThrow(() -> noCellFor(kind));
      kinds[cell] = kind;
      free.remove(cell);
    }
    return kinds;
  }

  private int hurriedCells(CellKind[] kinds, Service service) {
    int perService = specification.channels().size() * TYPES;
    int first = service.number() * perService;
    return (int)
        Arrays.stream(kinds, first, first + perService).filter(CellKind::isHurried).count();
  }

  private static IllegalArgumentException noCellFor(CellKind kind) {
    return new IllegalArgumentException(
        "Cannot plant %s: no cell is left in which a customer waits for an answer. Plant fewer or add services."
            .formatted(kind));
  }

  private SimulatedChannel channelOf(int cell) {
    return specification.channels().get(cell / TYPES % specification.channels().size());
  }

  /**
   * Whether a cell has much less than its share of the contacts, too few to show what is planted.
   */
  private boolean isRare(int cell) {
    int channels = specification.channels().size();
    SimulatedSituationType type = ORDERED_TYPES.get(cell % TYPES);
    double mean = specification.contactsPerDay() / (services.size() * channels * TYPES);
    return contactsPerDay(cell / TYPES % channels, type) < RARE * mean;
  }
}
