package org.contretemps.night.recommendation;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.dayofweek;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;

/**
 * The inbound contacts of a service and channel on weekdays, counted as a queue needs them: by slot
 * of half an hour, by wait, by handling time. Nothing of it tells of a contact or an agent. Pure.
 *
 * <p>A slot is numbered from the midnight, UTC, of the local date, so that a change to summer time
 * moves the slots of the dates after it by two.
 */
final class QueueContacts {
  static final String DATE = "day";
  static final String SLOT = "slot";
  static final String COUNT = "contacts";
  static final String LATE = "waited";
  static final String SECONDS = "seconds";
  static final String AGENTS = "agents";
  static final String COUNTED = "counted";
  static final String RETURNED = "returned";
  static final String KNOWN = "known";

  private static final int SUNDAY = 1;
  private static final int SATURDAY = 7;

  private static final String ARRIVAL =
      "(unix_seconds(%s) - 86400L * datediff(%s, DATE'1970-01-01'))"
          .formatted(Contact.STARTED_AT, Contact.CONTACT_DATE);

  private static final String QUEUED =
      "explode(sequence(floor(arrival / 1800), floor((arrival + wait_seconds) / 1800)))";
  private static final String IN_HAND =
      "explode(sequence(floor((arrival + wait_seconds) / 1800), floor((arrival + wait_seconds + greatest(handling_seconds, 1) - 1) / 1800)))";
  private static final String OVERLAP =
      "greatest(0, least(arrival + wait_seconds, 1800 * (slot + 1)) - greatest(arrival, 1800 * slot))";

  private final Dataset<Row> contacts;

  /**
   * @param qualified rows of {@link QualifiedContact}
   */
  QueueContacts(Dataset<Row> qualified, DecidedNorm norm, LocalDate from, LocalDate to) {
    this.contacts =
        qualified
            .where(col(Contact.CONTACT_DATE).between(from, to))
            .where(col(Contact.ORGANISATION).equalTo(norm.organisation()))
            .where(col(Contact.SERVICE).equalTo(norm.service()))
            .where(col(Contact.CHANNEL).equalTo(norm.channel()))
            .where(col(Contact.DIRECTION).equalTo("INBOUND"))
            .where(dayofweek(col(Contact.CONTACT_DATE)).notEqual(SUNDAY))
            .where(dayofweek(col(Contact.CONTACT_DATE)).notEqual(SATURDAY))
            .where(col(Contact.ABANDONED).or(col(Contact.HANDLING_SECONDS).isNotNull()))
            .withColumn("arrival", expr(ARRIVAL));
  }

  /** The first date on which the norm was in force. */
  Optional<LocalDate> firstUnder(long normId) {
    return Optional.ofNullable(
        contacts
            .where(col(NormAsOf.NORM_ID).equalTo(normId))
            .agg(min(Contact.CONTACT_DATE))
            .head()
            .getAs(0));
  }

  private Dataset<Row> waiting() {
    return contacts.where(col(Contact.WAIT_SECONDS).isNotNull());
  }

  /** Share of the contacts whose wait is known. */
  double knownWaits() {
    Row row = contacts.agg(count(lit(1)).as(COUNT), count(Contact.WAIT_SECONDS).as(KNOWN)).head();
    long all = row.<Long>getAs(COUNT);
    return all == 0 ? 0 : (double) row.<Long>getAs(KNOWN) / all;
  }

  /** By date and slot of arrival: contacts, and those who waited more than 5 seconds. */
  List<Row> arrivals() {
    return waiting()
        .groupBy(col(Contact.CONTACT_DATE).as(DATE), expr("floor(arrival / 1800)").as(SLOT))
        .agg(count(lit(1)).as(COUNT), count_if(col(Contact.WAIT_SECONDS).gt(5)).as(LATE))
        .collectAsList();
  }

  /** By date and slot: seconds in the queue. */
  List<Row> queueSeconds() {
    return waiting()
        .where(col(Contact.WAIT_SECONDS).gt(0))
        .withColumn(SLOT, expr(QUEUED))
        .groupBy(col(Contact.CONTACT_DATE).as(DATE), col(SLOT))
        .agg(sum(expr(OVERLAP)).cast("double").as(SECONDS))
        .collectAsList();
  }

  /** By date and slot: distinct agents with a contact in hand. */
  List<Row> agents() {
    return waiting()
        .where(col(Contact.AGENT_KEY).isNotNull().and(col(Contact.HANDLING_SECONDS).isNotNull()))
        .withColumn(SLOT, expr(IN_HAND))
        .groupBy(col(Contact.CONTACT_DATE).as(DATE), col(SLOT))
        .agg(count_distinct(col(Contact.AGENT_KEY)).as(AGENTS))
        .collectAsList();
  }

  /** By date, wait and whether the customer gave up: contacts. */
  List<Row> waits() {
    return waiting()
        .groupBy(
            col(Contact.CONTACT_DATE).as(DATE), col(Contact.WAIT_SECONDS), col(Contact.ABANDONED))
        .agg(count(lit(1)).as(COUNT))
        .collectAsList();
  }

  /** By date, cell, norm and handling time: contacts, those counted and those with a repeat. */
  List<Row> handled() {
    return waiting()
        .where(col(Contact.HANDLING_SECONDS).isNotNull())
        .groupBy(
            col(Contact.CONTACT_DATE).as(DATE),
            col(QualifiedContact.CELL_ID),
            col(NormAsOf.NORM_ID),
            col(Contact.HANDLING_SECONDS).as(SECONDS))
        .agg(
            count(lit(1)).as(COUNT),
            count(QualifiedContact.HAS_REPEAT).as(COUNTED),
            count_if(col(QualifiedContact.HAS_REPEAT)).as(RETURNED))
        .collectAsList();
  }

  /** By date: customers who gave up and can be identified, and those who tried again. */
  List<Row> retried() {
    return waiting()
        .where(col(Contact.ABANDONED))
        .where(col(QualifiedContact.REPEAT_STATE).equalTo(QualifiedContact.NOT_HANDLED))
        .where(col(Contact.CUSTOMER_KEY).isNotNull())
        .groupBy(col(Contact.CONTACT_DATE).as(DATE))
        .agg(count(lit(1)).as(COUNTED), count(QualifiedContact.SECONDS_TO_REPEAT).as(RETURNED))
        .collectAsList();
  }

  /** Mean days until a repeat; 2 if there is none. */
  double delayDays() {
    Double seconds =
        contacts
            .where(col(QualifiedContact.HAS_REPEAT))
            .agg(avg(QualifiedContact.SECONDS_TO_REPEAT))
            .head()
            .getAs(0);
    return seconds == null ? 2 : seconds / 86_400;
  }
}
