package org.contretemps.night.distribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.HandledContacts;
import org.contretemps.table.SituationType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class HistogramCounterTest {
  private static final String DAY = "2026-03-02";

  private static List<Row> counted(HandledContacts contacts) {
    return contacts
        .histogram()
        .sort(HandlingTimeHistogram.CONTACT_DATE, HandlingTimeHistogram.SECOND_BIN)
        .collectAsList();
  }

  @Test
  void contactsOfOneBinAreCountedAndTheirSecondsSummed() {
    List<Row> rows = counted(new HandledContacts().of(DAY, "SIMPLE", 60, 1030, 60, 1040, 61));
    assertThat(rows)
        .extracting(
            row -> row.getAs(HandlingTimeHistogram.SECOND_BIN),
            row -> row.getAs(HandlingTimeHistogram.SECONDS_FROM),
            row -> row.getAs(HandlingTimeHistogram.SECONDS_TO),
            row -> row.getAs(HandlingTimeHistogram.CONTACTS),
            row -> row.getAs(HandlingTimeHistogram.SECONDS_SUM),
            row -> row.getAs(HandlingTimeHistogram.SECONDS_SQUARED_SUM))
        .containsExactly(
            tuple(60, 60, 60, 2L, 120L, 7200L),
            tuple(61, 61, 61, 1L, 61L, 3721L),
            tuple(1025, 1025, 1040, 2L, 2070L, 1030L * 1030 + 1040L * 1040));
  }

  @Test
  void contactsPassedOnAreCountedOnceEach() {
    HandledContacts contacts =
        new HandledContacts()
            .of(DAY, "COMPLEX", 60)
            .passedOn(DAY, "COMPLEX", 60, "back office", false)
            .passedOn(DAY, "COMPLEX", 60, null, true)
            .passedOn(DAY, "COMPLEX", 61, "team 2", true);
    assertThat(counted(contacts))
        .extracting(
            row -> row.getAs(HandlingTimeHistogram.CONTACTS),
            row -> row.getAs(HandlingTimeHistogram.PASSED_ON))
        .containsExactly(tuple(3L, 2L), tuple(1L, 1L));
  }

  @Test
  void contactsThatNobodyHandledAreLeftOut() {
    HandledContacts contacts = new HandledContacts().of(DAY, "housing", "SIMPLE", null, 0, null);
    assertThat(counted(contacts))
        .extracting(row -> row.getAs(HandlingTimeHistogram.CONTACTS))
        .containsExactly(1L);
  }

  @Test
  void dateServiceAndSituationTypeEachMakeACellOfTheirOwn() {
    List<Row> rows =
        counted(
            new HandledContacts()
                .of(DAY, "housing", "SIMPLE", 60)
                .of(DAY, "family", "SIMPLE", 60)
                .of(DAY, "housing", SituationType.UNKNOWN.name(), 60)
                .of("2026-03-03", "housing", "SIMPLE", 60));
    assertThat(rows)
        .hasSize(4)
        .extracting(
            row -> row.getAs(HandlingTimeHistogram.SERVICE),
            row -> row.getAs(HandlingTimeHistogram.SITUATION_TYPE))
        .containsExactlyInAnyOrder(
            tuple("housing", "SIMPLE"),
            tuple("family", "SIMPLE"),
            tuple("housing", "UNKNOWN"),
            tuple("housing", "SIMPLE"));
    assertThat(rows).extracting(row -> row.getAs(HandlingTimeHistogram.CELL_ID)).hasSize(4);
    assertThat(rows.stream().map(row -> row.<Long>getAs(HandlingTimeHistogram.CELL_ID)).distinct())
        .hasSize(3);
  }

  @Test
  void aWeekOfSecondsSquaredAThousandTimesOverflowsNothing(SparkSession spark) {
    Row row =
        new HistogramCounter(functions.col("situation_type"))
            .count(
                new HandledContacts()
                    .of(DAY, "SIMPLE", 604_800)
                    .contacts()
                    .crossJoin(spark.range(1_000).toDF()))
            .head();
    assertThat(row.<Long>getAs(HandlingTimeHistogram.SECONDS_SQUARED_SUM))
        .isEqualTo(1_000L * 604_800 * 604_800);
  }
}
