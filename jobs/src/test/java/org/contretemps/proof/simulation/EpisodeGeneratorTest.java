package org.contretemps.proof.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.contretemps.proof.simulation.SimulatedContact.Direction;
import org.junit.jupiter.api.Test;

class EpisodeGeneratorTest {
  private static final WorldSpecification SMALL = WorldSpecification.named("small");
  private static final LocalDate MONDAY = SMALL.firstDay();

  private static final SimulatedWorld WORLD = new SimulatedWorld(SMALL);
  private static final List<SimulatedContact> CONTACTS = contacts(WORLD, 21);
  private static final List<SimulatedContact> LAST_LEGS =
      CONTACTS.stream()
          .filter(SimulatedContact::isHandled)
          .filter(contact -> contact.direction() != Direction.OUTBOUND)
          .filter(contact -> contact.outcome().transferredTo() == null)
          .toList();

  @Test
  void theSameSeedGivesTheSameRecords() {
    assertThat(contacts(new SimulatedWorld(SMALL), 3))
        .isEqualTo(contacts(new SimulatedWorld(SMALL), 3));
    assertThat(contacts(new SimulatedWorld(SMALL.withSeed(2)), 3)).isNotEqualTo(contacts(WORLD, 3));
  }

  @Test
  void aDayIsTheSameWhateverWasMadeBefore() {
    EpisodeGenerator generator = new EpisodeGenerator(WORLD);
    LocalDate thursday = MONDAY.plusDays(3);
    List<SimulatedContact> alone = generator.contactsOn(thursday).toList();
    assertThat(CONTACTS.stream().filter(contact -> contact.day().equals(thursday)).toList())
        .isEqualTo(alone);
  }

  @Test
  void thePartsOfADayAreTheDay() {
    SimulatedWorld large = new SimulatedWorld(WorldSpecification.of(600_000, 21, 12));
    EpisodeGenerator generator = new EpisodeGenerator(large);
    List<String> whole = ids(generator.contactsOn(MONDAY));
    List<String> parts =
        ids(IntStream.range(0, 3).boxed().flatMap(part -> generator.contactsOn(MONDAY, part, 3)));
    assertThat(large.slicesOn(MONDAY)).hasSizeGreaterThan(3);
    assertThat(parts).isEqualTo(whole);
  }

  @Test
  void identifiersAreUnique() {
    assertThat(Set.copyOf(ids(CONTACTS.stream()))).hasSameSizeAs(CONTACTS);
  }

  @Test
  void theWorldHasTheSizeAskedFor() {
    assertThat((double) CONTACTS.size()).isCloseTo(20_000, within(600.0));
    assertThat(CONTACTS).allMatch(contact -> contact.day().getDayOfWeek() != DayOfWeek.SUNDAY);
    assertThat(share(CONTACTS, contact -> !contact.isHandled())).isBetween(0.02, 0.08);
    assertThat(share(CONTACTS, contact -> contact.customer().id() == null)).isBetween(0.02, 0.06);
    assertThat(share(CONTACTS, contact -> contact.leg() == 2)).isBetween(0.01, 0.06);
  }

  @Test
  void timesRiseFromTypeToTypeAndOverlap() {
    assertThat(share(LAST_LEGS, isOf(SimulatedSituationType.SIMPLE))).isBetween(0.40, 0.50);
    assertThat(share(LAST_LEGS, isOf(SimulatedSituationType.INTERMEDIATE))).isBetween(0.30, 0.42);
    assertThat(share(LAST_LEGS, isOf(SimulatedSituationType.COMPLEX))).isBetween(0.15, 0.24);
    double simple = seconds(isOf(SimulatedSituationType.SIMPLE), 0.5);
    double intermediate = seconds(isOf(SimulatedSituationType.INTERMEDIATE), 0.5);
    double complex = seconds(isOf(SimulatedSituationType.COMPLEX), 0.5);
    assertThat(intermediate / simple).isBetween(1.3, 1.8);
    assertThat(complex / intermediate).isBetween(1.3, 1.8);
    assertThat(seconds(isOf(SimulatedSituationType.SIMPLE), 0.9))
        .isGreaterThan(seconds(isOf(SimulatedSituationType.COMPLEX), 0.25));
  }

  @Test
  void timesAndRepeatsRiseWithDifficulty() {
    double[] medians = {150, 224, 335, 501, 750};
    double repeatsBefore = 0;
    for (int level = 0; level < medians.length; level++) {
      int own = level;
      Predicate<SimulatedContact> isOwn = contact -> contact.truth().difficulty() == own;
      assertThat(seconds(isOwn, 0.5)).isCloseTo(medians[level], within(0.15 * medians[level]));
      double repeats = share(LAST_LEGS.stream().filter(isOwn).toList(), returned());
      assertThat(repeats).isGreaterThan(repeatsBefore);
      repeatsBefore = repeats;
    }
    assertThat(share(LAST_LEGS, returned())).isBetween(0.08, 0.20);
  }

  @Test
  void whoComesBackHasAContactWithinAWeekOnTheSameService() {
    LocalDate lastCertain = MONDAY.plusDays(20 - 7);
    List<SimulatedContact> mature =
        LAST_LEGS.stream().filter(contact -> !contact.day().isAfter(lastCertain)).toList();
    assertThat(mature)
        .filteredOn(returned())
        .allMatch(contact -> nextVisitWithinAWeek(contact), "has a next visit")
        .isNotEmpty();
    assertThat(mature)
        .filteredOn(returned().negate())
        .noneMatch(contact -> nextVisitWithinAWeek(contact));
  }

  private static boolean nextVisitWithinAWeek(SimulatedContact contact) {
    long ended = ended(contact);
    return CASES.getOrDefault(contact.caseId(), List.of()).stream()
        .filter(other -> other.direction() == Direction.INBOUND && other.leg() == 1)
        .filter(other -> !other.conversationId().equals(contact.conversationId()))
        .mapToLong(EpisodeGeneratorTest::started)
        .anyMatch(started -> started > ended && started <= ended + 168 * 3600);
  }

  private static final Map<String, List<SimulatedContact>> CASES =
      CONTACTS.stream().collect(Collectors.groupingBy(SimulatedContact::caseId));

  private static long started(SimulatedContact contact) {
    return contact.day().toEpochDay() * 86_400 + contact.startedSecond();
  }

  private static long ended(SimulatedContact contact) {
    return started(contact)
        + contact.handling().waitSeconds()
        + contact.handling().handlingSeconds();
  }

  private static Predicate<SimulatedContact> isOf(SimulatedSituationType type) {
    return contact -> contact.cell().type() == type;
  }

  private static Predicate<SimulatedContact> returned() {
    return contact -> contact.truth().repeated();
  }

  private static double share(List<SimulatedContact> of, Predicate<SimulatedContact> what) {
    return of.stream().filter(what).count() / (double) of.size();
  }

  private static double seconds(Predicate<SimulatedContact> which, double quantile) {
    int[] seconds =
        LAST_LEGS.stream()
            .filter(which)
            .mapToInt(contact -> contact.handling().handlingSeconds())
            .sorted()
            .toArray();
    return seconds[(int) (quantile * seconds.length)];
  }

  private static List<SimulatedContact> contacts(SimulatedWorld world, int days) {
    EpisodeGenerator generator = new EpisodeGenerator(world);
    return MONDAY.datesUntil(MONDAY.plusDays(days)).flatMap(generator::contactsOn).toList();
  }

  private static List<String> ids(Stream<SimulatedContact> contacts) {
    return contacts.map(SimulatedContact::contactId).sorted().toList();
  }
}
