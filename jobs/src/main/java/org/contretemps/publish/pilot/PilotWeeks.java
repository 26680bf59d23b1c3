package org.contretemps.publish.pilot;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.ConfigurationException;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.statistics.pilot.WeeklyCounts;

/**
 * Counts the contacts of a pilot's services by week, with their outcomes. One row per service and
 * week, numbered from the first date.
 */
final class PilotWeeks {
  private static final int DAYS_A_WEEK = 7;
  private static final String WEEK = "week";
  private static final String HANDLED = "handled";
  private static final String UNDER = "under";

  private final List<String> services;
  private final int weeks;
  private final List<Row> rows;

  private PilotWeeks(List<String> services, int weeks, List<Row> rows) {
    this.services = services;
    this.weeks = weeks;
    this.rows = rows;
  }

  /**
   * The counts of some weeks.
   *
   * @param qualified rows of {@link QualifiedContact}
   * @param first a Monday
   */
  static PilotWeeks of(Dataset<Row> qualified, PilotScope scope, LocalDate first, int weeks) {
    Column isCounted = col(QualifiedContact.REPEAT_STATE).equalTo(QualifiedContact.COUNTED);
    Column isPassed =
        col(Contact.TRANSFERRED_TO).isNotNull().or(coalesce(col(Contact.ESCALATED), lit(false)));
    Dataset<Row> own =
        qualified
            .where(col(Contact.CONTACT_DATE).between(first, first.plusWeeks(weeks).minusDays(1)))
            .where(col(Contact.ORGANISATION).equalTo(scope.organisation()))
            .where(col(Contact.SERVICE).isInCollection(scope.services()))
            .where(scope.channel().map(col(Contact.CHANNEL)::equalTo).orElse(lit(true)))
            .where(
                scope.type().map(col(QualifiedContact.SITUATION_TYPE)::equalTo).orElse(lit(true)))
            .where(col(Contact.HANDLING_SECONDS).isNotNull());
    List<Row> rows =
        own.groupBy(
                col(Contact.SERVICE),
                floor(datediff(col(Contact.CONTACT_DATE), lit(first)).divide(DAYS_A_WEEK))
                    .cast("int")
                    .as(WEEK))
            .agg(
                count(lit(1)).as(HANDLED),
                count_if(isPassed).as(PilotOutcome.PASSED_ON.events()),
                count_if(isCounted).as(PilotOutcome.REPEATS.contacts()),
                count_if(isCounted.and(col(QualifiedContact.HAS_REPEAT)))
                    .as(PilotOutcome.REPEATS.events()),
                count_if(isCounted.and(col(QualifiedContact.HAS_PRIOR_CONTACT)))
                    .as(PilotOutcome.PRIOR_CONTACTS.events()),
                count_if(col(NormAsOf.NORM_SECONDS).equalTo(scope.seconds())).as(UNDER))
            .collectAsList();
    return new PilotWeeks(scope.services(), weeks, rows);
  }

  /**
   * The counts of an outcome.
   *
   * @throws ConfigurationException if a service has a week without contacts
   */
  WeeklyCounts counts(PilotOutcome outcome) {
    try {
      return new WeeklyCounts(filled(outcome.contacts()), filled(outcome.events()));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "%s Clusters are the services %s.".formatted(e.getMessage(), services), e);
    }
  }

  /** Share of the handled contacts under the norm that is tried, of a service in some weeks. */
  double underShare(int service, int from, int to) {
    long[] handled = filled(HANDLED)[service];
    long[] under = filled(UNDER)[service];
    double all = 0;
    double met = 0;
    for (int week = from; week < to; week++) {
      all += handled[week];
      met += under[week];
    }
    return all == 0 ? 0 : met / all;
  }

  private long[][] filled(String column) {
    long[][] counts = new long[services.size()][weeks];
    for (Row row : rows) {
      counts[services.indexOf(row.<String>getAs(Contact.SERVICE))][row.<Integer>getAs(WEEK)] =
          row.<Long>getAs(column);
    }
    return counts;
  }
}
