package org.contretemps.record.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.record.norm.Norms.ANY;
import static org.contretemps.record.norm.Norms.day;
import static org.contretemps.record.norm.Norms.interval;
import static org.contretemps.record.norm.Norms.open;
import static org.contretemps.record.norm.Norms.perContact;
import static org.contretemps.record.norm.Norms.scope;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NormsInForceTest {
  private static final NormScope CELL = scope("S1", "PHONE", "SIMPLE");

  /** What is known of contacts: agents, one day, one hour. */
  private static final List<Occasion> CONTACTS =
      List.of(
          Occasion.of("NEW", "TUE", "11-12"),
          Occasion.of("EXPERIENCED", "FRI", "23-24"),
          Occasion.of(null, "SUN", "05-06"));

  private static final Norm WIDE = perContact(scope(ANY, ANY, ANY), 500);
  private static final Norm SERVICE = perContact(scope("S1", ANY, ANY), 400);
  private static final Norm CHANNEL = perContact(scope(ANY, "PHONE", ANY), 300);

  @Test
  void theMostSpecificNormWinsAndGivesWayWhenItEnds() {
    NormsInForce norms = NormsInForce.of(List.of(open(WIDE, 0), interval(SERVICE, 10, 20)));
    assertThat(norms.periods(CELL))
        .containsExactly(
            period(0, day(10), WIDE),
            period(10, day(20), SERVICE),
            period(20, NormInterval.OPEN, WIDE));
  }

  @Test
  void ofTwoScopesWithAsManyNamesTheServiceWins() {
    NormsInForce norms = NormsInForce.of(List.of(open(CHANNEL, 0), open(SERVICE, 0)));
    assertThat(norms.on(CELL, day(3))).containsExactly(Map.entry(SERVICE.basis(), SERVICE));
  }

  @Test
  void eachBasisHasAWinnerOfItsOwn() {
    Norm mean = Norms.norm(scope("S1", "PHONE", ANY), NormBasis.MEAN_SECONDS, 350);
    NormsInForce norms = NormsInForce.of(List.of(open(WIDE, 0), open(mean, 5)));
    assertThat(norms.on(CELL, day(4))).containsOnlyKeys(NormBasis.SECONDS_PER_CONTACT);
    assertThat(norms.on(CELL, day(5)))
        .containsOnly(
            Map.entry(NormBasis.SECONDS_PER_CONTACT, WIDE),
            Map.entry(NormBasis.MEAN_SECONDS, mean));
  }

  @Test
  void aCellOfAnotherOrganisationHasNone() {
    NormsInForce norms = NormsInForce.of(List.of(open(WIDE, 0)));
    assertThat(norms.periods(new NormScope("P", "S1", "PHONE", "SIMPLE"))).isEmpty();
  }

  @Test
  void periodsSayOfEveryDayWhatSearchingAllIntervalsSays() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<NormInterval> intervals = NormLog.of(Norms.randomLog(random, 60, 15)).intervals();
      NormsInForce norms = NormsInForce.of(intervals);
      for (String service : List.of("S1", "S3")) {
        NormScope cell =
            new NormScope("O1", service, "PHONE", "COMPLEX", Norms.pick(random, CONTACTS));
        List<NormsInForce.Period> periods = norms.periods(cell);
        for (int day = -1; day < 17; day++) {
          LocalDate date = day(day);
          List<Map<NormBasis, Norm>> inForce =
              periods.stream()
                  .filter(p -> !date.isBefore(p.from()) && date.isBefore(p.until()))
                  .map(NormsInForce.Period::norms)
                  .toList();
          Map<NormBasis, Norm> expected = search(intervals, cell, date);
          assertThat(inForce)
              .as("seed %d, %s on %s", seed, cell, date)
              .isEqualTo(expected.isEmpty() ? List.of() : List.of(expected));
        }
      }
    }
  }

  private static Map<NormBasis, Norm> search(
      List<NormInterval> intervals, NormScope cell, LocalDate date) {
    Map<NormBasis, Norm> norms = new EnumMap<>(NormBasis.class);
    intervals.stream()
        .filter(i -> i.contains(date) && matches(i.norm().scope(), cell))
        .map(NormInterval::norm)
        .sorted(
            Comparator.comparingInt(NormsInForceTest::names)
                .thenComparing(norm -> norm.scope().occasion(), Comparator.reverseOrder()))
        .forEach(norm -> norms.put(norm.basis(), norm));
    return norms;
  }

  private static boolean matches(NormScope scope, NormScope cell) {
    return scope.organisation().equals(cell.organisation())
        && List.of(ANY, cell.service()).contains(scope.service())
        && List.of(ANY, cell.channel()).contains(scope.channel())
        && List.of(ANY, cell.situationType()).contains(scope.situationType())
        && List.of(ANY, cell.occasion().seniority()).contains(scope.occasion().seniority())
        && (scope.occasion().weekdays().bits() & cell.occasion().weekdays().bits()) != 0
        && (scope.occasion().hours().bits() & cell.occasion().hours().bits()) != 0;
  }

  /** A thousand for each name; then the names weigh by their order. */
  private static int names(Norm norm) {
    Occasion occasion = norm.scope().occasion();
    return (norm.scope().service().equals(ANY) ? 0 : 1320)
        + (norm.scope().channel().equals(ANY) ? 0 : 1160)
        + (norm.scope().situationType().equals(ANY) ? 0 : 1080)
        + (occasion.seniority().equals(ANY) ? 0 : 1040)
        + (occasion.weekdays().equals(Weekdays.ANY) ? 0 : 1020)
        + (occasion.hours().equals(LocalHours.ANY) ? 0 : 1010);
  }

  private static NormsInForce.Period period(int from, LocalDate until, Norm norm) {
    return new NormsInForce.Period(CELL, day(from), until, Map.of(norm.basis(), norm));
  }
}
