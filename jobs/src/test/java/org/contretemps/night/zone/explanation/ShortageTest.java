package org.contretemps.night.zone.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Row;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableRow;
import org.contretemps.wording.ServedPeople;
import org.contretemps.wording.Speech;
import org.junit.jupiter.api.Test;

/** A cell without a verdict in a night of 31 March, its window from 23 December to 23 March. */
class ShortageTest {
  private static final LocalDate WINDOW_FROM = LocalDate.parse("2025-12-23");

  private static Row cell(long contacts) {
    return new TableRow(ImpededQualityZone.TABLE.schema())
        .set(ImpededQualityZone.AS_OF_DATE, LocalDate.parse("2026-03-31"))
        .set(ImpededQualityZone.WINDOW_FROM, WINDOW_FROM)
        .set(ImpededQualityZone.WINDOW_TO, LocalDate.parse("2026-03-23"))
        .set(Contact.ORGANISATION, "ORG")
        .set(Contact.SERVICE, "S")
        .set(Contact.CHANNEL, "PHONE")
        .set(Contact.SITUATION_TYPE, "SIMPLE")
        .set(ImpededQualityZone.EVIDENCE, ImpededQualityZone.SPIKE)
        .set(ImpededQualityZone.LABEL, "INSUFFICIENT_EVIDENCE")
        .set(ImpededQualityZone.VERDICT, "INSUFFICIENT_EVIDENCE")
        .set(ImpededQualityZone.IS_OPEN, false)
        .set(ImpededQualityZone.ESTABLISHED_NIGHTS, 0)
        .set(ImpededQualityZone.WEAK_NIGHTS, 0)
        .set(ImpededQualityZone.ERROR_FACTOR, 1.0)
        .set(ImpededQualityZone.NORM_SECONDS, 300.0)
        .set(ImpededQualityZone.CONTACTS, contacts)
        .set(ImpededQualityZone.OVER, contacts / 4)
        .row();
  }

  private static String said(long contacts, LocalDate knownFrom) {
    return String.join(
        " ",
        Explanation.of(cell(contacts), Speech.in(Locale.ENGLISH), knownFrom).get(1).sentences());
  }

  @Test
  void aCellSaysHowManyContactsItLacksAndWhenItHasThem() {
    assertThat(said(200, LocalDate.parse("2026-03-04")))
        .contains(
            "It has 200 contacts with known repeats in 20 days; a verdict needs 500.",
            "At this pace it has enough in the night of April 30, 2026.");
  }

  @Test
  void aCellThatNeverHasThemSaysSo() {
    assertThat(said(182, WINDOW_FROM))
        .contains("It has 182 contacts with known repeats in 91 days", "has about 182")
        .doesNotContain("in the night of");
    assertThat(said(0, WINDOW_FROM)).contains("It has 0 contacts").doesNotContain("pace");
  }

  @Test
  void enoughContactsMayHaveTooFewRepeats() {
    assertThat(said(600, WINDOW_FROM)).contains("enough contacts, 600", "needs 15 repeats");
  }

  @Test
  void aNightThatShowsNoCellSaysWhy() {
    assertThat(Explanation.ofNone(List.of(), Speech.in(Locale.ENGLISH), WINDOW_FROM).sentences())
        .containsExactly(
            "No cell is shown. Either no norm per contact is in force for any contact, or all cells have fewer than 5 agents or 10 customers: these are shown only with --contact-level, to people who are entitled to contacts.");
    assertThat(
            Explanation.ofNone(List.of(), Speech.in(Locale.FRENCH), WINDOW_FROM).sentences().get(0))
        .startsWith("Aucune cellule n’est affichée. Soit aucune norme par contact");
  }

  @Test
  void theOrganisationsWordIsSpoken() {
    Speech jobSeekers = new Speech(Locale.FRENCH, ServedPeople.JOB_SEEKER);
    assertThat(Explanation.ofNone(List.of(), jobSeekers, WINDOW_FROM).sentences().get(0))
        .contains("10 demandeurs d’emploi");
  }

  @Test
  void aNightWithoutZonesIsAnAnswer() {
    Explanation.Section none =
        Explanation.ofNone(List.of(cell(200), cell(182)), Speech.in(Locale.FRENCH), WINDOW_FROM);
    assertThat(none.sentences()).hasSize(3);
    assertThat(none.sentences().get(0)).startsWith("2 cellules").contains("2 d’entre elles");
    assertThat(none.sentences().get(1)).contains("Elle a 200 contacts", "en 91 jours");
  }

  @Test
  void theFirstNightsSayHowToStateEarlierOnes() {
    Explanation.Section first = Explanation.ofFirstNights(1, WINDOW_FROM, Locale.ENGLISH);
    assertThat(first.sentences().get(0)).contains("so far: 1", "three of five");
    assertThat(first.sentences().get(1))
        .contains("go-back --to " + WINDOW_FROM, "nightly --from " + WINDOW_FROM);
    assertThat(Explanation.ofFirstNights(2, WINDOW_FROM, Locale.FRENCH).sentences().get(0))
        .startsWith("Nuits établies à ce jour")
        .contains("2. Une zone s’ouvre");
  }
}
