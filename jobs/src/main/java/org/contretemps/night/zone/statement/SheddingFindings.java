package org.contretemps.night.zone.statement;

import java.util.OptionalDouble;
import org.apache.spark.sql.Row;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.count.SheddingCounts;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.Lognormal;
import org.contretemps.statistics.shedding.AgentDispersion;
import org.contretemps.statistics.shedding.SheddingHarm;
import org.contretemps.statistics.shedding.SheddingRule;
import org.contretemps.statistics.shedding.ShortContacts;

/**
 * The results for the very short contacts of one cell (METHOD §7).
 *
 * @param hasThreshold whether a norm per contact was in force for any of its contacts
 * @param earlyRepeats identified contacts followed by a repeat within the hour
 */
record SheddingFindings(
    NormedCell cell,
    boolean hasThreshold,
    long earlyRepeats,
    ShortContacts contacts,
    SheddingHarm harm,
    AgentDispersion dispersion) {

  /**
   * @param sums a row of {@link SheddingCounts}
   */
  static SheddingFindings of(Row sums, int shortBelowSeconds) {
    long ended = number(sums, SheddingCounts.SHORT);
    long others = number(sums, SheddingCounts.ANSWERED) - ended;
    return new SheddingFindings(
        cell(sums),
        sums.getAs(SheddingCounts.HAS_THRESHOLD),
        number(sums, SheddingCounts.EARLY_REPEATS),
        ShortContacts.of(ended, lognormal(sums, others), shortBelowSeconds),
        harm(sums),
        AgentDispersion.ofSums(
            number(sums, SheddingCounts.AGENTS),
            number(sums, SheddingCounts.AGENTS_SHORT),
            number(sums, SheddingCounts.AGENTS_ANSWERED),
            sums.<Double>getAs(SheddingCounts.SQUARED_PER_CONTACT)));
  }

  SheddingRule.Evidence evidence() {
    return new SheddingRule.Evidence(contacts, harm.harm(), dispersion);
  }

  /** The larger p of harm and dispersion; empty unless both can be tested. */
  OptionalDouble p() {
    return evidence().p();
  }

  private static NormedCell cell(Row sums) {
    return new NormedCell(
        sums.getAs(QualifiedContact.CELL_ID),
        sums.getAs(Contact.ORGANISATION),
        sums.getAs(Contact.SERVICE),
        sums.getAs(Contact.CHANNEL),
        sums.getAs(Contact.SITUATION_TYPE),
        null,
        0,
        null);
  }

  private static Lognormal lognormal(Row sums, long n) {
    double mu = n == 0 ? 0 : sums.<Double>getAs(SheddingCounts.LOG_SUM) / n;
    double squares = n == 0 ? 0 : sums.<Double>getAs(SheddingCounts.LOG_SQUARED_SUM) / n;
    return new Lognormal(n, mu, Math.sqrt(Math.max(0, squares - mu * mu)));
  }

  private static SheddingHarm harm(Row sums) {
    return new SheddingHarm(
        number(sums, SheddingCounts.IDENTIFIED),
        new SheddingHarm.Followed(
            number(sums, SheddingCounts.SHORT_IDENTIFIED),
            number(sums, SheddingCounts.SHORT_REPEATS),
            number(sums, SheddingCounts.SHORT_PRIORS)),
        new SheddingHarm.Followed(
            number(sums, SheddingCounts.REFERENCE),
            number(sums, SheddingCounts.REFERENCE_REPEATS),
            number(sums, SheddingCounts.REFERENCE_PRIORS)));
  }

  private static long number(Row sums, String column) {
    return sums.<Long>getAs(column);
  }
}
