package org.contretemps.night.kpi.intraday;

import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.QualifiedRows;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Half-hours of Mondays: their counts, and which of them are shown. */
@ExtendWith(SparkSessionExtension.class)
class IntradayTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  @Test
  void halfHoursAreCountedByLocalTimeAndShownIfTheyHaveEnoughPeople() {
    QualifiedRows rows = new QualifiedRows();
    for (int day = 0; day < 2; day++) {
      LocalDate date = MONDAY.plusWeeks(day);
      slot(rows, date, "T07:10:00Z", 20);
      slot(rows, date, "T07:40:00Z", 24);
      slot(rows, date, "T09:10:00Z", 16);
    }
    Dataset<Row> qualified = rows.frame().cache();
    Dataset<Row> days =
        SlotCounter.count(
                qualified, qualified.selectExpr("*", "hour(started_at) + 1 AS local_hour"))
            .cache();

    Row slot =
        days.where("half_hour = '08:00' AND contact_date = DATE '2026-03-02'")
            .collectAsList()
            .get(0);
    assertThat(slot.<Long>getAs(SlotDay.CONTACTS)).isEqualTo(20L);
    assertThat(slot.<Long>getAs(SlotDay.OFFERED)).isEqualTo(20L);
    assertThat(slot.<Long>getAs(SlotDay.ANSWERED)).isEqualTo(18L);
    assertThat(slot.<Long>getAs(SlotDay.ABANDONED)).isEqualTo(2L);
    assertThat(slot.<Long>getAs(SlotDay.HANDLED)).isEqualTo(18L);
    assertThat(slot.<Long>getAs(SlotDay.AGENTS)).as("each once").isEqualTo(6L);
    assertThat(slot.<Long>getAs(SlotDay.REPEATS)).isEqualTo(2L);

    List<Row> shown = IntradayRows.of(days);
    assertThat(shown).as("all but the smallest").hasSize(2);
    Row first = shown.get(0);
    assertThat(first.<String>getAs(IntradayKpi.WEEKDAY)).isEqualTo("MON");
    assertThat(first.<String>getAs(SlotDay.HALF_HOUR)).isEqualTo("08:00");
    assertThat(first.<Long>getAs(IntradayKpi.DATES)).isEqualTo(2L);
    assertThat(first.<Long>getAs(SlotDay.OFFERED)).isEqualTo(40L);
    assertThat(first.<Long>getAs(SlotDay.AGENTS)).isEqualTo(12L);
    assertThat(first.<Double>getAs(IntradayKpi.PICK_UP.bounds().lower()))
        .isCloseTo(0.769, within(0.001));
  }

  @Test
  void aHalfHourOfFewPeopleIsLeftOutAndCannotBeHadBySubtraction() {
    QualifiedRows rows = new QualifiedRows();
    slot(rows, MONDAY, "T07:10:00Z", 40);
    slot(rows, MONDAY, "T07:40:00Z", 30);
    slot(rows, MONDAY, "T08:10:00Z", 4);
    Dataset<Row> qualified = rows.frame().cache();
    Dataset<Row> days =
        SlotCounter.count(
            qualified, qualified.selectExpr("*", "hour(started_at) + 1 AS local_hour"));

    List<Row> shown = IntradayRows.of(days);

    assertThat(days.count()).isEqualTo(3);
    assertThat(shown).hasSize(1);
    assertThat(shown.get(0).<String>getAs(SlotDay.HALF_HOUR)).isEqualTo("08:00");
  }

  @Test
  void contactsWhoseLocalHourWasNotKeptAreLeftOut() {
    QualifiedRows rows = new QualifiedRows();
    slot(rows, MONDAY, "T07:10:00Z", 4);
    Dataset<Row> qualified = rows.frame();

    assertThat(
            SlotCounter.count(
                    qualified, qualified.withColumn(Contact.LOCAL_HOUR, lit(null).cast("int")))
                .count())
        .isZero();
  }

  /** Contacts of as many customers and six agents; every tenth is abandoned. */
  private static void slot(QualifiedRows rows, LocalDate date, String time, int contacts) {
    for (int i = 0; i < contacts; i++) {
      Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(date, 1, 200));
      boolean isAbandoned = i % 10 == 9;
      contact.put(Contact.STARTED_AT, Instant.parse(date + time));
      contact.put(Contact.CUSTOMER_KEY, (long) i);
      contact.put(Contact.AGENT_KEY, isAbandoned ? null : (Long) (long) (i % 6));
      contact.put(Contact.ABANDONED, isAbandoned);
      contact.put(Contact.HANDLING_SECONDS, isAbandoned ? null : (Integer) 200);
      contact.put(Contact.WAIT_SECONDS, 10);
      contact.put(QualifiedContact.HAS_REPEAT, isAbandoned ? null : (Boolean) (i % 10 == 0));
      rows.add(contact);
    }
  }
}
