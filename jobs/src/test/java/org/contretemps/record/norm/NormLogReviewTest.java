package org.contretemps.record.norm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.contretemps.record.norm.Finding.Kind.AMBIGUOUS_SCOPE;
import static org.contretemps.record.norm.Finding.Kind.CONTRADICTION;
import static org.contretemps.record.norm.Finding.Kind.COUNTS_FROM_MIDNIGHT;
import static org.contretemps.record.norm.Finding.Kind.GAP;
import static org.contretemps.record.norm.Finding.Kind.LATE_ENTRY;
import static org.contretemps.record.norm.Finding.Kind.MISSING_SITUATION_TYPE;
import static org.contretemps.record.norm.Finding.Kind.TARGET_JUMP;
import static org.contretemps.record.norm.Norms.ANY;
import static org.contretemps.record.norm.Norms.day;
import static org.contretemps.record.norm.Norms.perContact;
import static org.contretemps.record.norm.Norms.revoke;
import static org.contretemps.record.norm.Norms.scope;
import static org.contretemps.record.norm.Norms.set;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class NormLogReviewTest {
  private static final NormScope PHONE = scope("S1", "PHONE", ANY);
  private static final Norm SLOW = perContact(PHONE, 400);
  private static final Norm FAST = perContact(PHONE, 300);

  @Test
  void anOrdinaryLogHasNothingOddInIt() {
    assertThat(
            review(
                set(0, SLOW, 5),
                set(9, FAST, 10),
                set(11, SLOW, 10),
                set(0, perContact(scope(ANY, ANY, ANY), 500), 0),
                revoke(20, SLOW, 30)))
        .isEmpty();
  }

  @Test
  void entriesOfOneInstantThatDisagreeContradictEachOther() {
    Finding finding = only(set(0, FAST, 5), set(0, SLOW, 5));
    assertThat(finding)
        .isEqualTo(
            new Finding(
                CONTRADICTION,
                PHONE,
                NormBasis.SECONDS_PER_CONTACT,
                day(5),
                NormInterval.OPEN,
                "The entries for O, service S1, PHONE, any situation, effective 2026-01-06, contradict each other: all were logged at 2026-01-01T12:00:00Z (300 seconds per contact, 80 % attained; 400 seconds per contact, 80 % attained). The largest target counts: 400 seconds per contact, 80 % attained. Log the one that is meant once more."));
  }

  @Test
  void aContradictionIsSettledByALaterEntry() {
    assertThat(review(set(0, FAST, 5), set(0, SLOW, 5), set(1, FAST, 5))).isEmpty();
  }

  @Test
  void aNormRevokedAtTheInstantOfItsLoggingContradictsItself() {
    Finding finding = only(set(0, FAST, 5), revoke(0, FAST, 5));
    assertThat(finding.kind()).isEqualTo(CONTRADICTION);
    assertThat(finding.words()).contains("a revocation").contains("The revocation counts");
  }

  @Test
  void anEntryDeliveredTwiceIsNoContradiction() {
    assertThat(review(set(0, FAST, 5), set(0, FAST, 5))).isEmpty();
  }

  @Test
  void aNormRevokedAndSetAgainLeavesAGap() {
    Finding finding = only(set(0, SLOW, 5), revoke(8, SLOW, 10), set(9, SLOW, 20));
    assertThat(finding.kind()).isEqualTo(GAP);
    assertThat(finding.from()).isEqualTo(day(10));
    assertThat(finding.until()).isEqualTo(day(20));
    assertThat(finding.words()).contains("from 2026-01-11 to 2026-01-20: it was revoked");
  }

  @Test
  void aTypeWithoutANormBesideOneThatHasItIsMissing() {
    Norm simple = perContact(scope("S1", "PHONE", "SIMPLE"), 300);
    Norm complex = perContact(scope("S1", "PHONE", "COMPLEX"), 600);
    assertThat(review(set(0, simple, 5), set(0, complex, 15)))
        .extracting(Finding::kind, Finding::scope, Finding::from, Finding::until)
        .containsExactly(
            Tuple.tuple(MISSING_SITUATION_TYPE, PHONE, day(5), day(15)),
            Tuple.tuple(MISSING_SITUATION_TYPE, PHONE, day(15), NormInterval.OPEN));
    assertThat(review(set(0, simple, 5), set(0, complex, 15)).get(0).words())
        .startsWith(
            "O, service S1, PHONE, any situation has no norm in seconds per contact for INTERMEDIATE and COMPLEX from 2026-01-06 to 2026-01-15: ");
  }

  @Test
  void whereNoTypeHasANormNoneIsMissing() {
    Norm simple = perContact(scope("S1", "PHONE", "SIMPLE"), 300);
    assertThat(only(set(0, simple, 5), revoke(0, simple, 15)))
        .extracting(Finding::from, Finding::until)
        .containsExactly(day(5), day(15));
  }

  @Test
  void aTypeThatAWiderNormCoversIsNotMissing() {
    assertThat(
            review(
                set(0, perContact(scope("S1", "PHONE", "SIMPLE"), 300), 5),
                set(0, perContact(scope("S1", ANY, ANY), 400), 5)))
        .isEmpty();
  }

  @Test
  void scopesThatCrossAreAmbiguousWhereBothAreInForce() {
    Norm service = perContact(scope("S1", ANY, ANY), 400);
    Norm channel = perContact(scope(ANY, "PHONE", ANY), 300);
    Finding finding = only(set(0, channel, 5), revoke(1, channel, 20), set(0, service, 10));
    assertThat(finding.kind()).isEqualTo(AMBIGUOUS_SCOPE);
    assertThat(finding.scope()).isEqualTo(PHONE);
    assertThat(finding.from()).isEqualTo(day(10));
    assertThat(finding.until()).isEqualTo(day(20));
    assertThat(finding.words())
        .contains(
            "O, service S1, any channel, any situation (400 seconds per contact, 80 % attained) and O, any service, PHONE");
  }

  @Test
  void aNormForTheCellsWhereTwoScopesCrossSettlesThem() {
    Norm service = perContact(scope("S1", ANY, ANY), 400);
    Norm channel = perContact(scope(ANY, "PHONE", ANY), 300);
    assertThat(review(set(0, channel, 5), set(0, service, 5), set(0, SLOW, 5))).isEmpty();
    assertThat(review(set(0, channel, 5), set(0, service, 5), set(0, SLOW, 5), set(0, FAST, 9)))
        .isEmpty();
    assertThat(review(set(0, channel, 5), set(0, service, 5), set(0, SLOW, 6)))
        .extracting(Finding::kind)
        .containsExactly(AMBIGUOUS_SCOPE);
  }

  @Test
  void scopesThatCrossAndAgreeAreNotAmbiguous() {
    Norm service = perContact(scope("S1", ANY, ANY), 300);
    Norm channel = perContact(scope(ANY, "PHONE", ANY), 300);
    assertThat(review(set(0, channel, 5), set(0, service, 5))).isEmpty();
  }

  @Test
  void aTargetThatMoreThanTriplesIsLikelyAWrongUnit() {
    Norm minutes = perContact(PHONE, 5);
    Finding finding = only(set(0, FAST, 5), set(0, minutes, 10));
    assertThat(finding.kind()).isEqualTo(TARGET_JUMP);
    assertThat(finding.from()).isEqualTo(day(10));
    assertThat(finding.words()).contains("from 300 seconds per contact, 80 % attained to 5 sec");
    assertThat(only(set(0, minutes, 5), set(0, FAST, 10)).kind()).isEqualTo(TARGET_JUMP);
    assertThat(review(set(0, FAST, 5), set(0, perContact(PHONE, 100), 10))).isEmpty();
  }

  @Test
  void anEntryThatAppliesFromMoreThanAYearBeforeItWasLoggedIsLate() {
    assertThat(review(set(365, FAST, 0))).isEmpty();
    Finding finding = only(set(366, FAST, 0));
    assertThat(finding.kind()).isEqualTo(LATE_ENTRY);
    assertThat(finding.words()).contains("applies from 2026-01-01 on but was logged on 2027-01-02");
  }

  @Test
  void aChangeLoggedOnItsDateCountsFromMidnight() {
    Finding finding = only(set(0, SLOW, 5), set(9, FAST, 9));
    assertThat(finding.kind()).isEqualTo(COUNTS_FROM_MIDNIGHT);
    assertThat(finding.from()).isEqualTo(day(9));
    assertThat(finding.words()).contains("logged at 2026-01-10T12:00:00Z");
    assertThat(only(set(0, SLOW, 5), revoke(9, SLOW, 9)).kind()).isEqualTo(COUNTS_FROM_MIDNIGHT);
  }

  /**
   * Raised at noon, and back at what it was an hour later: nobody is measured by what was tried.
   */
  @Test
  void aNormThatIsTriedForSomeHoursCountsForNoContact() {
    NormLog.Entry back =
        new NormLog.Entry(day(9).atTime(13, 0).toInstant(ZoneOffset.UTC), SLOW, day(9), false);
    Finding finding = only(set(0, SLOW, 5), set(9, FAST, 9), back);
    assertThat(finding.kind()).isEqualTo(COUNTS_FROM_MIDNIGHT);
    assertThat(finding.words())
        .contains("that was logged at 2026-01-10T12:00:00Z counts for no contact");
    assertThat(only(set(0, SLOW, 5), revoke(9, SLOW, 9), back).words())
        .contains("counts for no contact");
    assertThat(review(set(9, FAST, 9), back)).as("the first of its scope, corrected").isEmpty();
  }

  /** The narrower norm is the first of its scope, and changes what its contacts are measured by. */
  @Test
  void aNarrowerNormWithinAWiderOneIsAChange() {
    Norm wide = perContact(scope(ANY, ANY, ANY), 500);
    assertThat(only(set(0, wide, 5), set(9, FAST, 9)).scope()).isEqualTo(PHONE);
    assertThat(review(set(9, FAST, 9))).as("the first norm there is").isEmpty();
    assertThat(review(set(0, perContact(scope("S2", ANY, ANY), 500), 5), set(9, FAST, 9)))
        .as("a norm of another service")
        .isEmpty();
  }

  @Test
  void whatIsInForceAlreadyOrTakenBackIsNoChange() {
    assertThat(review(set(0, SLOW, 5), set(9, SLOW, 9))).isEmpty();
    assertThat(review(set(0, SLOW, 5), set(8, FAST, 9), revoke(9, FAST, 9))).isEmpty();
  }

  /** Eight in the morning in Sydney is the evening before in UTC. */
  @Test
  void theDateIsThatOfTheZoneInWhichNormsAreLogged() {
    NormLog log =
        NormLog.of(
            List.of(
                set(0, SLOW, 5),
                new NormLog.Entry(Instant.parse("2026-01-09T21:00:00Z"), FAST, day(9), false)));
    assertThat(NormLogReview.of(log, ZoneId.of("Australia/Sydney"))).hasSize(1);
    assertThat(NormLogReview.of(log, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void findingsFollowFromTheSetOfEntries() {
    int found = 0;
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<NormLog.Entry> entries = Norms.randomLog(random, 60, 15);
      List<NormLog.Entry> shuffled = new ArrayList<>(entries);
      Collections.shuffle(shuffled, random);
      List<Finding> findings = NormLogReview.of(NormLog.of(entries), ZoneOffset.UTC);
      assertThat(NormLogReview.of(NormLog.of(shuffled), ZoneOffset.UTC)).isEqualTo(findings);
      assertThat(findings).extracting(Finding::id).doesNotHaveDuplicates();
      assertThat(findings).allMatch(f -> f.from().isBefore(f.until()));
      found += findings.size();
    }
    assertThat(found).isGreaterThan(1000);
  }

  private static Finding only(NormLog.Entry... entries) {
    List<Finding> findings = review(entries);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  private static List<Finding> review(NormLog.Entry... entries) {
    return NormLogReview.of(NormLog.of(List.of(entries)), ZoneOffset.UTC);
  }
}
