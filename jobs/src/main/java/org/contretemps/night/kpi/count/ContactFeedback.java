package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.filter;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;

/**
 * Matches surveys and reviews to contacts: of each the last one answered or made within 60 days of
 * the contact, by event time. Feedback names its contact by identifier, and by source if it knows
 * it. Pure.
 */
public final class ContactFeedback {

  /** How many days after the contact feedback counts. */
  public static final int REACH_DAYS = 60;

  private static final String SOURCE_KEY = "feedback_contact_source";
  private static final String GIVEN = "feedback_given";
  private static final String SAID = "_said";
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
      Stream.concat(
              Stream.of(
                  Review.COMPLIANCE_SCORE,
                  Review.QUALITY_SCORE,
                  Review.PASSED,
                  Review.REVIEWED_DATE),
              Stream.of(ReviewMark.values()).map(ReviewMark::review))
          .toList();

  private ContactFeedback() {}

  /** The contacts that feedback speaks of, with its columns. */
  static Dataset<Row> of(Dataset<Row> contacts, Dataset<Row> surveys, Dataset<Row> reviews) {
    return join(spokenOf(contacts, surveys, reviews), surveys, reviews)
        .where(col(Survey.ANSWERED_DATE).isNotNull().or(col(Review.REVIEWED_DATE).isNotNull()));
  }

  /**
   * The contacts that feedback names, and rarely another one: identified by a hash of their names,
   * which takes a sixth of the room of these when it is sent to the tasks that read contacts.
   */
  private static Dataset<Row> spokenOf(
      Dataset<Row> contacts, Dataset<Row> surveys, Dataset<Row> reviews) {
    Column hash = xxhash64(col(Contact.ORGANISATION), col(Contact.CONTACT_ID));
    Dataset<Row> named =
        surveys.select(hash.as(NAMED)).union(reviews.select(hash.as(NAMED))).distinct();
    return contacts.join(broadcast(named), hash.equalTo(named.col(NAMED)), "left_semi");
  }

  /** Contacts with the columns of their feedback, null if there is none. */
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

  /**
   * Of all feedback on a contact only that given in time counts, in whatever combination dates are
   * computed.
   */
  private static Dataset<Row> with(
      Dataset<Row> contacts,
      Dataset<Row> feedback,
      List<String> columns,
      String instant,
      String date) {
    String[] name = {Contact.ORGANISATION, Contact.CONTACT_ID};
    Dataset<Row> given =
        feedback
            .groupBy(col(Contact.ORGANISATION), col(Contact.CONTACT_ID))
            .agg(collect_list(answer(columns, instant)).as(GIVEN));
    Column inTime =
        filter(
            col(GIVEN),
            one ->
                one.getField(SOURCE_KEY)
                    .isNull()
                    .or(one.getField(SOURCE_KEY).equalTo(col(Contact.SOURCE)))
                    .and(
                        datediff(one.getField(SAID).getField(date), col(Contact.CONTACT_DATE))
                            .between(lit(-1), lit(REACH_DAYS))));
    Dataset<Row> joined =
        contacts.join(given, name, "left_outer").withColumn(LAST, array_max(inTime).getField(SAID));
    Map<String, Column> said = new LinkedHashMap<>();
    columns.forEach(column -> said.put(column, col(LAST + "." + column)));
    return joined.withColumns(said).drop(LAST, GIVEN);
  }

  /** One answer or review; of several, the greatest counts: one that knows the contact's source. */
  private static Column answer(List<String> columns, String instant) {
    Column[] values = columns.stream().map(functions::col).toArray(Column[]::new);
    return struct(
        col(Survey.CONTACT_SOURCE).isNotNull().as("_is_exact"),
        col(instant).as("_given_at"),
        col(Survey.LAST_UPDATED_AT).as("_updated_at"),
        struct(values).as(SAID),
        col(Survey.CONTACT_SOURCE).as(SOURCE_KEY));
  }
}
