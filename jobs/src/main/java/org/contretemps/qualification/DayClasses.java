package org.contretemps.qualification;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.contact.Contact;

/**
 * The classes of days and agents (METHOD.md §4): thirds within a service by repeats beyond
 * expectation, among contacts outside the window around the norm. Pure.
 */
public final class DayClasses {
  private DayClasses() {}

  /**
   * Rows of {@link ServiceDayClass} for some mature dates.
   *
   * @param counts rows of {@link OutcomeCount} on the dates and the 27 before each
   */
  public static Dataset<Row> ofServices(Dataset<Row> counts, Collection<LocalDate> dates) {
    Dataset<Row> windows = ExpectedRepeats.windows(counts, dates);
    Dataset<Row> days =
        withExpected(windows, ExpectedRepeats.rates(windows))
            .groupBy(
                ExpectedRepeats.WINDOW_END,
                Contact.ORGANISATION,
                Contact.SERVICE,
                Contact.CONTACT_DATE)
            .agg(contacts(), observed(), expected());
    Column third =
        Thirds.third(
            Thirds.ratio(), ExpectedRepeats.WINDOW_END, Contact.ORGANISATION, Contact.SERVICE);
    return days.withColumn(ServiceDayClass.SERVICE_DAY_CLASS, third)
        .where(col(ExpectedRepeats.WINDOW_END).equalTo(col(Contact.CONTACT_DATE)))
        .drop(ExpectedRepeats.WINDOW_END);
  }

  /**
   * Rows of {@link AgentOutcomeCount} for some mature dates.
   *
   * @param byAgent counts of the dates by {@link OutcomeCounter#byAgent}
   * @param counts rows of {@link OutcomeCount} on the dates and the 27 before each
   */
  public static Dataset<Row> agentCounts(
      Dataset<Row> byAgent, Dataset<Row> counts, Collection<LocalDate> dates) {
    Dataset<Row> rates = ExpectedRepeats.rates(ExpectedRepeats.windows(counts, dates));
    Dataset<Row> ofDates =
        byAgent
            .where(col(Contact.AGENT_KEY).isNotNull())
            .where(col(OutcomeCount.OUTSIDE).gt(0))
            .withColumn(ExpectedRepeats.WINDOW_END, col(Contact.CONTACT_DATE));
    return withExpected(ofDates, rates)
        .groupBy(Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE, Contact.AGENT_KEY)
        .agg(contacts(), observed(), expected());
  }

  /**
   * Rows of {@link AgentClass} for some dates: every agent of a service who has mature contacts in
   * the 28 days before.
   *
   * @param agentCounts rows of {@link AgentOutcomeCount} on the 28 days before each date
   */
  public static Dataset<Row> ofAgents(Dataset<Row> agentCounts, Collection<LocalDate> dates) {
    Column days =
        sequence(
            date_add(col(Contact.CONTACT_DATE), 1),
            date_add(col(Contact.CONTACT_DATE), ExpectedRepeats.WINDOW_DAYS));
    Column third =
        Thirds.third(Thirds.ratio(), Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE);
    return agentCounts
        .withColumn(Contact.CONTACT_DATE, explode(days))
        .where(col(Contact.CONTACT_DATE).isInCollection(dates))
        .groupBy(Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE, Contact.AGENT_KEY)
        .agg(
            sum(AgentOutcomeCount.OBSERVED).as(AgentOutcomeCount.OBSERVED),
            sum(AgentOutcomeCount.EXPECTED).as(AgentOutcomeCount.EXPECTED))
        .withColumn(AgentClass.AGENT_CLASS, third);
  }

  private static Dataset<Row> withExpected(Dataset<Row> counts, Dataset<Row> rates) {
    return counts.join(
        rates,
        new String[] {
          ExpectedRepeats.WINDOW_END,
          Contact.ORGANISATION,
          OutcomeCount.CELL_ID,
          OutcomeCount.LOAD_QUARTILE,
          OutcomeCount.IS_DURING_INCIDENT,
          OutcomeCount.IS_NEW_AGENT
        });
  }

  private static Column contacts() {
    return sum(OutcomeCount.OUTSIDE).as(AgentOutcomeCount.CONTACTS);
  }

  private static Column observed() {
    return sum(OutcomeCount.OUTSIDE_REPEATS).as(AgentOutcomeCount.OBSERVED);
  }

  private static Column expected() {
    return ExpectedRepeats.exact(
            sum(
                ExpectedRepeats.exact(
                    col(OutcomeCount.OUTSIDE).multiply(col(ExpectedRepeats.EXPECTED_RATE)))))
        .as(AgentOutcomeCount.EXPECTED);
  }
}
