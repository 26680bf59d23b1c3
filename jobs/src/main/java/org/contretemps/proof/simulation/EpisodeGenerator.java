package org.contretemps.proof.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.contretemps.proof.simulation.Draws.Purpose;
import org.contretemps.proof.simulation.EpisodePlan.Visit;

/**
 * Generates the contacts of a simulated world, episode by episode. An episode is a customer's
 * matter: a first visit and, with a probability that depends on how it went, the next one some days
 * later.
 *
 * <p>Records depend on the specification alone. A generator keeps the conditions of the days it has
 * seen and is not meant for several threads; making one is cheap.
 */
public final class EpisodeGenerator {
  private final SimulatedWorld world;
  private final VisitSimulator visits;

  public EpisodeGenerator(SimulatedWorld world) {
    this.world = world;
    this.visits = new VisitSimulator(world);
  }

  /** The contacts that start on a day, from its own episodes and those of the two weeks before. */
  public Stream<SimulatedContact> contactsOn(LocalDate day) {
    return contactsOn(day, 0, 1);
  }

  /**
   * One of several parts of a day's contacts; the parts together are the day, each contact once.
   */
  public Stream<SimulatedContact> contactsOn(LocalDate day, int part, int parts) {
    long wanted = day.toEpochDay();
    return contactsOn(day, part, parts, (plan, seed) -> plan.touches(wanted));
  }

  /** The surveys of a part of a day's contacts, for a fraction of the work of making these. */
  public Stream<SimulatedSurvey> surveysOfContactsOn(LocalDate day, int part, int parts) {
    long wanted = day.toEpochDay();
    Choice choice = (plan, seed) -> plan.touches(wanted, seed, SimulatedSurvey::mayFollow);
    return contactsOn(day, part, parts, choice)
        .flatMap(contact -> SimulatedSurvey.of(contact).stream());
  }

  /** The reviews of a part of a day's contacts, for a fraction of the work of making these. */
  public Stream<SimulatedReview> reviewsOfContactsOn(LocalDate day, int part, int parts) {
    long wanted = day.toEpochDay();
    Choice choice = (plan, seed) -> plan.touches(wanted, seed, SimulatedReview::mayFollow);
    return contactsOn(day, part, parts, choice)
        .flatMap(contact -> SimulatedReview.of(contact).stream());
  }

  /** Whether an episode is worth playing, from its plan and seed. */
  private interface Choice {
    boolean includes(EpisodePlan plan, long seed);
  }

  private Stream<SimulatedContact> contactsOn(LocalDate day, int part, int parts, Choice choice) {
    // The slices are listed first so that an iterator of the stream buffers one slice, never the
    // day.
    List<EpisodeSlice> slices =
        LongStream.rangeClosed(-EpisodePlan.HORIZON_DAYS, 0)
            .mapToObj(day::plusDays)
            .flatMap(begun -> world.slicesOn(begun).stream())
            .filter(slice -> slice.number() % parts == part)
            .toList();
    return slices.stream().flatMap(slice -> contactsOf(slice, day, choice).stream());
  }

  private List<SimulatedContact> contactsOf(EpisodeSlice slice, LocalDate wanted, Choice choice) {
    long begun = slice.day().toEpochDay();
    long wantedDay = wanted.toEpochDay();
    SplittableRandom seeds =
        new SplittableRandom(
            Draws.seed(world.specification().seed(), Purpose.EPISODES, begun, slice.number()));
    List<SimulatedContact> contacts = new ArrayList<>();
    for (int number = 0; number < slice.episodes(); number++) {
      long seed = seeds.nextLong();
      EpisodePlan plan = EpisodePlan.draw(new Draws(seed), begun);
      if (choice.includes(plan, seed)) {
        Matter matter = Matter.draw(world, caseId(slice, number), new Draws(Draws.mix(seed)));
        play(matter, plan, seed, wantedDay, contacts);
      }
    }
    return contacts;
  }

  /** Adds the episode's contacts that start on the wanted day. */
  private void play(
      Matter matter, EpisodePlan plan, long seed, long wanted, List<SimulatedContact> into) {
    int endedBefore = 0;
    int count = plan.visits().size();
    for (int number = 0; number < count; number++) {
      Visit visit = plan.visits().get(number);
      if (visit.day() > wanted) {
        return;
      }
      Draws draws = new Draws(EpisodePlan.visitSeed(seed, number));
      VisitSimulator.Result result =
          visits.play(matter, visit, number, number < count - 1, endedBefore, draws);
      if (visit.day() == wanted) {
        into.addAll(result.contacts());
      }
      if (visit.followUpDay() == wanted && result.served()) {
        Draws ofFollowUp = new Draws(EpisodePlan.followUpSeed(seed, number));
        into.add(visits.followUp(matter, visit, number, ofFollowUp));
      }
      if (!result.comesBack()) {
        return;
      }
      endedBefore = result.ended();
    }
  }

  private static String caseId(EpisodeSlice slice, int number) {
    LocalDate day = slice.day();
    int date = day.getYear() % 100 * 10_000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    return date + "-" + slice.number() + "-" + number;
  }
}
