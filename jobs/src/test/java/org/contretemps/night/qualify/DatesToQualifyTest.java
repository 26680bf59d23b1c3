package org.contretemps.night.qualify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.house.NamelessLegs;
import org.contretemps.house.QualificationModel;
import org.contretemps.house.QualificationModel.Contact;
import org.contretemps.house.QualificationModel.Facts;
import org.contretemps.house.QualificationModel.World;
import org.contretemps.house.RandomNights;
import org.contretemps.night.qualify.DatesToQualify.Changes;
import org.contretemps.night.qualify.DatesToQualify.Period;
import org.junit.jupiter.api.Test;

class DatesToQualifyTest {
  private static final LocalDate FIRST = RandomNights.FIRST;

  private static NavigableSet<LocalDate> dates(int from, int to) {
    return FIRST
        .plusDays(from)
        .datesUntil(FIRST.plusDays(to + 1L))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Changes touched(NavigableSet<LocalDate> dates) {
    return new Changes(dates, dates, dates, List.of());
  }

  @Test
  void anOrdinaryNightDoesItsDateAndTheOneThatMatures() {
    DatesToQualify plan =
        new DatesToQualify(
            OutcomeWindows.DEFAULT,
            dates(0, 60),
            dates(0, 59),
            Optional.of(FIRST.plusDays(59)),
            FIRST.plusDays(60));
    assertThat(plan.after(touched(dates(60, 60))))
        .containsExactly(FIRST.plusDays(52), FIRST.plusDays(60));
  }

  @Test
  void whereNothingChangedAndNothingMaturesThereIsNothingToDo() {
    DatesToQualify plan =
        new DatesToQualify(
            OutcomeWindows.DEFAULT,
            dates(0, 60),
            dates(0, 60),
            Optional.of(FIRST.plusDays(60)),
            FIRST.plusDays(60));
    assertThat(plan.after(new Changes(List.of(), List.of(), List.of(), List.of()))).isEmpty();
  }

  @Test
  void aCorrectedDetailTouchesItsDateAndALateContactWhateverSeesIt() {
    DatesToQualify plan =
        new DatesToQualify(
            OutcomeWindows.DEFAULT,
            dates(0, 60),
            dates(0, 60),
            Optional.of(FIRST.plusDays(60)),
            FIRST.plusDays(60));
    List<LocalDate> none = List.of();
    assertThat(plan.after(new Changes(dates(20, 20), none, none, List.of())))
        .containsExactly(FIRST.plusDays(20));
    assertThat(plan.after(new Changes(dates(20, 20), dates(20, 20), none, List.of())))
        .containsExactlyElementsOf(dates(12, 51));
    assertThat(plan.after(new Changes(dates(58, 58), dates(58, 58), none, List.of())))
        .containsExactlyElementsOf(union(dates(50, 52), dates(58, 60)));
  }

  private static NavigableSet<LocalDate> union(
      NavigableSet<LocalDate> one, NavigableSet<LocalDate> other) {
    NavigableSet<LocalDate> union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  /** Tables kept night by night as the job keeps them, each date worked out by the model. */
  private static final class KeptTable {
    private final SortedMap<LocalDate, SortedMap<String, Facts>> rows = new TreeMap<>();
    private World before = new World(List.of(), List.of(), List.of());
    private Optional<LocalDate> lastNight = Optional.empty();
    private int redone;

    /**
     * @param model what is true of every date as of the night
     */
    void night(World now, LocalDate asOf, SortedMap<LocalDate, SortedMap<String, Facts>> model) {
      NavigableSet<LocalDate> withContacts = datesOf(now);
      DatesToQualify plan =
          new DatesToQualify(
              OutcomeWindows.DEFAULT, withContacts, new TreeSet<>(rows.keySet()), lastNight, asOf);
      Changes changes =
          new Changes(
              changed(before, now, Contact::toString),
              changed(NamelessLegs.named(before), NamelessLegs.named(now), Contact::asLeg),
              changed(before, now, Contact::asLoad),
              periods(now));
      for (LocalDate date : plan.after(changes)) {
        redone++;
        if (withContacts.contains(date)) {
          rows.put(date, model.get(date));
        } else {
          rows.remove(date);
        }
      }
      before = now;
      lastNight = Optional.of(asOf);
    }

    private static Set<LocalDate> changed(
        World then, World now, Function<Contact, String> content) {
      Set<String> one = contents(without(then, now), content);
      Set<String> other = contents(without(now, then), content);
      Set<String> both = new HashSet<>(one);
      both.retainAll(other);
      one.addAll(other);
      one.removeAll(both);
      return one.stream()
          .map(text -> LocalDate.parse(text.substring(0, 10)))
          .collect(Collectors.toSet());
    }

    /** The contacts of a world that are not in another as they are here. */
    private static Set<Contact> without(World world, World other) {
      Set<Contact> contacts = new HashSet<>(world.contacts());
      contacts.removeAll(new HashSet<>(other.contacts()));
      return contacts;
    }

    private static Set<String> contents(Set<Contact> contacts, Function<Contact, String> content) {
      return contacts.stream()
          .map(contact -> contact.date() + " " + contact.id() + " " + content.apply(contact))
          .collect(Collectors.toCollection(HashSet::new));
    }

    private List<Period> periods(World now) {
      List<Period> periods = new ArrayList<>();
      now.norms().stream()
          .skip(before.norms().size())
          .forEach(norm -> periods.add(new Period(norm.from(), norm.to())));
      now.incidents().stream()
          .skip(before.incidents().size())
          .forEach(i -> periods.add(new Period(date(i.from()), date(i.to()))));
      return periods;
    }

    private static LocalDate date(long second) {
      return LocalDate.ofInstant(Instant.ofEpochSecond(second), ZoneOffset.UTC);
    }
  }

  private static NavigableSet<LocalDate> datesOf(World world) {
    return world.contacts().stream()
        .map(Contact::date)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Who has more than half as many again as the next is suspected. */
  private static int most(List<Integer> conversations) {
    return conversations.size() < 2 ? 2 : 3 * conversations.get(1) / 2;
  }

  /**
   * Promise 2 of DESIGN §3: after every night, all dates are as if they had been worked out that
   * night from everything that is known.
   */
  @Test
  void anyOrderOfNightsEqualsARebuild() {
    int redone = 0;
    int rebuilt = 0;
    boolean suspected = false;
    for (long seed = 0; seed < 300; seed++) {
      RandomNights nights = new RandomNights(seed);
      KeptTable kept = new KeptTable();
      for (int night = 0; night < 20; night++) {
        nights.pass();
        World world = nights.world();
        SortedMap<LocalDate, SortedMap<String, Facts>> rebuild =
            new QualificationModel(world, nights.asOf(), DatesToQualifyTest::most).all();
        suspected |= rebuild.toString().contains(QualifiedContact.SUSPECTED_STAND_IN);
        kept.night(world, nights.asOf(), rebuild);
        assertThat(kept.rows).as("sequence %d, night %d", seed, night).isEqualTo(rebuild);
        rebuilt += rebuild.size();
      }
      redone += kept.redone;
    }
    assertThat(redone).as("dates redone, of those of rebuilds").isLessThan(rebuilt * 3 / 4);
    assertThat(suspected).as("somebody is suspected by what the others have").isTrue();
  }
}
