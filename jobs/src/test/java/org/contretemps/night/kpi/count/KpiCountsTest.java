package org.contretemps.night.kpi.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.house.QualifiedRows;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.Review;
import org.contretemps.record.feedback.Survey;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On random contacts the counts in plain Java are those of Spark SQL, row by row. */
@ExtendWith(SparkSessionExtension.class)
class KpiCountsTest {
  private static final LocalDate DATE = LocalDate.parse("2026-03-10");
  private static final int CONTACTS = 500;

  private final Random random = new Random(28);

  @Test
  void countsAreThoseOfSql() {
    QualifiedRows rows = new QualifiedRows();
    IntStream.range(0, CONTACTS).forEach(i -> rows.add(contact(i)));
    Dataset<Row> contacts = rows.frame().repartition(3).cache();
    Dataset<Row> answered = KpiCounter.answered(contacts, surveys(), reviews()).cache();
    same(
        KpiCounter.contacts(contacts, norms(), IndicatorSettings.DEFAULT),
        KpiSql.contacts(contacts, norms(), IndicatorSettings.DEFAULT),
        KpiDay.TABLE);
    same(
        KpiCounter.feedback(contacts, answered),
        KpiSql.feedback(contacts, answered),
        KpiFeedbackDay.TABLE);
  }

  private static void same(Dataset<Row> counted, Dataset<Row> bySql, TableDefinition table) {
    Column[] columns = table.writtenColumns().stream().map(functions::col).toArray(Column[]::new);
    List<Row> expected = bySql.select(columns).collectAsList();
    assertThat(expected.stream().map(row -> row.getString(1)).distinct())
        .hasSizeGreaterThanOrEqualTo(9);
    assertThat(counted.select(columns).collectAsList())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  private Map<String, Object> contact(int number) {
    Integer seconds = maybe(1 + random.nextInt(900));
    int leg = 1 + number % 2;
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(DATE, random.nextInt(2), 1));
    contact.put(Contact.CONTACT_DATE, DATE.plusDays(number / 2 % 3));
    contact.put(Contact.ORGANISATION, organisation(number));
    contact.put(Contact.CONVERSATION_ID, "v" + number / 2);
    contact.put(Contact.LEG, leg);
    contact.put(Contact.CHANNEL, any("PHONE", "CHAT"));
    contact.put(Contact.DIRECTION, any("INBOUND", "INBOUND", "OUTBOUND", "CALLBACK"));
    contact.put(Contact.TEAM, any("T", "U", null));
    contact.put(Contact.TRANSFERRED_TO, leg == 1 ? any("U", null) : null);
    contact.put(Contact.TERRITORY, any("North", "South", null));
    contact.put(Contact.CUSTOMER_KIND, any("INSURED", "UNKNOWN", null));
    contact.put(Contact.OBJECTIVES, objectives());
    contact.put(Contact.AGENT_KEY, maybe((long) random.nextInt(9) - 4));
    contact.put(Contact.CUSTOMER_KEY, maybe(random.nextLong()));
    contact.put(Contact.WAIT_SECONDS, maybe(random.nextInt(60)));
    contact.put(Contact.ABANDONED, random.nextInt(4) == 0);
    contact.put(Contact.HANDLING_SECONDS, seconds);
    contact.put(Contact.SALE_AGREED_AT, maybe(Instant.EPOCH));
    contact.put(Contact.SALE_SIGNED_AT, maybe(Instant.EPOCH));
    contact.put(Contact.RESOLVED, maybe(random.nextBoolean()));
    contact.put(Contact.FILE_COMPLETE, maybe(random.nextBoolean()));
    contact.put(NormAsOf.MEAN_NORM_ID, maybe((long) random.nextInt(4)));
    contact.put(NormAsOf.CONTACTS_PER_DAY_NORM_ID, maybe((long) random.nextInt(4)));
    contact.put(NormAsOf.MINUTES_PER_DAY_NORM_ID, maybe((long) random.nextInt(4)));
    contact.put(QualifiedContact.NORM_BIN, seconds == null ? null : maybe(seconds / 10 - 30));
    contact.put(QualifiedContact.LOAD_QUARTILE, maybe(1 + random.nextInt(4)));
    contact.put(QualifiedContact.IS_DURING_INCIDENT, random.nextBoolean());
    contact.putAll(outcome());
    return contact;
  }

