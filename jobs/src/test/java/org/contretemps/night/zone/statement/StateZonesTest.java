package org.contretemps.night.zone.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.Definitions;
import org.contretemps.config.ZoneSettings;
import org.contretemps.house.QualifiedRows;
import org.contretemps.house.TestHouse;
import org.contretemps.job.Repair;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.night.zone.NormWhatIf;
import org.contretemps.night.zone.count.NormPositionHistogram;
import org.contretemps.record.contact.Contact;
import org.contretemps.warehouse.delta.Lineage;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Nights that state zones, one after the other on the same tables. */
@Tag("slow")
@ExtendWith(SparkSessionExtension.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StateZonesTest {
  private static final LocalDate AS_OF = LocalDate.parse("2026-03-31");
  private static final LocalDate LAST = AS_OF.plusDays(2);
  private static final int NORM = 300;

  /** The first lies before the window of the first night. */
  private static final List<LocalDate> MATURE = daysBefore(36, 35, 28, 21, 14, 8);

  /** Two dates mature one night later each. */
  private static final List<LocalDate> FIRST_NIGHT =
      Stream.concat(MATURE.stream(), daysBefore(7, 6, 0).stream()).toList();

  @TempDir private static Path folder;
  private static TestHouse house;

  private static StateZones.Result state(LocalDate asOf, Repair repair) {
    return new StateZones(
            house.warehouse(),
            Definitions.DEFAULT,
            ZoneSettings.DEFAULT,
            Optional.of(asOf),
            repair,
            step -> {})
        .run();
  }

  private static List<LocalDate> daysBefore(Integer... days) {
    return Arrays.stream(days).map(day -> AS_OF.minusDays(day)).toList();
  }

  /** Dates of one cell in which hurried contacts come back, and of one in which nobody hurries. */
  private static void qualify(LocalDate asOf, List<LocalDate> dates) {
    qualify(asOf, dates, 0.6);
  }

  private static void qualify(LocalDate asOf, List<LocalDate> dates, double hurry) {
    QualifiedRows rows = new QualifiedRows();
    for (LocalDate date : dates) {
      Random random = new Random(date.toEpochDay());
      for (int i = 0; i < 400; i++) {
        rows.add(contact(random, date, 1, hurry, asOf));
        rows.add(contact(random, date, 2, 0, asOf));
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
            Lineage.NONE.on(asOf));
  }

  private static Map<String, Object> contact(
      Random random, LocalDate date, long cell, double hurry, LocalDate asOf) {
    double natural = Math.exp(Math.log(240) + 0.5 * random.nextGaussian());
    boolean hurried = natural > NORM && random.nextDouble() < hurry;
    int seconds = (int) (hurried ? NORM * (1 - 0.05 * random.nextDouble()) : natural);
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(date, cell, seconds));
    boolean isMature = !date.isAfter(asOf.minusDays(8));
    contact.put(
        QualifiedContact.REPEAT_STATE,
        isMature ? QualifiedContact.COUNTED : QualifiedContact.NOT_MATURE);
    boolean repeat = random.nextDouble() < (hurried ? 0.45 : 0.12);
    contact.put(QualifiedContact.HAS_REPEAT, isMature ? repeat : null);
    contact.put(QualifiedContact.HAS_PRIOR_CONTACT, random.nextDouble() < 0.15);
    return contact;
  }

  private static List<String> figures(LocalDate asOf) {
    return TestHouse.texts(
        house
            .warehouse()
            .read(ImpededQualityZone.TABLE)
            .where("as_of_date = '%s'".formatted(asOf)));
  }

  private static long count(String condition) {
    return house.warehouse().read(ImpededQualityZone.TABLE).where(condition).count();
  }

  @Test
  @Order(1)
  void withoutQualifiedContactsThereIsNothingToDo() {
    house = new TestHouse(folder);
    assertThat(state(AS_OF, Repair.NONE))
        .isEqualTo(StateZones.Result.unstated(Optional.empty(), 0));
    assertThat(StateZones.TABLES).noneMatch(house.warehouse()::exists);
  }

  @Test
  @Order(2)
  void aNightCountsMatureDatesAndStatesEveryCell() {
    qualify(AS_OF, FIRST_NIGHT);
    StateZones.Result result = state(AS_OF, Repair.NONE);
    assertThat(result.dates()).isEqualTo(MATURE.size());
    assertThat(result.zones()).as("two cells by spike, two by shedding").isEqualTo(4);
    assertThat(count("evidence = 'SPIKE' AND service = 'S1' AND verdict = 'ESTABLISHED'"))
        .isEqualTo(1);
    assertThat(count("evidence = 'SPIKE' AND service = 'S2' AND verdict = 'NO_CLASH'"))
        .isEqualTo(1);
    assertThat(count("window_from <> '%s'".formatted(AS_OF.minusDays(35)))).isZero();
    assertThat(count("is_open")).isZero();
    assertThat(house.warehouse().read(NormWhatIf.TABLE).count())
        .as("21 norms in each of two cells: every 15 s from 150 s, every 30 s from 300 s to 600 s")
        .isEqualTo(42);
  }

  @Test
  @Order(3)
  void twiceIsOnce() {
    Map<String, Long> versions = house.versions(StateZones.TABLES);
    assertThat(state(AS_OF, Repair.NONE))
        .isEqualTo(StateZones.Result.unstated(Optional.of(AS_OF), 0));
    assertThat(house.versions(StateZones.TABLES)).isEqualTo(versions);
  }

  @Test
  @Order(4)
  void theThirdEstablishedNightOpensTheZone() {
    for (int night = 1; night <= 2; night++) {
      LocalDate asOf = AS_OF.plusDays(night);
      qualify(asOf, List.of(asOf.minusDays(8), asOf));
      assertThat(state(asOf, Repair.NONE).dates()).as("dates counted").isEqualTo(1);
    }
    assertThat(count("is_open AND change = 'OPENED' AND service = 'S1'")).isEqualTo(1);
    assertThat(count("is_open AND as_of_date < '%s'".formatted(AS_OF.plusDays(2)))).isZero();
  }

  /** The record of contacts as of the last night, and from it night after night. */
  @Test
  @Order(5)
  void nightsCaughtUpWithAreStatedAsIfEachHadBeenPassedOnItsDate(@TempDir Path elsewhere) {
    List<LocalDate> nights = AS_OF.datesUntil(AS_OF.plusDays(3)).toList();
    List<List<String>> passed = nights.stream().map(StateZonesTest::figures).toList();
    TestHouse ordinary = house;
    try {
      house = new TestHouse(elsewhere);
      qualify(LAST, Stream.concat(FIRST_NIGHT.stream(), daysBefore(-1, -2).stream()).toList());
      nights.forEach(night -> state(night, Repair.NONE));
      assertThat(nights.stream().map(StateZonesTest::figures).toList()).isEqualTo(passed);
    } finally {
      house = ordinary;
    }
  }

  @Test
  @Order(6)
  void whatIsLearntLaterChangesCountsButNothingThatWasStated() {
    List<String> stated = figures(AS_OF);
    List<String> counts = house.rows(NormPositionHistogram.TABLE);
    qualify(LAST, daysBefore(21));
    assertThat(state(LAST, Repair.NONE).dates()).as("dates counted").isEqualTo(1);
    assertThat(house.rows(NormPositionHistogram.TABLE)).as("the same contacts").isEqualTo(counts);
    state(LAST, Repair.ALL);
    assertThat(house.rows(NormPositionHistogram.TABLE)).as("a rebuild").isEqualTo(counts);
    assertThat(figures(AS_OF)).isEqualTo(stated);
    assertThat(state(AS_OF, Repair.NONE).zones()).as("a night that has passed").isZero();
  }

  /** Nights stated again in their order, each based on the zones before it. */
  @Test
  @Order(7)
  void restatedFromAnUnchangedRecordNothingChangesAndFromAChangedOneTheZoneDoesNotOpen() {
    List<String> stated = house.rows(ImpededQualityZone.TABLE);
    Repair restating = new Repair(Repair.NONE.from(), Repair.NONE.to(), true);
    assertThat(state(LAST, restating).zones()).isPositive();
    assertThat(house.rows(ImpededQualityZone.TABLE)).isEqualTo(stated);

    qualify(LAST, Stream.concat(MATURE.stream(), daysBefore(7, 6).stream()).toList(), 0);
    state(LAST, Repair.NONE);
    assertThat(house.rows(ImpededQualityZone.TABLE)).as("learnt later").isEqualTo(stated);
    for (int night = 0; night <= 2; night++) {
      state(AS_OF.plusDays(night), restating);
    }
    assertThat(count("is_open")).isZero();
    assertThat(count("service = 'S1' AND verdict = 'ESTABLISHED'")).isZero();
    List<String> restated = house.rows(ImpededQualityZone.TABLE);
    state(LAST, Repair.ALL);
    assertThat(house.rows(ImpededQualityZone.TABLE)).as("a rebuild reads them").isEqualTo(restated);
  }
}
