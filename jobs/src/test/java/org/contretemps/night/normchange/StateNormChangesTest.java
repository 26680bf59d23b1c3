package org.contretemps.night.normchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.Definitions;
import org.contretemps.house.QualifiedRows;
import org.contretemps.house.TestHouse;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.statistics.Estimate;
import org.contretemps.statistics.LordPlusPlus;
import org.contretemps.statistics.normchange.ControlMoves;
import org.contretemps.statistics.normchange.NormChangeRule;
import org.contretemps.warehouse.delta.Lineage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Service A tightens the norm of one cell and keeps four; service B does so and keeps one only. In
 * A's cell more customers come back from then on.
 */
@ExtendWith(SparkSessionExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StateNormChangesTest {
  private static final LocalDate WEEK = LocalDate.parse("2026-01-05");
  private static final LocalDate FIRST = WEEK.minusWeeks(13);
  private static final LocalDate LAST = WEEK.plusWeeks(14).minusDays(1);
  private static final LocalDate DUE = LAST.plusDays(8);
  private static final int CONTACTS_A_WEEK = 120;

  @TempDir private static Path folder;
  private static TestHouse house;

  @BeforeAll
  static void qualify() {
    house = new TestHouse(folder);
    house.warehouse().create(TimeNorm.TABLE);
    load("ORG");
    QualifiedRows rows = new QualifiedRows();
    Random random = new Random(1);
    List<LocalDate> dates = new ArrayList<>();
    for (LocalDate monday = FIRST; monday.isBefore(LAST); monday = monday.plusWeeks(1)) {
      dates.add(monday.plusDays(2));
      for (int cell = 1; cell <= 5; cell++) {
        addWeek(rows, random, monday.plusDays(2), "A", cell, cell == 1 ? 240 : 300);
      }
      addWeek(rows, random, monday.plusDays(2), "B", 6, 240);
      addWeek(rows, random, monday.plusDays(2), "B", 7, 300);
      addWeek(rows, random, monday.plusDays(2), "LATE", 8, 240);
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
  }

  /** The norms of an organisation: 300 s until the Tuesday of the week, 240 s from then on. */
  private static void load(String organisation) {
    house
        .warehouse()
        .session()
        .createDataFrame(
            List.of(
                norm(organisation, FIRST.minusDays(400), WEEK.plusDays(1), 300),
                norm(organisation, WEEK.plusDays(1), null, 240)),
            TimeNorm.TABLE.schema())
        .write()
        .format("delta")
        .mode("append")
        .save(house.warehouse().location(TimeNorm.TABLE));
  }

  private static Row norm(String organisation, LocalDate from, LocalDate until, double seconds) {
    return RowFactory.create(
        (long) seconds,
        organisation,
        "*",
        "*",
        "*",
        0,
        "SECONDS_PER_CONTACT",
        seconds,
        0.8,
        from,
        until,
        Instant.EPOCH,
        null,
        null,
        null);
  }

  private static void addWeek(
      QualifiedRows rows, Random random, LocalDate date, String service, long cell, double after) {
    boolean isAfter = !date.isBefore(WEEK);
    double rate = isAfter && cell == 1 ? 0.45 : 0.15;
    for (int i = 0; i < CONTACTS_A_WEEK; i++) {
      Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(date, cell, 200));
      contact.put(Contact.ORGANISATION, service.equals("LATE") ? "LATE" : "ORG");
      contact.put(Contact.SERVICE, service);
      contact.put(NormAsOf.NORM_SECONDS, isAfter ? after : 300.0);
      contact.put(QualifiedContact.HAS_REPEAT, random.nextDouble() < rate);
      rows.add(contact);
    }
  }

  private static StateNormChanges.Result state(LocalDate asOf) {
    return new StateNormChanges(
            house.warehouse(), Definitions.DEFAULT, Optional.of(asOf), step -> {})
        .run();
  }

  private static Row stated(String service) {
    return house
        .warehouse()
        .read(NormChangeEffect.TABLE)
        .where("service = '%s'".formatted(service))
        .first();
  }

  @Test
  @Order(1)
  void aChangeIsNotJudgedBeforeItsLastWeekIsMature() {
    assertThat(state(DUE.minusDays(1)).changes()).isZero();
  }

  @Test
  @Order(2)
  void aChangeIsJudgedAgainstTheCellsThatKeptTheirNorm() {
    assertThat(state(DUE).changes()).isEqualTo(2);
    Row change = stated("A");
    assertThat(change.<String>getAs(NormChangeEffect.VERDICT))
        .isEqualTo(NormChangeEffect.ESTABLISHED);
    assertThat(change.<String>getAs(NormChangeEffect.DIRECTION))
        .isEqualTo(NormChangeEffect.TIGHTENED);
    assertThat(change.<LocalDate>getAs(NormChangeEffect.WEEK)).isEqualTo(WEEK);
    assertThat(change.<Integer>getAs(NormChangeEffect.CONTROL_CELLS)).isEqualTo(4);
    assertThat(change.<Double>getAs(NormChangeEffect.EFFECT)).isBetween(0.2, 0.4);
    assertThat(change.<Double>getAs(NormChangeEffect.NORM_BEFORE)).isEqualTo(300);
    assertThat(change.<Double>getAs(NormChangeEffect.NORM_AFTER)).isEqualTo(240);
    assertThat(change.<Long>getAs(NormChangeEffect.CONTACTS_BEFORE))
        .isEqualTo(12L * CONTACTS_A_WEEK);
    assertThat(change.<Long>getAs(NormChangeEffect.CONTACTS_AFTER))
        .isEqualTo(13L * CONTACTS_A_WEEK);
  }

  @Test
  @Order(2)
  void aDecisionIsStatedWithItsLevelAndWhatItLeaves() {
    Row change = stated("A");
    assertThat(change.<Long>getAs(NormChangeEffect.NUMBER)).isEqualTo(1);
    assertThat(change.<Double>getAs(NormChangeEffect.LEVEL))
        .isEqualTo(new LordPlusPlus(0.05).level(weight(change)))
        .isGreaterThan(change.<Double>getAs(NormChangeEffect.P));
    assertThat(change.<Double>getAs(NormChangeEffect.WEALTH))
        .isCloseTo(0.05 - change.<Double>getAs(NormChangeEffect.LEVEL), within(1e-12));
    assertThat(change.<Integer>getAs(NormChangeEffect.CONTROL_DF)).isEqualTo(3);
    assertThat(change.<Double>getAs(NormChangeEffect.BREAKDOWN)).isPositive();
    assertThat(stated("B").<Long>getAs(NormChangeEffect.NUMBER)).isNull();
  }

  @Test
  @Order(3)
  void withTooFewControlsItIsSaidAndNothingClaimed() {
    Row change = stated("B");
    assertThat(change.<String>getAs(NormChangeEffect.VERDICT))
        .isEqualTo(NormChangeEffect.NOT_JUDGED);
    assertThat(change.<Double>getAs(NormChangeEffect.EFFECT)).isNull();
    assertThat(change.<Integer>getAs(NormChangeEffect.CONTROL_CELLS)).isEqualTo(1);
  }

  @Test
  @Order(4)
  void twiceIsOnce() {
    Map<String, Long> versions = house.versions(List.of(NormChangeEffect.TABLE));
    assertThat(state(DUE).changes()).isZero();
    assertThat(house.versions(List.of(NormChangeEffect.TABLE))).isEqualTo(versions);
  }

  /** As an older version stated it, by the q over its night. */
  @Test
  @Order(5)
  void changesStatedBeforeTheyHadLevelsAreInTheStreamAndMovesOlderThanAYearAreNot() {
    Row change = stated("A");
    Row old = without(change, NormChangeEffect.LEVEL, NormChangeEffect.NUMBER);
    StatedChanges one = new StatedChanges(List.of(change));
    StatedChanges two = new StatedChanges(List.of(old, change));
    assertThat(one.stream().level(1)).isGreaterThan(new LordPlusPlus(0.05).level(1) / 3);
    assertThat(two.stream().tested()).isEqualTo(2);
    assertThat(new StatedChanges(List.of(old)).stream().level(1)).isEqualTo(one.stream().level(1));
    assertThat(two.moves(DUE.plusMonths(11)).degreesOfFreedom()).isEqualTo(6);
    assertThat(two.moves(DUE.plusMonths(12))).isEqualTo(ControlMoves.NONE);
    assertThat(new StatedChanges(List.of(without(change, NormChangeEffect.CONTROL_DF))).moves(DUE))
        .isEqualTo(ControlMoves.NONE);
  }

  private static double weight(Row change) {
    return NormChangeRule.weight(new Estimate(0, change.getAs(NormChangeEffect.EFFECT_ERROR)));
  }

  private static Row without(Row row, String... columns) {
    Object[] values = new Object[row.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = List.of(columns).contains(row.schema().fieldNames()[i]) ? null : row.get(i);
    }
    return new GenericRowWithSchema(values, row.schema());
  }

  @Test
  @Order(6)
  void normsThatComeLateAreJudgedBesideWhatWasStated() {
    Row stated = stated("A");
    load("LATE");
    assertThat(state(DUE).changes()).isEqualTo(1);
    assertThat(house.warehouse().read(NormChangeEffect.TABLE).count()).isEqualTo(3);
    assertThat(stated("A")).isEqualTo(stated);
    assertThat(stated("LATE").<String>getAs(NormChangeEffect.VERDICT))
        .isEqualTo(NormChangeEffect.NOT_JUDGED);
  }
}
