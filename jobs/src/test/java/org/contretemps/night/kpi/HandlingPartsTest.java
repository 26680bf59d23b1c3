package org.contretemps.night.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.contretemps.night.kpi.count.Groups.cell;
import static org.contretemps.night.kpi.count.Groups.counts;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.IndicatorSettings;
import org.contretemps.house.QualifiedRows;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.Groups;
import org.contretemps.night.kpi.count.KpiCounter;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.HandlingParts;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.Column;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class HandlingPartsTest {
  private static final LocalDate DATE = LocalDate.parse("2026-03-02");

  @Test
  void partsAreCountedOverHandledLegsOfWhichTheyAreKnown() {
    QualifiedRows contacts =
        new QualifiedRows()
            .add(leg(300, 30, 60, "AGENT"))
            .add(leg(200, 0, null, "CUSTOMER"))
            .add(leg(100, null, 20, "SYSTEM"))
            .add(leg(50, null, null, null))
            .add(leg(null, 7, 7, "AGENT"));
    Row counted =
        KpiCounter.contacts(contacts.frame(), noNorms(), IndicatorSettings.DEFAULT)
            .collectAsList()
            .stream()
            .filter(row -> Facet.CENTRE.name().equals(row.getAs(KpiDay.FACET)))
            .findFirst()
            .orElseThrow();
    Map<Measure, Long> expected =
        counts(
            Measure.HANDLED, 4,
            Measure.HANDLED_SECONDS, 650,
            Measure.WITH_HOLD, 2,
            Measure.HOLD_SECONDS, 30,
            Measure.WITH_WRAP_UP, 2,
            Measure.WRAP_UP_SECONDS, 80,
            Measure.ENDS_KNOWN, 3,
            Measure.ENDED_BY_AGENT, 1,
            Measure.ENDED_BY_SYSTEM, 1);
    expected.forEach(
        (measure, count) ->
            assertThat(counted.<Long>getAs(measure.column())).as(measure.name()).isEqualTo(count));
  }

  private static Dataset<Row> noNorms() {
    return SparkSessionExtension.session().createDataFrame(List.of(), TimeNorm.TABLE.schema());
  }

  private static Map<String, Object> leg(
      Integer handling, Integer hold, Integer wrapUp, String endedBy) {
    Map<String, Object> leg = new HashMap<>(QualifiedRows.plain(DATE, 1, 0));
    leg.put(Contact.HANDLING_SECONDS, handling);
    leg.put(Contact.HOLD_SECONDS, hold);
    leg.put(Contact.WRAP_UP_SECONDS, wrapUp);
    leg.put(Contact.ENDED_BY, endedBy);
    return leg;
  }

  private static Row centre(long withHold, long endsKnown) {
    Groups groups =
        new Groups(Facet.CENTRE)
            .add(
                cell("S"),
                counts(
                    Measure.CONTACTS, 100,
                    Measure.HANDLED, 100,
                    Measure.HANDLED_SECONDS, 30_000,
                    Measure.WITH_HOLD, withHold,
                    Measure.HOLD_SECONDS, withHold * 20,
                    Measure.WITH_WRAP_UP, 100,
                    Measure.WRAP_UP_SECONDS, 4_000,
                    Measure.ENDS_KNOWN, endsKnown,
                    Measure.ENDED_BY_AGENT, endsKnown / 4));
    return ContactCentreKpi.rows(groups.month()).get(0);
  }

  @Test
  void talkIsWhatHoldAndWrapUpLeave() {
    assertThat(generated(centre(100, 80), HandlingParts.HOLD)).isEqualTo(20);
    assertThat(generated(centre(100, 80), HandlingParts.WRAP_UP)).isEqualTo(40);
    assertThat(generated(centre(100, 80), HandlingParts.TALK)).isEqualTo(240);
  }

  @Test
  void talkHoldsWhatIsNotToldApart() {
    Row few = centre(9, 80);
    assertThat(generated(few, HandlingParts.HOLD)).isNull();
    assertThat(generated(few, HandlingParts.TALK)).isEqualTo(260);
  }

  @Test
  void whoEndedContactsIsAShareOfThoseOfWhichItIsKnown() {
    Row row = centre(100, 80);
    // Wilson's interval of 20 of 80.
    assertThat(row.<Double>getAs("ended_by_agent_share_lower")).isCloseTo(0.1681, within(1e-4));
    assertThat(row.<Double>getAs("ended_by_agent_share_upper")).isCloseTo(0.3548, within(1e-4));
    assertThat(row.<Long>getAs("ended_by_system")).isZero();
    assertThat(centre(100, 8).<Object>getAs("ends_known")).isNull();
  }

  /** What Delta computes of a row. */
  private static Double generated(Row row, String name) {
    String expression =
        ContactCentreKpi.TABLE.columns().stream()
            .filter(column -> column.name().equals(name))
            .map(Column::generatedAs)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow();
    return SparkSessionExtension.session()
        .createDataFrame(List.of(row), row.schema())
        .selectExpr("CAST(" + expression + " AS DOUBLE)")
        .head()
        .getAs(0);
  }
}
