package org.contretemps.night.zone.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.QualifiedRows;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.statistics.position.Strata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class NormPositionCounterTest {
  private static final LocalDate DATE = LocalDate.parse("2026-03-01");

  private static Map<String, Object> contact(int seconds, Object... changes) {
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(DATE, 1, seconds));
    for (int i = 0; i < changes.length; i += 2) {
      contact.put((String) changes[i], changes[i + 1]);
    }
    return contact;
  }

  private static List<Row> count(QualifiedRows rows) {
    return NormPositionCounter.count(rows.frame()).collectAsList();
  }

  @Test
  void contactsAddUpByStratumAndSecond() {
    List<Row> rows =
        count(
            new QualifiedRows()
                .add(contact(200, QualifiedContact.HAS_REPEAT, true))
                .add(contact(200, QualifiedContact.HAS_PRIOR_CONTACT, true))
                .add(contact(310))
                .add(contact(200, QualifiedContact.LOAD_QUARTILE, 4)));
    assertThat(rows).hasSize(1);
    Row row = rows.get(0);
    assertThat(row.<Long>getAs(NormPositionHistogram.NORM_ID)).isEqualTo(1L);
    assertThat(row.getList(row.fieldIndex(NormPositionHistogram.STRATA)))
        .isEqualTo(List.of(0, 0, 108));
    assertThat(row.getList(row.fieldIndex(NormPositionHistogram.SECONDS)))
        .isEqualTo(List.of(200, 310, 200));
    assertThat(row.getList(row.fieldIndex(NormPositionHistogram.CONTACTS)))
        .isEqualTo(List.of(2, 1, 1));
    assertThat(row.getList(row.fieldIndex(NormPositionHistogram.ADVERSE)))
        .isEqualTo(List.of(1, 0, 0));
    assertThat(row.getList(row.fieldIndex(NormPositionHistogram.PRIOR)))
        .isEqualTo(List.of(1, 0, 0));
  }

  @Test
  void strataAreNumberedAsTheStatisticsNumberThem() {
    for (int stratum = 0; stratum < Strata.CLASSED.size(); stratum += 11) {
      int[] level = new int[5];
      for (int factor = 0; factor < level.length; factor++) {
        level[factor] = Strata.CLASSED.level(stratum, factor);
      }
      List<Row> rows =
          count(
              new QualifiedRows()
                  .add(
                      contact(
                          200,
                          QualifiedContact.LOAD_QUARTILE,
                          level[0] + 1,
                          QualifiedContact.IS_DURING_INCIDENT,
                          level[1] == 1,
                          QualifiedContact.IS_NEW_AGENT,
                          level[2] == 1,
                          QualifiedContact.SERVICE_DAY_CLASS,
                          level[3] + 1,
                          QualifiedContact.AGENT_CLASS,
                          level[4] + 1)));
      assertThat(rows.get(0).getList(rows.get(0).fieldIndex(NormPositionHistogram.STRATA)))
          .isEqualTo(List.of(stratum));
    }
  }

  @Test
  void whatHasNoNormNoTimeOrNoCountedOutcomeIsLeftOut() {
    List<Row> rows =
        count(
            new QualifiedRows()
                .add(contact(200, NormAsOf.NORM_ID, null, NormAsOf.NORM_SECONDS, null))
                .add(contact(200, Contact.HANDLING_SECONDS, null))
                .add(
                    contact(
                        200,
                        QualifiedContact.REPEAT_STATE,
                        QualifiedContact.NO_CUSTOMER,
                        QualifiedContact.HAS_REPEAT,
                        null)));
    assertThat(rows).isEmpty();
  }
}
