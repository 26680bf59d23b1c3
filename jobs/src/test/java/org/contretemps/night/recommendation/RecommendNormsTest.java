package org.contretemps.night.recommendation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.config.Definitions;
import org.contretemps.config.RecommendationSettings;
import org.contretemps.house.FilledRows;
import org.contretemps.house.QualifiedRows;
import org.contretemps.house.TestHouse;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.queue.ServiceHistory;
import org.contretemps.warehouse.delta.Lineage;
import org.contretemps.wording.Speech;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six weeks of a service with one agent and a norm of 300 s, under which every third contact that
 * would last longer is hurried; and two norms more of which nothing can be said.
 */
@ExtendWith(SparkSessionExtension.class)
class RecommendNormsTest {
  private static final LocalDate LAST = LocalDate.parse("2026-03-27");
  private static final LocalDate NIGHT = LAST.plusDays(8);
  private static final int CONTACTS = 40;
  private static final int DAYS = 30;

  @TempDir private static Path folder;
  private static TestHouse house;
  private static List<Row> rows;

  @BeforeAll
  static void load() {
    house = new TestHouse(folder);
    QualifiedRows contacts = new QualifiedRows();
    List<LocalDate> dates = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    for (int back = 0; dates.size() < DAYS; back++) {
      LocalDate date = LAST.minusDays(back);
      if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
        dates.add(date);
        addDay(contacts, date, random);
      }
    }
    LocalDate saturday = LAST.plusDays(1);
    dates.add(saturday);
    contacts.add(contact(saturday, 0, 0, 300, false));
    house.warehouse().create(QualifiedContact.TABLE);
    house
        .warehouse()
        .replaceDates(
            QualifiedContact.TABLE,
            Contact.CONTACT_DATE,
            dates,
            contacts.frame(),
            Lineage.NONE.on(NIGHT));
    new FilledRows(ImpededQualityZone.TABLE, NIGHT)
        .add(zone("S1", "PHONE", 1))
        .add(zone("S1", "EMAIL", 1))
        .add(zone("S1", "PHONE", 2))
        .store(house.warehouse());
    assertThat(recommended(NIGHT)).isEqualTo(new RecommendNorms.Result(3, changes()));
    rows =
        house.warehouse().read(NormRecommendation.TABLE).collectAsList().stream()
            .filter(row -> row.<LocalDate>getAs(NormRecommendation.AS_OF_DATE).equals(NIGHT))
            .toList();
  }

  private static int changes() {
    return (int)
        house.warehouse().read(NormRecommendation.TABLE).collectAsList().stream()
            .filter(row -> row.<Boolean>getAs(NormRecommendation.IS_RECOMMENDED))
            .count();
  }

  private static RecommendNorms.Result recommended(LocalDate night) {
    return new RecommendNorms(
            house.warehouse(),
            Definitions.DEFAULT,
            RecommendationSettings.DEFAULT,
            20,
            Optional.of(night),
            step -> {})
        .run();
  }

  /** Contacts come at even times of eight half-hours; one agent takes them in turn. */
  private static void addDay(QualifiedRows contacts, LocalDate date, SplittableRandom random) {
    double[] arrivals = random.doubles(CONTACTS, 0, 14_000).sorted().toArray();
    double free = 0;
    for (double arrival : arrivals) {
      int natural = (int) (260 * Math.exp(0.5 * random.nextGaussian()));
      boolean isHurried = natural > 300 && random.nextDouble() < 0.4;
      int seconds = isHurried ? 300 - random.nextInt(12) : natural;
      int wait = (int) Math.max(0, free - arrival);
      boolean isAbandoned = wait > 60 + random.nextInt(1200);
      contacts.add(
          contact(
              date,
              (int) arrival,
              isAbandoned ? wait / 2 : wait,
              isAbandoned ? null : seconds,
              random.nextDouble() < (isHurried ? 0.5 : 0.1)));
      free = isAbandoned ? free : Math.max(free, arrival) + seconds;
    }
  }

  private static Map<String, Object> contact(
      LocalDate date, int arrival, int wait, Integer handling, boolean hasRepeat) {
    Map<String, Object> contact = new HashMap<>(QualifiedRows.plain(date, 1, 0));
    contact.put(Contact.HANDLING_SECONDS, handling);
    contact.put(Contact.WAIT_SECONDS, wait);
    contact.put(
        Contact.STARTED_AT, date.atTime(9, 0).plusSeconds(arrival).toInstant(ZoneOffset.UTC));
    if (handling == null) {
      contact.put(Contact.ABANDONED, true);
      contact.put(Contact.AGENT_KEY, null);
      contact.put(QualifiedContact.REPEAT_STATE, QualifiedContact.NOT_HANDLED);
      contact.put(QualifiedContact.HAS_REPEAT, null);
    } else {
      contact.put(QualifiedContact.HAS_REPEAT, hasRepeat);
      contact.put(QualifiedContact.SECONDS_TO_REPEAT, hasRepeat ? 86_400 : null);
    }
    return contact;
  }

  private static Map<String, Object> zone(String service, String channel, long norm) {
    Map<String, Object> zone = new HashMap<>();
    zone.put(Contact.ORGANISATION, "ORG");
    zone.put(Contact.SERVICE, service);
    zone.put(Contact.CHANNEL, channel);
    zone.put(ImpededQualityZone.CELL_ID, 1L);
    zone.put(ImpededQualityZone.NORM_ID, norm);
    zone.put(ImpededQualityZone.NORM_SECONDS, 300.0);
    zone.put(ImpededQualityZone.EVIDENCE, ImpededQualityZone.SPIKE);
    zone.put(ImpededQualityZone.VERDICT, norm == 1 ? "ESTABLISHED" : "INCONCLUSIVE");
    zone.put(ImpededQualityZone.IS_OPEN, true);
    zone.put(ImpededQualityZone.CONTACTS, 900_000L);
    zone.put(ImpededQualityZone.HARM, 0.05);
    zone.put(ImpededQualityZone.HARM_LOCAL, 0.06);
    zone.put(ImpededQualityZone.HARM_ERROR, 0.01);
    return zone;
  }

  private static List<Row> of(String channel, long norm) {
    return rows.stream()
        .filter(row -> row.getAs(Contact.CHANNEL).equals(channel))
        .filter(row -> row.<Long>getAs(NormRecommendation.NORM_ID) == norm)
        .toList();
  }

  private static double figure(Row row, String column) {
    return row.<Double>getAs(column);
  }

  @Test
  void aNormIsComparedWithLooserOnesAndWithOneTighter() {
    List<Row> norm = of("PHONE", 1);
    assertThat(norm)
        .extracting(row -> row.<Integer>getAs(NormRecommendation.CANDIDATE))
        .containsExactlyInAnyOrder(270, 300, 330, 360, 390, 420, 450, 540, 600);
    Row today =
        norm.stream()
            .filter(row -> row.<Boolean>getAs(NormRecommendation.IS_TODAY))
            .findFirst()
            .orElseThrow();
    assertThat(today.<Integer>getAs(NormRecommendation.CANDIDATE)).isEqualTo(300);
    assertThat(today.<Integer>getAs(NormRecommendation.DAYS)).isEqualTo(DAYS);
    assertThat(today.<Long>getAs(NormRecommendation.CONTACTS)).isEqualTo((long) DAYS * CONTACTS);
    assertThat(figure(today, NormRecommendation.OFFERED)).isCloseTo(CONTACTS * 5.0, within(0.001));
    assertThat(today.<Double>getAs(NormRecommendation.REPEATS_CHANGE)).isNull();
    Row loosest =
        norm.stream()
            .filter(row -> row.<Integer>getAs(NormRecommendation.CANDIDATE) == 600)
            .findFirst()
            .orElseThrow();
    assertThat(figure(loosest, NormRecommendation.REPEATS_CHANGE)).isNegative();
    assertThat(figure(loosest, NormRecommendation.MINUTES_CHANGE)).isPositive();
    assertThat(figure(loosest, NormRecommendation.AGENTS_CHANGE)).isPositive();
    assertThat(norm)
        .filteredOn(row -> row.<Boolean>getAs(NormRecommendation.IS_EXTRAPOLATED))
        .allMatch(row -> !row.<Boolean>getAs(NormRecommendation.IS_RECOMMENDED));
  }

  @Test
  void nothingIsForecastOfMailAndOfANormWithoutContacts() {
    assertThat(of("EMAIL", 1))
        .singleElement()
        .matches(row -> row.getAs(NormRecommendation.LACK).equals("CHANNEL"));
    assertThat(of("PHONE", 2))
        .singleElement()
        .matches(row -> row.getAs(NormRecommendation.STATE).equals("NO_EVIDENCE"));
  }

  @Test
  void aSecondRunSaysTheSame() {
    recommended(NIGHT);
    assertThat(house.warehouse().read(NormRecommendation.TABLE).collectAsList())
        .containsExactlyInAnyOrderElementsOf(rows);
  }

  @Test
  void itIsSaidInBothLanguages() {
    Recommendations said = Recommendations.read(house.warehouse(), NIGHT);
    assertThat(said.norms(NIGHT)).hasSize(3);
    assertThat(said.norms(NIGHT.minusDays(1))).isEmpty();
    for (Row norm : said.norms(NIGHT)) {
      assertThat(said.sentences(norm, Speech.in(Locale.ENGLISH)))
          .hasSameSizeAs(said.sentences(norm, Speech.in(Locale.FRENCH)))
          .allMatch(sentence -> !sentence.contains("{"));
    }
  }

  /** Open on one Friday, and closed on the five weekdays after it. */
  @Test
  void aWeekHasTheWeekdaysOnWhichTheServiceOpens() {
    DecidedNorm norm = new DecidedNorm("ORG", "S9", "PHONE", 1, 300, Map.of());
    Map<String, Object> only = new HashMap<>(contact(LAST, 1700, 200, 300, true));
    only.put(Contact.SERVICE, "S9");
    QueueContacts contacts =
        new QueueContacts(new QualifiedRows().add(only).frame(), norm, LAST, LAST.plusDays(7));
    ObservedQueue queue = new ObservedQueue(norm, contacts.arrivals());
    assertThat(queue.history(contacts, LAST.plusDays(2)).daysPerWeek()).isEqualTo(5);
    assertThat(queue.history(contacts, LAST.plusDays(7)).daysPerWeek())
        .isCloseTo(5 / 6.0, within(1e-9));
  }

  @Test
  void secondsInTheQueueAreThoseWithinEachSlot() {
    DecidedNorm norm = new DecidedNorm("ORG", "S9", "PHONE", 1, 300, Map.of());
    QualifiedRows few = new QualifiedRows();
    Map<String, Object> waited = new HashMap<>(contact(LAST, 1700, 200, 300, true));
    waited.put(Contact.SERVICE, "S9");
    Map<String, Object> outbound = new HashMap<>(waited);
    outbound.put(Contact.DIRECTION, "OUTBOUND");
    Map<String, Object> second = new HashMap<>(contact(LAST, 2000, 0, 100, false));
    second.put(Contact.SERVICE, "S9");
    few.add(waited).add(outbound).add(second);
    QueueContacts contacts = new QueueContacts(few.frame(), norm, LAST, LAST);
    ServiceHistory history = new ObservedQueue(norm, contacts.arrivals()).history(contacts, LAST);
    assertThat(history.queueSeconds()[0]).containsExactly(100, 100);
    assertThat(history.agents()[0]).containsExactly(0, 1);
    assertThat(history.offered()[0]).containsExactly(1, 1);
    assertThat(history.answeredWaits()[0]).containsExactlyInAnyOrder(200, 0);
    assertThat(history.cells()).singleElement().matches(cell -> cell.isUnderNorm());
  }
}
