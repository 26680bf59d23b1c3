package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.record.contact.Contact;

/**
 * Puts each day of a service, and each of its agents, into one of three groups, by how the number
 * of customers who came back compares with the number expected: rows of {@link DayClass} for some
 * mature dates (METHOD §4). Contacts close to the norm are left out, so that hurry moves no group.
 * Pure.
 */
public final class DayClasses {
  /** How many mature days before its own an agent's class follows from. */
  public static final int AGENT_DAYS = 28;

  private static final String[] DAY = {Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE};
  private static final String[] AGENT_DAY = {
    Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE, Contact.AGENT_KEY
  };

  private final Collection<LocalDate> dates;
  private final Dataset<Row> windows;
  private final Dataset<Row> rates;

  /**
   * @param counts rows of {@link OutcomeCount} on the dates and the 27 before each
   */
  public DayClasses(Collection<LocalDate> dates, Dataset<Row> counts) {
    this.dates = dates;
    this.windows = ExpectedRepeats.windows(counts, dates);
    this.rates = ExpectedRepeats.rates(windows);
  }

  /**
   * The statements of the dates.
   *
   * @param byAgent counts of the dates by {@link OutcomeCounter#byAgent}
   * @param stated rows of {@link DayClass} on the {@link #AGENT_DAYS} before each date
   */
  public Dataset<Row> state(Dataset<Row> byAgent, Dataset<Row> stated) {
    return services().unionByName(agents(agentDays(byAgent), stated));
  }

  private Dataset<Row> services() {
    Dataset<Row> days =
        withExpected(windows)
            .groupBy(
                ExpectedRepeats.WINDOW_END,
                Contact.ORGANISATION,
                Contact.SERVICE,
                Contact.CONTACT_DATE)
            .agg(contacts(), observed(), expected());
    Column third =
        Thirds.third(
            Thirds.ratio(), ExpectedRepeats.WINDOW_END, Contact.ORGANISATION, Contact.SERVICE);
    return days.withColumn(DayClass.CLASS, third)
        .where(col(ExpectedRepeats.WINDOW_END).equalTo(col(Contact.CONTACT_DATE)))
        .drop(ExpectedRepeats.WINDOW_END)
        .withColumn(Contact.AGENT_KEY, lit(null).cast(DataTypes.LongType));
  }

  /** What each agent did on the dates, without a class yet. */
  private Dataset<Row> agentDays(Dataset<Row> byAgent) {
    return withExpected(
            byAgent
                .where(col(Contact.CONTACT_DATE).isInCollection(dates))
                .where(col(Contact.AGENT_KEY).isNotNull())
                .where(col(OutcomeCount.OUTSIDE).gt(0))
                .withColumn(ExpectedRepeats.WINDOW_END, col(Contact.CONTACT_DATE)))
        .groupBy(columns(AGENT_DAY))
        .agg(contacts(), observed(), expected());
  }

  /** Those who worked on the dates, and those who are classed by the days before. */
  private Dataset<Row> agents(Dataset<Row> days, Dataset<Row> stated) {
    Dataset<Row> before =
        stated.where(col(Contact.AGENT_KEY).isNotNull()).drop(DayClass.CLASS).unionByName(days);
    return days.join(classes(before), AGENT_DAY, "full")
        .withColumn(DayClass.CONTACTS, coalesce(col(DayClass.CONTACTS), lit(0L)))
        .withColumn(DayClass.OBSERVED, coalesce(col(DayClass.OBSERVED), lit(0L)))
        .withColumn(
            DayClass.EXPECTED, coalesce(col(DayClass.EXPECTED), lit(0).cast(DayClass.REPEATS)))
        .withColumn(DayClass.CLASS, coalesce(col(DayClass.CLASS), lit(Thirds.MIDDLE)));
  }

  /** Every agent of a service who has mature contacts in the days before a date. */
  private Dataset<Row> classes(Dataset<Row> agentDays) {
    Column after =
        sequence(
            date_add(col(Contact.CONTACT_DATE), 1),
            date_add(col(Contact.CONTACT_DATE), AGENT_DAYS));
    return agentDays
        .where(col(DayClass.CONTACTS).gt(0))
        .withColumn(Contact.CONTACT_DATE, explode(after))
        .where(col(Contact.CONTACT_DATE).isInCollection(dates))
        .groupBy(columns(AGENT_DAY))
        .agg(
            sum(DayClass.OBSERVED).as(DayClass.OBSERVED),
            sum(DayClass.EXPECTED).as(DayClass.EXPECTED))
        .withColumn(DayClass.CLASS, Thirds.third(Thirds.ratio(), DAY))
        .drop(DayClass.OBSERVED, DayClass.EXPECTED);
  }

  private Dataset<Row> withExpected(Dataset<Row> counts) {
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
    return sum(OutcomeCount.OUTSIDE).as(DayClass.CONTACTS);
  }

  private static Column observed() {
    return sum(OutcomeCount.OUTSIDE_REPEATS).as(DayClass.OBSERVED);
  }

  private static Column expected() {
    Column repeats = col(OutcomeCount.OUTSIDE).multiply(col(ExpectedRepeats.EXPECTED_RATE));
    return ExpectedRepeats.exact(sum(ExpectedRepeats.exact(repeats))).as(DayClass.EXPECTED);
  }

  private static Column[] columns(String... names) {
    return Arrays.stream(names).map(functions::col).toArray(Column[]::new);
  }
}
