package org.contretemps.night.zone.statement;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.QualifiedRows;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.count.NormPositionCounter;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.statistics.clash.ClashVerdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two norms of one cell in force at once, as for new and for experienced agents. */
@ExtendWith(SparkSessionExtension.class)
class NormsAtOnceTest {
  private static final LocalDate LAST_MATURE = LocalDate.parse("2026-03-23");
  private static final long OTHER_NORM = 2;

  @Test
  void aContactIsCountedUnderTheOneNormThatIsItsOwn() {
    QualifiedRows contacts = new QualifiedRows();
    for (int i = 0; i < 5; i++) {
      Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(LAST_MATURE, 1, 200 + i));
      contact.put(QualifiedContact.IS_NEW_AGENT, i < 2);
      contact.put(NormAsOf.NORM_ID, i < 2 ? OTHER_NORM : 1L);
      contact.put(NormAsOf.NORM_SECONDS, i < 2 ? 400.0 : 300.0);
      contacts.add(contact);
    }
    List<Row> counts =
        NormPositionCounter.count(contacts.frame())
            .orderBy(NormPositionHistogram.NORM_ID)
            .collectAsList();
    assertThat(counts).hasSize(2);
    assertThat(counts)
        .extracting(row -> seconds(row))
        .containsExactly(List.of(202, 203, 204), List.of(200, 201));
  }

  private static List<Object> seconds(Row row) {
    return row.getList(row.fieldIndex(NormPositionHistogram.SECONDS));
  }

  @Test
  void eachIsJudgedApartAsIfItWereACellOfItsOwn() {
    List<Row> alone =
        ZoneStatementTest.state(ZoneStatementTest.histogram(), new QualifiedRows(), List.of())
            .zones();
    Row harmed = first(alone, true);
    Row harmless = first(alone, false);
    long cell = harmed.getAs(ImpededQualityZone.CELL_ID);

    List<Row> together =
        ZoneStatementTest.state(
                asOneCell(cell, harmless.getAs(ImpededQualityZone.CELL_ID)),
                new QualifiedRows(),
                List.of())
            .zones();

    assertThat(together).hasSameSizeAs(alone);
    List<Row> both =
        together.stream()
            .filter(row -> cell == row.<Long>getAs(ImpededQualityZone.CELL_ID))
            .toList();
    assertThat(both).hasSize(2);
    assertSameFigures(both.get(0), harmed);
    assertSameFigures(both.get(1), harmless);
    assertThat(both.get(1).<Long>getAs(ImpededQualityZone.NORM_ID)).isEqualTo(OTHER_NORM);
  }

  @Test
  void theWindowTwiceAsLongOfEachIsTwiceItsOwn() {
    List<Row> alone =
        ZoneStatementTest.state(ZoneStatementTest.histogram(), new QualifiedRows(), List.of())
            .zones();
    long cell = first(alone, true).getAs(ImpededQualityZone.CELL_ID);
    long other = first(alone, false).getAs(ImpededQualityZone.CELL_ID);
    Dataset<Row> histogram =
        asOneCell(cell, other).where(col(NormPositionHistogram.CELL_ID).equalTo(cell));
    SpikeEvaluation evaluation = new SpikeEvaluation(LAST_MATURE);
    List<CellFindings> found = evaluation.of(mostlyOlder(histogram));
    assertThat(found).extracting(CellFindings::windowDays).containsExactlyInAnyOrder(28, 91);

    assertThat(evaluation.longer(mostlyOlder(histogram), found))
        .extracting(each -> each.cell().normId() + ": " + each.windowDays())
        .containsExactlyInAnyOrder("1: 56", "2: 182");
  }

  /** All but one date of the other norm come before the usual window. */
  private static Dataset<Row> mostlyOlder(Dataset<Row> histogram) {
    return histogram.withColumn(
        NormPositionHistogram.CONTACT_DATE,
        when(
                col(NormPositionHistogram.NORM_ID)
                    .equalTo(OTHER_NORM)
                    .and(col(NormPositionHistogram.CONTACT_DATE).notEqual(lit(LAST_MATURE))),
                date_sub(col(NormPositionHistogram.CONTACT_DATE), 30))
            .otherwise(col(NormPositionHistogram.CONTACT_DATE)));
  }

  /** The example with the contacts of one cell put into another, under a norm of their own. */
  private static Dataset<Row> asOneCell(long cell, long other) {
    return ZoneStatementTest.histogram()
        .withColumn(NormPositionHistogram.NORM_ID, when(isOf(other), OTHER_NORM).otherwise(1L))
        .withColumn(Contact.SERVICE, when(isOf(other), "S" + cell).otherwise(col(Contact.SERVICE)))
        .withColumn(
            NormPositionHistogram.CELL_ID,
            when(isOf(other), cell).otherwise(col(NormPositionHistogram.CELL_ID)));
  }

  private static Column isOf(long cell) {
    return col(NormPositionHistogram.CELL_ID).equalTo(cell);
  }

  private static Row first(List<Row> zones, boolean isEstablished) {
    return zones.stream()
        .filter(row -> row.getAs(ImpededQualityZone.Q) != null)
        .filter(
            row ->
                isEstablished
                    == ClashVerdict.ESTABLISHED
                        .name()
                        .equals(row.getAs(ImpededQualityZone.VERDICT)))
        .findFirst()
        .orElseThrow();
  }

  private static void assertSameFigures(Row together, Row alone) {
    for (String column :
        List.of(
            ImpededQualityZone.VERDICT,
            ImpededQualityZone.CONTACTS,
            ImpededQualityZone.NORM_SECONDS)) {
      assertThat(together.<Object>getAs(column)).as(column).isEqualTo(alone.getAs(column));
    }
    for (String column :
        List.of(
            ImpededQualityZone.P,
            ImpededQualityZone.Q,
            ImpededQualityZone.HARM,
            ImpededQualityZone.SPIKE_SHARE)) {
      assertThat(together.<Double>getAs(column))
          .as(column)
          .isCloseTo(alone.<Double>getAs(column), within(1e-12));
    }
  }
}
