package org.contretemps.night.zone.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.PassingOnRule;
import org.contretemps.config.Staffing;
import org.contretemps.config.ZoneSettings;
import org.contretemps.house.QualifiedRows;
import org.contretemps.night.passing.PassingCounter;
import org.contretemps.night.passing.PassingHistogram;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.explanation.Explanation;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.statistics.MethodFile;
import org.contretemps.wording.Speech;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ten cells of METHOD §11's example, stated by a night as by the method. */
@ExtendWith(SparkSessionExtension.class)
class PassingZonesTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-03-10");
  private static final LocalDate LAST_MATURE = AS_OF.minusDays(8);
  private static final int DAYS = 28;

  /** Its sixth cell is one in which contacts are passed on under the norm; its second a policy. */
  private static final long HARMED = 6;

  private static final long POLICY = 2;

  @Test
  void cellsAreStatedByTheFiguresOfTheMethodAndAZoneOpensInTheThirdNight() {
    Dataset<Row> histogram = histogram().cache();
    Map<Long, Row> first = byCell(state(histogram, ZoneSettings.DEFAULT, List.of()));
    for (Map<String, String> row : MethodFile.rows("passing_expected.csv")) {
      Row stated = first.get(Long.parseLong(row.get("cell")));
      assertFigure(stated, ImpededQualityZone.HARM, row, "h_net");
      assertFigure(stated, ImpededQualityZone.HARM_ERROR, row, "se_net");
      assertFigure(stated, ImpededQualityZone.PASSED_ON_FOLLOWS_Z, row, "z_follows");
      assertThat(stated.<Long>getAs(ImpededQualityZone.CONTACTS))
          .isEqualTo(Long.parseLong(row.get("contacts")));
      assertThat(stated.<Integer>getAs(ImpededQualityZone.PASSED_ON_SISTERS))
          .isEqualTo(Integer.parseInt(row.get("sisters")));
    }
    assertThat(first.get(HARMED).<String>getAs(ImpededQualityZone.LABEL)).isEqualTo("PASSED_ON");
    assertThat(first.get(POLICY).<String>getAs(ImpededQualityZone.LABEL))
        .isEqualTo("NOT_PASSED_ON");
    List<Row> night = List.copyOf(first.values());
    assertThat(refused(night)).as("rows that the table's checks refuse").isEmpty();
    for (int i = 2; i <= 3; i++) {
      night = state(histogram, ZoneSettings.DEFAULT, night);
    }
    Row opened = byCell(night).get(HARMED);
    assertThat(opened.<String>getAs(ImpededQualityZone.CHANGE)).isEqualTo("OPENED");
    assertThat(night.stream().filter(row -> row.<Boolean>getAs(ImpededQualityZone.IS_OPEN)))
        .hasSize(1);
    assertThat(said(opened, Locale.ENGLISH))
        .contains("8 other cases", "Contacts are passed on because of the norm")
        .contains("Hurry alone does not explain it")
        .contains("A rule of this cell alone");
    assertThat(said(opened, Locale.FRENCH)).contains("Cela suit la norme et non la montre");
    assertThat(said(byCell(night).get(POLICY), Locale.ENGLISH))
        .contains("It may follow the clock and not the norm")
        .contains("that the norm is the cause is not established")
        .contains("Hurry alone");
  }

  @Test
  void aRuleOfTheCellAndAFormerNormTakeTheVerdictAway() {
    ZoneSettings settings =
        new ZoneSettings(
            10, Optional.empty(), List.of(new PassingOnRule("s", "SIMPLE", 450)), Staffing.DEFAULT);
    Dataset<Row> moved =
        histogram()
            .where("cell_id <> " + HARMED)
            .unionByName(shifted(histogram().where("cell_id = " + HARMED)));

    Map<Long, Row> ruled = byCell(state(histogram(), settings, List.of()));
    Map<Long, Row> changed = byCell(state(moved, ZoneSettings.DEFAULT, List.of()));

    assertThat(ruled.get(HARMED).<String>getAs(ImpededQualityZone.VERDICT))
        .isEqualTo("INSUFFICIENT_EVIDENCE");
    assertThat(said(ruled.get(HARMED), Locale.ENGLISH)).contains("The configuration names a rule");
    assertThat(changed.get(HARMED).<String>getAs(ImpededQualityZone.VERDICT))
        .as("the same contacts under a former norm: it was the clock")
        .isEqualTo("INCONCLUSIVE");
  }

  /** The contacts as they are, and the same 60 days before under a norm half as long again. */
  private static Dataset<Row> shifted(Dataset<Row> rows) {
    return rows.unionByName(
        rows.selectExpr(
            "date_sub(contact_date, 60) AS contact_date",
            "cell_id",
            "organisation",
            "service",
            "channel",
            "situation_type",
            "norm_id + 100 AS norm_id",
            "norm_seconds * 1.5 AS norm_seconds",
            "norm_attainment_target",
            "seconds",
            "contacts",
            "passed_on"));
  }

  @Test
  void handledContactsAreCountedBySecondWhetherTheirCustomersAreKnownOrNot() {
    QualifiedRows rows =
        new QualifiedRows()
            .add(contact(200, Contact.TRANSFERRED_TO, "Back office"))
            .add(contact(200, Contact.ESCALATED, true))
            .add(contact(200, "repeat_state", "NO_CUSTOMER"))
            .add(contact(310))
            .add(contact(310, NormAsOf.NORM_ID, null));

    List<Row> counted = PassingCounter.count(rows.frame()).collectAsList();

    assertThat(counted).hasSize(1);
    Row row = counted.get(0);
    assertThat(row.getList(row.fieldIndex(PassingHistogram.SECONDS))).isEqualTo(List.of(200, 310));
    assertThat(row.getList(row.fieldIndex(PassingHistogram.CONTACTS))).isEqualTo(List.of(3, 1));
    assertThat(row.getList(row.fieldIndex(PassingHistogram.PASSED_ON))).isEqualTo(List.of(2, 0));
  }

  private static List<Row> refused(List<Row> rows) {
    String checks =
        ImpededQualityZone.TABLE.checks().values().stream()
            .collect(Collectors.joining(") AND (", "(", ")"));
    return SparkSessionExtension.session()
        .createDataFrame(rows, rows.get(0).schema())
        .where("NOT (" + checks + ")")
        .collectAsList();
  }

  private static Map<String, Object> contact(int seconds, Object... changes) {
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(LAST_MATURE, 1, seconds));
    for (int i = 0; i < changes.length; i += 2) {
      contact.put((String) changes[i], changes[i + 1]);
    }
    return contact;
  }

  private static List<Row> state(Dataset<Row> histogram, ZoneSettings settings, List<Row> before) {
    return new PassingZones(AS_OF, Windows.whole(LAST_MATURE), histogram, settings).rows(before);
  }

  private static Map<Long, Row> byCell(List<Row> rows) {
    return rows.stream()
        .collect(Collectors.toMap(row -> row.<Long>getAs(ImpededQualityZone.CELL_ID), row -> row));
  }

  private static String said(Row row, Locale language) {
    return Explanation.of(row, Speech.in(language)).stream()
        .flatMap(section -> section.sentences().stream())
        .collect(Collectors.joining(" "));
  }

  private static void assertFigure(
      Row stated, String own, Map<String, String> expected, String column) {
    double value = MethodFile.number(expected, column);
    assertThat(stated.<Double>getAs(own))
        .as("%s of cell %s", own, expected.get("cell"))
        .isCloseTo(value, within(1e-5 * Math.max(1, Math.abs(value))));
  }

  private static Dataset<Row> histogram() {
    Map<String, List<int[]>> days = new TreeMap<>();
    int turn = 0;
    for (Map<String, String> row : MethodFile.rows("passing_input.csv")) {
      String day = row.get("cell") + " " + row.get("norm") + " " + turn++ % DAYS;
      days.computeIfAbsent(day, key -> new ArrayList<>())
          .add(
              new int[] {
                Integer.parseInt(row.get("seconds")),
                Integer.parseInt(row.get("contacts")),
                Integer.parseInt(row.get("passed_on"))
              });
    }
    List<Row> rows = new ArrayList<>();
    days.forEach(
        (key, entries) -> {
          String[] parts = key.split(" ", -1);
          long cell = Long.parseLong(parts[0]);
          rows.add(
              RowFactory.create(
                  LAST_MATURE.minusDays(Long.parseLong(parts[2])),
                  cell,
                  "ORG",
                  "S",
                  "PHONE",
                  cell == HARMED ? "SIMPLE" : "COMPLEX",
                  cell,
                  Double.parseDouble(parts[1]),
                  0.8,
                  column(entries, 0),
                  column(entries, 1),
                  column(entries, 2)));
        });
    return SparkSessionExtension.session().createDataFrame(rows, PassingHistogram.TABLE.schema());
  }

  private static int[] column(List<int[]> entries, int column) {
    return entries.stream().mapToInt(entry -> entry[column]).toArray();
  }
}
