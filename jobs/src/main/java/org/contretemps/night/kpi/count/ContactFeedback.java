package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;

/**
 * Which survey and which review belong to a contact: the last that was answered or made up to 60
 * days after it, by event time. Feedback names its contact by identifier, and by source where it
 * knows it. Pure.
 */
public final class ContactFeedback {

  /** How many days after the contact feedback counts. */
  public static final int REACH_DAYS = 60;

  private static final String SOURCE_KEY = "feedback_contact_source";
  private static final String LAST = "last";
  private static final String NAMED = "named";

  private static final List<String> SURVEY =
      Stream.concat(
              Stream.of(
                  Survey.CSAT,
                  Survey.CSAT_SCALE,
                  Survey.FELT_WAIT_SECONDS,
                  Survey.SHARED_WITH_TEAM,
                  Survey.ANSWERED_DATE),
              Survey.SERVQUAL.stream())
          .toList();
  private static final List<String> REVIEW =
      List.of(Review.COMPLIANCE_SCORE, Review.QUALITY_SCORE, Review.PASSED, Review.REVIEWED_DATE);

  private ContactFeedback() {}

  /** The contacts that feedback speaks of, with its columns. */
  static Dataset<Row> of(Dataset<Row> contacts, Dataset<Row> surveys, Dataset<Row> reviews) {
    return join(spokenOf(contacts, surveys, reviews), surveys, reviews)
        .where(col(Survey.ANSWERED_DATE).isNotNull().or(col(Review.REVIEWED_DATE).isNotNull()));
  }

  /**
   * The contacts that feedback names, and rarely another one: told by a hash of their names, which
   * takes a sixth of the room of these where it is sent to whoever reads contacts.
   */
  private static Dataset<Row> spokenOf(
      Dataset<Row> contacts, Dataset<Row> surveys, Dataset<Row> reviews) {
    Column hash = xxhash64(col(Contact.ORGANISATION), col(Contact.CONTACT_ID));
    Dataset<Row> named =
        surveys.select(hash.as(NAMED)).union(reviews.select(hash.as(NAMED))).distinct();
    return contacts.join(broadcast(named), hash.equalTo(named.col(NAMED)), "left_semi");
  }

  /** Contacts with the columns of their feedback, null where there is none. */
  public static Dataset<Row> join(
      Dataset<Row> contacts, Dataset<Row> surveys, Dataset<Row> reviews) {
    Dataset<Row> surveyed =
        with(contacts, surveys, SURVEY, Survey.ANSWERED_AT, Survey.ANSWERED_DATE);
    return with(
        surveyed,
        reviews.where(not(col(Review.IS_RETRACTED))),
        REVIEW,
        Review.REVIEWED_AT,
        Review.REVIEWED_DATE);
  }

  /** The first and last date on which feedback on contacts of some dates can be given. */
  public static Column canFollow(String feedbackDate, Collection<LocalDate> contactDates) {
    LocalDate first = Collections.min(contactDates);
    LocalDate last = Collections.max(contactDates);
    return col(feedbackDate).between(first.minusDays(1), last.plusDays(REACH_DAYS));
  }

  /** The contact dates that feedback speaks of, which may be wider than what counts. */
  public static Dataset<Row> datesOf(
      Dataset<Row> contacts, Dataset<Row> surveys, Dataset<Row> reviews) {
    return spokenOf(contacts, surveys, reviews).select(Contact.CONTACT_DATE).distinct();
  }

  private static Dataset<Row> with(
      Dataset<Row> contacts,
      Dataset<Row> feedback,
      List<String> columns,
      String instant,
      String date) {
    Column[] values = columns.stream().map(functions::col).toArray(Column[]::new);
    Column order = struct(col(instant), col(Survey.LAST_UPDATED_AT), struct(values));
    Dataset<Row> last =
        feedback
            .groupBy(
                col(Contact.ORGANISATION),
                col(Contact.CONTACT_ID),
                col(Survey.CONTACT_SOURCE).as(SOURCE_KEY))
            .agg(max_by(struct(values), order).as(LAST));
    Dataset<Row> exact = last.where(col(SOURCE_KEY).isNotNull()).withColumnRenamed(LAST, "exact");
    Dataset<Row> vague =
        last.where(col(SOURCE_KEY).isNull()).drop(SOURCE_KEY).withColumnRenamed(LAST, "vague");
    Dataset<Row> joined =
        contacts
            .withColumn(SOURCE_KEY, col(Contact.SOURCE))
            .join(
                exact,
                new String[] {Contact.ORGANISATION, Contact.CONTACT_ID, SOURCE_KEY},
                "left_outer")
            .join(vague, new String[] {Contact.ORGANISATION, Contact.CONTACT_ID}, "left_outer")
            .withColumn(LAST, coalesce(col("exact"), col("vague")));
    Column days = datediff(col(LAST + "." + date), col(Contact.CONTACT_DATE));
    Column isInTime = days.between(lit(-1), lit(REACH_DAYS));
    for (String column : columns) {
      joined = joined.withColumn(column, functions.when(isInTime, col(LAST + "." + column)));
    }
    return joined.drop(LAST, "exact", "vague", SOURCE_KEY);
  }
}
