package org.contretemps.night.zone.explanation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.ZoneFigures;
import org.contretemps.statistics.clash.ClashEvidence;
import org.contretemps.wording.Wording;

/**
 * Computes what a cell lacks for a verdict, and when it will have it at its present volume.
 *
 * @param row of evidence {@code SPIKE}, without a verdict
 * @param knownFrom the first date with counted contacts
 */
record Shortage(ZoneFigures row, Wording words, LocalDate knownFrom) {
  /** The longest window that a night looks at. */
  private static final long LONGEST_DAYS = 91;

  String sentence() {
    long contacts = (long) row.number(ImpededQualityZone.CONTACTS);
    if (contacts >= ClashEvidence.LEAST_CONTACTS) {
      return words.say(
          "few.repeats",
          words.count(contacts),
          words.count(ClashEvidence.LEAST_ADVERSE_UNDER_NORM));
    }
    String has =
        words.say(
            "few.contacts",
            words.count(contacts),
            words.count(days()),
            words.count(ClashEvidence.LEAST_CONTACTS));
    return contacts == 0 ? has : has + " " + pace(contacts);
  }

  /** Days of the window from which contacts are known. */
  private long days() {
    LocalDate from = row.date(ImpededQualityZone.WINDOW_FROM);
    LocalDate first = knownFrom.isAfter(from) ? knownFrom : from;
    return Math.max(1, ChronoUnit.DAYS.between(first, row.date(ImpededQualityZone.WINDOW_TO)) + 1);
  }

  private String pace(long contacts) {
    long days = days();
    long needed = (long) Math.ceil((double) ClashEvidence.LEAST_CONTACTS * days / contacts);
    return needed <= LONGEST_DAYS
        ? words.say(
            "few.when", words.date(row.date(ImpededQualityZone.AS_OF_DATE).plusDays(needed - days)))
        : words.say(
            "few.never",
            words.count(LONGEST_DAYS),
            words.count((double) contacts * LONGEST_DAYS / days));
  }
}
