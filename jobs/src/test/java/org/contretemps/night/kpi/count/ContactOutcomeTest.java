package org.contretemps.night.kpi.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.QualifiedRows;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class ContactOutcomeTest {
  private static final LocalDate DAY = LocalDate.parse("2026-01-10");

  private final QualifiedRows contacts = new QualifiedRows();
  private final List<Row> surveys = new ArrayList<>();
  private final List<Row> reviews = new ArrayList<>();

  private void contact(String id, Map<String, Object> given) {
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(DAY, 1, 200));
    contact.put(Contact.CONTACT_ID, id);
    contact.putAll(given);
    contacts.add(contact);
  }

  private void survey(String contact, LocalDate answered, int csat, int scale) {
    surveys.add(
        feedback(Survey.TABLE, contact, Survey.ANSWERED_AT, Survey.ANSWERED_DATE, answered)
            .set(Survey.CSAT, csat)
            .set(Survey.CSAT_SCALE, scale)
            .row());
  }

  private void review(String contact, LocalDate reviewed, Boolean passed, double compliance) {
    reviews.add(
        feedback(Review.TABLE, contact, Review.REVIEWED_AT, Review.REVIEWED_DATE, reviewed)
            .set(Review.PASSED, passed)
            .set(Review.COMPLIANCE_SCORE, compliance)
            .set(Review.IS_RETRACTED, false)
            .row());
  }

  private static TableRow feedback(
      TableDefinition table, String contact, String instant, String date, LocalDate given) {
    Instant noon = given.atTime(12, 0).toInstant(ZoneOffset.UTC);
    return new TableRow(table.writtenSchema())
        .set(Survey.ORGANISATION, "ORG")
        .set(Survey.SOURCE, "feedback")
        .set(Survey.CONTACT_ID, contact)
        .set(instant, noon)
        .set(date, given)
        .set(Survey.SOURCE_FILE, "feedback.csv")
        .set(Survey.DELIVERED_AT, noon)
        .set(Survey.LAST_UPDATED_AT, noon);
  }

  private Map<String, Row> outcomes(LocalDate asOf) {
    var spark = SparkSessionExtension.session();
    Dataset<Row> rows =
        ContactOutcome.of(
            contacts.frame(),
            spark.createDataFrame(surveys, Survey.TABLE.writtenSchema()),
            spark.createDataFrame(reviews, Review.TABLE.writtenSchema()),
            asOf);
    assertThat(Arrays.stream(rows.schema().fields()).map(f -> f.name() + " " + f.dataType().sql()))
        .containsExactlyElementsOf(
            ContactOutcome.VIEW.columns().stream()
                .map(c -> c.name() + " " + c.type().sql())
                .toList());
    Map<String, Row> byHandlingTime = new TreeMap<>();
    rows.collectAsList()
        .forEach(row -> byHandlingTime.put("" + row.getAs(Contact.HANDLING_SECONDS), row));
    return byHandlingTime;
  }

  private static List<Object> shown(Row row, String... columns) {
    return Arrays.stream(columns).map(row::<Object>getAs).toList();
  }

  @Test
  void whatWasSaidOfAContactStandsBesideWhatCameOfIt() {
    contact("a", Map.of(Contact.HANDLING_SECONDS, 1, Contact.TRANSFERRED_TO, "back office"));
    contact("b", Map.of(Contact.HANDLING_SECONDS, 2, QualifiedContact.HAS_REPEAT, true));
    contact("c", Map.of(Contact.HANDLING_SECONDS, 3));
    survey("a", DAY.plusDays(2), 2, 5);
    survey("b", DAY.plusDays(60), 5, 10);
    survey("c", DAY.plusDays(61), 1, 5);
    review("b", DAY.plusDays(5), false, 40);
    review("c", DAY.plusDays(5), null, 90);
    Map<String, Row> rows = outcomes(DAY.plusDays(60));

    String[] said = {
      ContactOutcome.IS_DISSATISFIED,
      ContactOutcome.HAS_FAILED_REVIEW,
      Review.COMPLIANCE_SCORE,
      ContactOutcome.IS_TRANSFERRED,
      QualifiedContact.HAS_REPEAT,
      ContactOutcome.IS_FEEDBACK_FINAL
    };
    assertThat(shown(rows.get("1"), said))
        .isEqualTo(Arrays.asList(true, null, null, true, false, true));
    assertThat(shown(rows.get("2"), said))
        .isEqualTo(Arrays.asList(false, true, 40.0, false, true, true));
    assertThat(shown(rows.get("3"), said))
        .as("an answer after 60 days is none; a review without a bar is not failed and not passed")
        .isEqualTo(Arrays.asList(null, null, 90.0, false, false, true));
  }

  @Test
  void anAnswerThatComesTooLateHidesNoneThatCameInTime() {
    contact("a", Map.of(Contact.HANDLING_SECONDS, 1));
    survey("a", DAY.plusDays(10), 2, 5);
    survey("a", DAY.plusDays(70), 5, 5);
    review("a", DAY.plusDays(60), false, 40);
    review("a", DAY.plusDays(61), true, 90);
    assertThat(
            shown(
                outcomes(DAY.plusDays(80)).get("1"),
                ContactOutcome.IS_DISSATISFIED,
                ContactOutcome.HAS_FAILED_REVIEW))
        .isEqualTo(Arrays.asList(true, true));
  }

  @Test
  void anOutcomeThatIsNotThereYetIsNullAndNotFalse() {
    Map<String, Object> immature = new HashMap<>();
    immature.put(QualifiedContact.REPEAT_STATE, QualifiedContact.NOT_MATURE);
    immature.put(QualifiedContact.HAS_REPEAT, null);
    immature.put(QualifiedContact.HAS_EARLY_REPEAT, null);
    contact("a", immature);
    Row row = outcomes(DAY.plusDays(59)).get("200");
    assertThat(
            shown(
                row,
                QualifiedContact.HAS_REPEAT,
                QualifiedContact.HAS_EARLY_REPEAT,
                ContactOutcome.IS_DISSATISFIED,
                ContactOutcome.HAS_FAILED_REVIEW,
                ContactOutcome.IS_FEEDBACK_FINAL))
        .isEqualTo(Arrays.asList(null, null, null, null, false));
  }
}
