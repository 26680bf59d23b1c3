package org.contretemps.night.felt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.FilledRows;
import org.contretemps.house.QualifiedRows;
import org.contretemps.house.TestHouse;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.table.TableRow;
import org.contretemps.warehouse.delta.Lineage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two teams over five weeks. Of five handled contacts a team has in a week, up to two lie in the
 * zone's cell under its norm, one in its cell under another norm; a sixth was abandoned.
 */
@ExtendWith(SparkSessionExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StateFeltQualityTest {
  private static final LocalDate LAST_WEEK = LocalDate.parse("2026-03-23");
  private static final LocalDate DUE = LAST_WEEK.plusDays(14);
  private static final int WEEKS = 8;
  private static final int ANSWERED_WEEKS = 5;

  @TempDir private static Path folder;
  private static TestHouse house;

  @BeforeAll
  static void load() {
    house = new TestHouse(folder);
    QualifiedRows rows = new QualifiedRows();
    List<LocalDate> dates = new ArrayList<>();
    for (int back = 0; back < WEEKS; back++) {
      LocalDate monday = LAST_WEEK.minusWeeks(back);
      dates.add(monday);
      for (int team = 0; team < 2; team++) {
        addWeek(rows, monday, team, (back + team) % 3);
      }
    }
    house.warehouse().create(QualifiedContact.TABLE);
    house
        .warehouse()
        .replaceDates(
            QualifiedContact.TABLE,
            Contact.CONTACT_DATE,
            dates,
            rows.frame(),
            Lineage.NONE.on(DUE));
    zones();
    pulses();
  }

  private static void addWeek(QualifiedRows rows, LocalDate monday, int team, int inZone) {
    for (int i = 0; i < 6; i++) {
      Map<String, Object> contact =
          new HashMap<>(QualifiedRows.plain(monday, i <= inZone ? 1 : 2, 200));
      contact.put(Contact.TEAM, "team " + team);
      contact.put(NormAsOf.NORM_ID, i == 0 ? 9L : 1L);
      contact.put(Contact.HANDLING_SECONDS, i == 5 ? null : 200);
      rows.add(contact);
    }
  }

  private static void zones() {
    new FilledRows(ImpededQualityZone.TABLE, LAST_WEEK)
        .add(zone(1, true))
        .add(zone(2, false))
        .store(house.warehouse());
    new FilledRows(ImpededQualityZone.TABLE, LAST_WEEK.minusWeeks(1))
        .add(zone(1, true))
        .store(house.warehouse());
  }

  private static Map<String, Object> zone(long cell, boolean isOpen) {
    return Map.of(
        ImpededQualityZone.CELL_ID,
        cell,
        ImpededQualityZone.NORM_ID,
        1L,
        ImpededQualityZone.EVIDENCE,
        ImpededQualityZone.SPIKE,
        ImpededQualityZone.CONTACTS,
        900_000L,
        ImpededQualityZone.IS_OPEN,
        isOpen);
  }

  private static void pulses() {
    List<Row> rows = new ArrayList<>();
    for (int back = 0; back < ANSWERED_WEEKS; back++) {
      for (int number = 1; number <= 12; number++) {
        rows.add(
            new TableRow(AgentPulse.TABLE.writtenSchema())
                .set(AgentPulse.ORGANISATION, "ORG")
                .set(AgentPulse.SOURCE, "test")
                .set(AgentPulse.TEAM, "team " + number % 2)
                .set(AgentPulse.WEEK, LAST_WEEK.minusWeeks(back))
                .set(AgentPulse.RESPONDENT_NUMBER, number)
                .set(AgentPulse.GOOD_WORK, number <= 5 + back ? 4 : 3)
                .set(AgentPulse.SUPPORTED, number <= 10 ? 5 : null)
                .set(AgentPulse.SOURCE_FILE, "pulses.csv")
                .set(AgentPulse.DELIVERED_AT, Instant.EPOCH)
                .set(AgentPulse.LAST_UPDATED_AT, Instant.EPOCH)
                .row());
      }
    }
    house.warehouse().create(AgentPulse.TABLE);
    house
        .warehouse()
        .append(
            AgentPulse.TABLE,
            SparkSessionExtension.session()
                .createDataFrame(rows, AgentPulse.TABLE.writtenSchema())
                .coalesce(1));
  }

  @Test
  @Order(1)
  void aMonthIsNotStatedBeforeItsLastWeekIsMature() {
    assertThat(house.feltQuality(DUE.minusDays(1)).rows()).isZero();
  }

  @Test
  @Order(2)
  void whatTeamsAnswerIsHeldAgainstTheirWorkUnderTheNormsOfZones() {
    assertThat(house.feltQuality(DUE).rows()).isEqualTo(2);
    List<Row> rows =
        house.warehouse().read(FeltQuality.TABLE).sort(FeltQuality.QUESTION).collectAsList();
    assertThat(rows)
        .extracting(row -> row.getAs(FeltQuality.QUESTION))
        .containsExactly("GOOD_WORK", "SUPPORTED");
    Row good = rows.get(0);
    assertThat(good.<LocalDate>getAs(FeltQuality.MONTH)).isEqualTo("2026-03-01");
    assertThat(good.<Integer>getAs(FeltQuality.TEAMS)).isEqualTo(2);
    assertThat(good.<Integer>getAs(FeltQuality.WEEKS)).isEqualTo(ANSWERED_WEEKS);
    assertThat(good.<Long>getAs(FeltQuality.ANSWERS)).isEqualTo(60);
    assertThat(good.<Double>getAs(FeltQuality.HIGH_SHARE)).isCloseTo(35.0 / 60, within(1e-12));
    assertThat(good.<Double>getAs(FeltQuality.ZONE_SHARE)).isCloseTo(zoneShare(), within(1e-12));
    assertThat(good.<String>getAs(FeltQuality.LACK)).isEqualTo("TEAMS");
    assertThat(rows.get(1).<Long>getAs(FeltQuality.ANSWERS)).isEqualTo(50);
  }

  /** Weeks of 6 answers each: the mean of their four weeks' shares. */
  private static double zoneShare() {
    double sum = 0;
    for (int back = 0; back < ANSWERED_WEEKS; back++) {
      for (int team = 0; team < 2; team++) {
        for (int before = 0; before < 4; before++) {
          sum += (back + before + team) % 3 / 20.0;
        }
      }
    }
    return sum / 2 / ANSWERED_WEEKS;
  }

  @Test
  @Order(3)
  void twiceIsOnce() {
    long version = house.warehouse().history(FeltQuality.TABLE).version();
    assertThat(house.feltQuality(DUE).rows()).isZero();
    assertThat(house.warehouse().history(FeltQuality.TABLE).version()).isEqualTo(version);
  }
}