  private Map<String, Object> outcome() {
    Boolean hasRepeat = maybe(random.nextBoolean());
    Map<String, Object> outcome = new HashMap<>();
    outcome.put(
        QualifiedContact.REPEAT_STATE,
        hasRepeat != null ? QualifiedContact.COUNTED : QualifiedContact.NOT_HANDLED);
    outcome.put(QualifiedContact.HAS_REPEAT, hasRepeat);
    outcome.put(QualifiedContact.SECONDS_TO_REPEAT, maybe(random.nextInt(9_000)));
    outcome.put(QualifiedContact.HAS_PRIOR_CONTACT, maybe(random.nextBoolean()));
    return outcome;
  }

  private List<String> objectives() {
    return random.nextInt(5) == 0
        ? null
        : IntStream.range(0, random.nextInt(4)).mapToObj(i -> any("X", "FOLLOW_UP", null)).toList();
  }

  @SafeVarargs
  private <T> T any(T... values) {
    return values[random.nextInt(values.length)];
  }

  private <T> T maybe(T value) {
    return random.nextInt(4) == 0 ? null : value;
  }

  private static Dataset<Row> norms() {
    return frame(
        TimeNorm.TABLE,
        IntStream.range(1, 4)
            .mapToObj(
                id ->
                    new TableRow(TimeNorm.TABLE.schema())
                        .set(TimeNorm.NORM_ID, (long) id)
                        .set(TimeNorm.TARGET, 10.005 * id)
                        .row())
            .toList());
  }

  private Dataset<Row> surveys() {
    return frame(
        Survey.TABLE,
        IntStream.range(0, CONTACTS)
            .mapToObj(
                i ->
                    said(Survey.TABLE, i)
                        .set(Survey.CSAT, maybe(1 + random.nextInt(5)))
                        .set(Survey.CSAT_SCALE, 5)
                        .set(Survey.FELT_WAIT_SECONDS, maybe(random.nextInt(100)))
                        .set(Survey.SHARED_WITH_TEAM, maybe(random.nextBoolean()))
                        .set(Survey.ANSWERED_AT, at(12))
                        .set(Survey.ANSWERED_DATE, DATE.plusDays(5))
                        .row())
            .toList());
  }

  private Dataset<Row> reviews() {
    return frame(
        Review.TABLE,
        IntStream.range(0, CONTACTS)
            .mapToObj(
                i ->
                    said(Review.TABLE, i)
                        .set(Review.COMPLIANCE_SCORE, maybe(random.nextInt(10_000) / 100.0))
                        .set(Review.ATTENTION_TO_SMALL_THINGS, maybe(1 + random.nextInt(5)))
                        .set(Review.COUNSEL, maybe(1 + random.nextInt(5)))
                        .set(Review.INFERENCE, maybe(1 + random.nextInt(5)))
                        .set(Review.IS_RETRACTED, false)
                        .set(Review.REVIEWED_AT, at(13))
                        .set(Review.REVIEWED_DATE, DATE.plusDays(6))
                        .row())
            .toList());
  }

  private static String organisation(int contact) {
    return contact / 2 % 2 == 0 ? "A" : "Été";
  }

  private static TableRow said(TableDefinition table, int number) {
    return new TableRow(table.schema())
        .set(Contact.ORGANISATION, organisation(number))
        .set(Contact.CONTACT_ID, "c" + number);
  }

  private static Instant at(int hour) {
    return DATE.atTime(hour, 0).toInstant(ZoneOffset.UTC);
  }

  private static Dataset<Row> frame(TableDefinition table, List<Row> rows) {
    return SparkSessionExtension.session().createDataFrame(rows, table.schema());
  }
}
