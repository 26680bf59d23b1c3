package org.contretemps.record.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.contretemps.record.norm.Norms.ANY;
import static org.contretemps.record.norm.Norms.day;
import static org.contretemps.record.norm.Norms.open;
import static org.contretemps.record.norm.Norms.perContact;
import static org.contretemps.record.norm.Norms.scope;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OccasionTest {
  private static final NormScope WIDE = scope(ANY, ANY, ANY);
  private static final NormScope SERVICE = scope("S1", ANY, ANY);
  private static final NormScope PHONE = scope("S1", "PHONE", ANY);

  /** Norms of a log, each with its seconds. */
  private static final NormsInForce NORMS =
      NormsInForce.of(
          List.of(
              open(perContact(WIDE, 600), 0),
              open(perContact(WIDE.on(Occasion.of("NEW", null, null)), 610), 0),
              open(perContact(WIDE.on(Occasion.of(null, "SAT-SUN", "08-12")), 620), 0),
              open(perContact(SERVICE, 500), 0),
              open(perContact(SERVICE.on(Occasion.of("NEW", null, null)), 510), 0),
              open(perContact(SERVICE.on(Occasion.of(null, "MON-FRI", null)), 520), 0),
              open(perContact(SERVICE.on(Occasion.of(null, "MON,TUE", null)), 530), 0),
              open(perContact(SERVICE.on(Occasion.of(null, "TUE,WED", null)), 540), 0),
              open(perContact(SERVICE.on(Occasion.of(null, null, "22-06")), 550), 0),
              open(perContact(PHONE, 400), 0),
              open(perContact(PHONE.on(Occasion.of(null, "MON", null)), 410), 0)));

  /** More names first; with as many: service, channel, situation, seniority, weekdays, hours. */
  @ParameterizedTest(name = "{0} {1}, {2} agent, {3} {4} h: {5} s")
  @CsvSource({
    // another service: the wide norms alone
    "S9, PHONE, EXPERIENCED, MON, 9, 600",
    "S9, PHONE, NEW, MON, 9, 610",
    "S9, PHONE, *, MON, 9, 600",
    "S9, PHONE, NEW, SAT, 9, 620",
    "S9, PHONE, NEW, SAT, 12, 610",
    // one name each: the service goes before the seniority
    "S1, CHAT, EXPERIENCED, SUN, 12, 500",
    "S1, CHAT, NEW, SUN, 12, 510",
    // two names each: seniority before weekdays before hours
    "S1, CHAT, NEW, FRI, 12, 510",
    "S1, CHAT, EXPERIENCED, FRI, 12, 520",
    "S1, CHAT, EXPERIENCED, SUN, 23, 550",
    "S1, CHAT, EXPERIENCED, SUN, 5, 550",
    "S1, CHAT, EXPERIENCED, SUN, 6, 500",
    "S1, CHAT, EXPERIENCED, FRI, 23, 520",
    // weekdays of two scopes overlap: fewer days first, then the earlier ones
    "S1, CHAT, EXPERIENCED, MON, 12, 530",
    "S1, CHAT, EXPERIENCED, TUE, 12, 530",
    "S1, CHAT, EXPERIENCED, WED, 12, 540",
    // two names against two: the channel goes before the seniority; three go before two
    "S1, PHONE, NEW, FRI, 12, 400",
    "S1, PHONE, NEW, MON, 12, 410",
  })
  void theMostSpecificNormOfAContactCounts(
      String service, String channel, String seniority, String day, int hour, double seconds) {
    Occasion known = new Occasion(seniority, Weekdays.of(day), LocalHours.of(hour));
    NormScope contact = scope(service, channel, "SIMPLE").on(known);
    assertThat(NORMS.on(contact, day(3)).get(NormBasis.SECONDS_PER_CONTACT).target())
        .isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MON-FRI|MON-FRI",
        "SAT,SUN|SAT-SUN",
        "FRI-MON|MON,FRI-SUN",
        "TUE, MON,WED|MON-WED",
        "SUN|SUN"
      })
  void weekdaysAreKeptAsRangesFromMonday(String given, String kept) {
    assertThat(Weekdays.of(given).text()).isEqualTo(kept);
    assertThat(Weekdays.of(kept)).isEqualTo(Weekdays.of(given));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"08-18|08-18", "22-06|00-06,22-24", "14-18, 08-12|08-12,14-18", "08-08|00-24"})
  void hoursAreKeptAsRangesFromMidnight(String given, String kept) {
    assertThat(LocalHours.of(given).text()).isEqualTo(kept);
  }

  @Test
  void theWholeWeekIsNoName() {
    assertThat(Occasion.of(null, "MON-SUN", "00-24")).isEqualTo(Occasion.ANY);
    assertThat(Occasion.of("NEW", "SAT-FRI", "07-07").inWords()).containsExactly("NEW agents");
  }

  @Test
  void whatIsNoRangeIsRefused() {
    for (String days : List.of("", "Monday", "MON-", "MON/FRI", "mon")) {
      assertThatThrownBy(() -> Weekdays.of(days))
          .hasMessageStartingWith("Cannot read the weekdays");
    }
    for (String hours : List.of("", "8-18", "08", "24-06", "08-25", "08:30-12")) {
      assertThatThrownBy(() -> LocalHours.of(hours))
          .hasMessageStartingWith("Cannot read the hours");
    }
  }

  @Test
  void normsOfOneCellOnDifferentOccasionsAreDifferentNorms() {
    assertThat(
            Set.of(
                perContact(PHONE, 300).id(),
                perContact(PHONE.on(Occasion.of("NEW", null, null)), 300).id(),
                perContact(PHONE.on(Occasion.of("EXPERIENCED", null, null)), 300).id(),
                perContact(PHONE.on(Occasion.of(null, "MON-FRI", null)), 300).id(),
                perContact(PHONE.on(Occasion.of(null, null, "08-12")), 300).id()))
        .hasSize(5);
    assertThat(perContact(PHONE.on(Occasion.of(null, "MON-SUN", null)), 300).id())
        .isEqualTo(perContact(PHONE, 300).id());
  }

  /** Within another, a scope is the exception that is meant; across it, somebody has to choose. */
  @Test
  void occasionsThatOverlapAreFoundOddAndOccasionsWithinAnotherAreNot() {
    Norm week = perContact(PHONE.on(Occasion.of(null, "MON-FRI", null)), 300);
    Norm friday = perContact(PHONE.on(Occasion.of(null, "FRI", null)), 330);
    Norm weekend = perContact(PHONE.on(Occasion.of(null, "FRI-SUN", null)), 360);
    Norm sunday = perContact(PHONE.on(Occasion.of(null, "SUN", null)), 390);
    assertThat(review(week, friday, sunday)).isEmpty();
    assertThat(review(week, weekend))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.kind()).isEqualTo(Finding.Kind.AMBIGUOUS_SCOPE);
              assertThat(found.scope()).isEqualTo(friday.scope());
              assertThat(found.words()).contains("service S1, PHONE, any situation, FRI from");
              assertThat(found.words().indexOf("FRI-SUN (360"))
                  .isLessThan(found.words().indexOf("MON-FRI (300"));
            });
    assertThat(review(week, weekend, friday)).isEmpty();
  }

  private static List<Finding> review(Norm... norms) {
    List<NormInterval> intervals = List.of(norms).stream().map(norm -> open(norm, 0)).toList();
    return new ScopeFindings(intervals).ambiguousScopes();
  }
}
