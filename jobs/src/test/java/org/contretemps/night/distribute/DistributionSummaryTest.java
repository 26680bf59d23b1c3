package org.contretemps.night.distribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.SparkSessionExtension;
import org.contretemps.house.HandledContacts;
import org.contretemps.statistics.DistributionDistance;
import org.contretemps.statistics.JonckheereTerpstra;
import org.contretemps.statistics.TimeHistogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SparkSessionExtension.class)
class DistributionSummaryTest {
  private static final LocalDate DAY = LocalDate.parse("2026-03-02");
  private static final int[] SHORT = {40, 50, 60, 70, 80, 90};
  private static final int[] MIDDLING = {50, 70, 90, 110, 130};
  private static final int[] LONG = {80, 120, 160, 1500};

  /** The rows of one window, by situation type. */
  private static Map<String, Row> oneDay(HandledContacts contacts) {
    Map<String, Row> rows = new TreeMap<>();
    new DistributionSummary(List.of(DAY), List.of(1), DAY)
        .summarise(contacts.histogram())
        .collectAsList()
        .forEach(row -> rows.put(row.getAs(HandlingTimeDistribution.SITUATION_TYPE), row));
    return rows;
  }

  private static Row only(HandledContacts contacts) {
    Map<String, Row> rows = oneDay(contacts);
    assertThat(rows).hasSize(1);
    return rows.values().iterator().next();
  }

  private static HandledContacts threeTypes() {
    return new HandledContacts()
        .of(DAY.toString(), "COMPLEX", LONG)
        .of(DAY.toString(), "SIMPLE", SHORT)
        .of(DAY.toString(), "INTERMEDIATE", MIDDLING);
  }

  @Test
  void fiveThousandTimesHaveTheFiguresThatRGives() {
    int[] times = HandledContacts.fiveThousand();
    Row row = only(new HandledContacts().of(DAY.toString(), "SIMPLE", times));
    double mean = IntStream.of(times).average().orElseThrow();
    double squares = IntStream.of(times).mapToDouble(t -> (t - mean) * (t - mean)).sum();

    assertThat(row.<Long>getAs(HandlingTimeDistribution.CONTACTS)).isEqualTo(5000);
    assertNumber(row, HandlingTimeDistribution.MEAN_SECONDS, mean, 1e-9);
    assertNumber(row, HandlingTimeDistribution.SD_SECONDS, Math.sqrt(squares / 4999), 1e-9);
    assertNumber(row, HandlingTimeDistribution.LOGNORMAL_MU, 5.41407419334934, 1e-6);
    assertNumber(row, HandlingTimeDistribution.LOGNORMAL_SIGMA, 0.626035912555086, 1e-6);
  }

  private static void assertNumber(Row row, String column, double expected, double tolerance) {
    assertThat(row.<Double>getAs(column)).as(column).isCloseTo(expected, within(tolerance));
  }

  @Test
  void theirPercentilesAndIntervalsAreThoseOfTheOrderStatistics() {
    int[] times = HandledContacts.fiveThousand();
    Row row = only(new HandledContacts().of(DAY.toString(), "SIMPLE", times));
    Arrays.sort(times);
    assertPercentile(row, 10, 101, times[459 - 1], times[543 - 1]);
    assertPercentile(row, 25, 148, times[1190 - 1], times[1311 - 1]);
    assertPercentile(row, 50, 224, times[2431 - 1], times[2570 - 1]);
    assertPercentile(row, 75, 342, times[3690 - 1], times[3811 - 1]);
    assertPercentile(row, 90, 497, times[4458 - 1], times[4542 - 1]);
    assertPercentile(row, 95, 620, times[4719 - 1], times[4781 - 1]);
  }

  private static void assertPercentile(Row row, int percent, int seconds, int lower, int upper) {
    assertThat(row.<Integer>getAs(HandlingTimeDistribution.percentile(percent)))
        .as("p%d", percent)
        .isEqualTo(seconds);
    assertThat(row.<Integer>getAs(HandlingTimeDistribution.percentileLower(percent)))
        .as("lower bound of p%d", percent)
        .isEqualTo(lower);
    assertThat(row.<Integer>getAs(HandlingTimeDistribution.percentileUpper(percent)))
        .as("upper bound of p%d", percent)
        .isEqualTo(upper);
  }

  @Test
  void aBoundIsNullWhereTheContactsAreTooFew() {
    Row row = only(new HandledContacts().of(DAY.toString(), "SIMPLE", 7));
    assertThat(row.<Integer>getAs(HandlingTimeDistribution.percentile(50))).isEqualTo(7);
    assertThat(row.<Integer>getAs(HandlingTimeDistribution.percentileLower(50))).isNull();
    assertThat(row.<Integer>getAs(HandlingTimeDistribution.percentileUpper(50))).isNull();
    assertThat(row.<Double>getAs(HandlingTimeDistribution.SD_SECONDS)).isNull();
  }

  @Test
  void timesOfNoSecondsHaveNoLogarithmAndCountAsShort() {
    Row row = only(new HandledContacts().of(DAY.toString(), "SIMPLE", 0, 0));
    assertThat(row.<Double>getAs(HandlingTimeDistribution.LOGNORMAL_MU)).isNull();
    assertThat(row.<Long>getAs(HandlingTimeDistribution.CONTACTS_UNDER_10_SECONDS)).isEqualTo(2);

    Row mixed = only(new HandledContacts().of(DAY.toString(), "SIMPLE", 0, 9, 10));
    assertThat(mixed.<Long>getAs(HandlingTimeDistribution.CONTACTS_UNDER_10_SECONDS)).isEqualTo(2);
    assertNumber(mixed, HandlingTimeDistribution.LOGNORMAL_MU, Math.log(90) / 2, 1e-12);
  }

  @Test
  void situationTypesAreTestedForRisingTimes() {
    JonckheereTerpstra test =
        JonckheereTerpstra.of(
            List.of(
                TimeHistogram.ofSeconds(SHORT),
                TimeHistogram.ofSeconds(MIDDLING),
                TimeHistogram.ofSeconds(LONG)));
    for (Row row : oneDay(threeTypes()).values()) {
      assertNumber(row, HandlingTimeDistribution.ORDERING_Z, test.z(), 1e-12);
      assertThat(row.<Boolean>getAs(HandlingTimeDistribution.IS_ORDERED)).isTrue();
      assertThat(row.<Double>getAs(HandlingTimeDistribution.VARIANCE_EXPLAINED))
          .isBetween(0.0, 1.0);
    }
  }

  @Test
  void eachTypeIsSetBesideTheNextSimplerOne() {
    Map<String, Row> rows = oneDay(threeTypes());
    assertThat(simpler(rows))
        .containsExactly(
            entry("COMPLEX", "INTERMEDIATE"), entry("INTERMEDIATE", "SIMPLE"), entry("SIMPLE", ""));
    assertNumber(
        rows.get("INTERMEDIATE"),
        HandlingTimeDistribution.PROBABILITY_LONGER,
        probabilityLonger(MIDDLING, SHORT),
        1e-12);
    assertNumber(
        rows.get("COMPLEX"),
        HandlingTimeDistribution.PROBABILITY_LONGER,
        probabilityLonger(LONG, MIDDLING),
        1e-12);
    assertThat(rows.get("SIMPLE").<Double>getAs(HandlingTimeDistribution.PROBABILITY_LONGER))
        .isNull();
  }

  private static Map<String, String> simpler(Map<String, Row> rows) {
    Map<String, String> simpler = new TreeMap<>();
    rows.forEach(
        (type, row) -> {
          String other = row.getAs(HandlingTimeDistribution.SIMPLER_SITUATION_TYPE);
          simpler.put(type, other == null ? "" : other);
        });
    return simpler;
  }

  private static double probabilityLonger(int[] times, int[] others) {
    double wins = 0;
    for (int time : times) {
      for (int other : others) {
        wins += time > other ? 1 : time == other ? 0.5 : 0;
      }
    }
    return wins / times.length / others.length;
  }

  @Test
  void theDistanceToTheSimplerTypeIsSigned() {
    Row row = oneDay(threeTypes()).get("INTERMEDIATE");
    DistributionDistance distance =
        DistributionDistance.between(
            TimeHistogram.ofSeconds(MIDDLING), TimeHistogram.ofSeconds(SHORT));
    assertNumber(
        row, HandlingTimeDistribution.WASSERSTEIN_SECONDS, distance.wassersteinSeconds(), 1e-12);
    assertNumber(row, HandlingTimeDistribution.LONGER_GAP, distance.firstLonger(), 1e-12);
    assertNumber(row, HandlingTimeDistribution.SHORTER_GAP, 0, 1e-12);
    assertNumber(
        row, HandlingTimeDistribution.KOLMOGOROV_SMIRNOV, distance.kolmogorovSmirnov(), 1e-12);
    assertThat(distance.firstLonger()).isPositive();
  }

  @Test
  void aTypeThatIsMissingIsSteppedOver() {
    Map<String, Row> rows =
        oneDay(
            new HandledContacts()
                .of(DAY.toString(), "SIMPLE", SHORT)
                .of(DAY.toString(), "COMPLEX", LONG));
    assertThat(simpler(rows)).containsExactly(entry("COMPLEX", "SIMPLE"), entry("SIMPLE", ""));
    assertNumber(
        rows.get("COMPLEX"),
        HandlingTimeDistribution.PROBABILITY_LONGER,
        probabilityLonger(LONG, SHORT),
        1e-12);
  }

  @Test
  void whatIsNotKnownHasNoPlaceInTheOrder() {
    Map<String, Row> with = oneDay(threeTypes().of(DAY.toString(), "UNKNOWN", 1, 1, 1, 5000, 5000));
    Map<String, Row> without = oneDay(threeTypes());
    assertThat(with).hasSize(4);
    for (String type : without.keySet()) {
      assertThat(with.get(type)).isEqualTo(without.get(type));
    }
    assertThat(simpler(with)).containsEntry("UNKNOWN", "");
  }

  @Test
  void oneKnownTypeAloneIsInNoOrder() {
    Map<String, Row> rows =
        oneDay(
            new HandledContacts()
                .of(DAY.toString(), "SIMPLE", SHORT)
                .of(DAY.toString(), "UNKNOWN", LONG));
    assertThat(rows).hasSize(2);
    for (Row row : rows.values()) {
      assertThat(row.<Double>getAs(HandlingTimeDistribution.ORDERING_Z)).isNull();
      assertThat(row.<Boolean>getAs(HandlingTimeDistribution.IS_ORDERED)).isNull();
      assertThat(row.<Double>getAs(HandlingTimeDistribution.VARIANCE_EXPLAINED)).isNull();
    }
  }

  @Test
  void typesOfAnotherServiceAreNotCompared() {
    List<Row> rows =
        new DistributionSummary(List.of(DAY), List.of(1), DAY)
            .summarise(
                new HandledContacts()
                    .of(DAY.toString(), "housing", "SIMPLE", 60, 70)
                    .of(DAY.toString(), "family", "COMPLEX", 50, 90)
                    .histogram())
            .collectAsList();
    assertThat(rows)
        .hasSize(2)
        .extracting(row -> row.getAs(HandlingTimeDistribution.SIMPLER_SITUATION_TYPE))
        .containsOnlyNulls();
  }

  @Test
  void aColdStartIsCountedInDays() {
    List<LocalDate> ends = DAY.datesUntil(DAY.plusDays(10)).toList();
    Map<LocalDate, Integer> history = new TreeMap<>();
    new DistributionSummary(ends, List.of(1, 7), DAY)
        .summarise(new HandledContacts().of("2026-03-02", "SIMPLE", 60).histogram())
        .where(HandlingTimeDistribution.WINDOW_DAYS + " = 7")
        .collectAsList()
        .forEach(
            row ->
                history.put(
                    row.getLocalDate(row.fieldIndex(HandlingTimeDistribution.WINDOW_END)),
                    row.getAs(HandlingTimeDistribution.HISTORY_DAYS)));
    assertThat(history).hasSize(7).containsEntry(DAY, 1).containsEntry(DAY.plusDays(6), 7);
    LocalDate longAgo = DAY.minusDays(100);
    assertThat(
            new DistributionSummary(List.of(DAY), List.of(7), longAgo)
                .summarise(new HandledContacts().of("2026-03-02", "SIMPLE", 60).histogram())
                .head()
                .<Integer>getAs(HandlingTimeDistribution.HISTORY_DAYS))
        .isEqualTo(7);
  }

  @Test
  void anyPartOfTheWindowsIsDescribedAsTheWholeIs() {
    Random random = new Random(5);
    LocalDate last = DAY.plusDays(49);
    Dataset<Row> histogram = randomContacts(random).histogram().cache();
    List<LocalDate> all = DAY.datesUntil(last.plusDays(1)).toList();
    List<String> whole = described(all, histogram);
    assertThat(whole).hasSizeGreaterThan(200);
    for (int round = 0; round < 2; round++) {
      List<LocalDate> some = new ArrayList<>();
      List<LocalDate> others = new ArrayList<>();
      all.forEach(end -> (random.nextInt(3) == 0 ? some : others).add(end));
      List<String> pieces = new ArrayList<>(described(some, histogram));
      pieces.addAll(described(others, histogram));
      assertThat(pieces).containsExactlyInAnyOrderElementsOf(whole);
    }
    histogram.unpersist();
  }

  private static HandledContacts randomContacts(Random random) {
    HandledContacts contacts = new HandledContacts();
    for (int day = 0; day < 45; day++) {
      for (String type : List.of("SIMPLE", "INTERMEDIATE", "COMPLEX", "UNKNOWN")) {
        if (random.nextInt(3) == 0) {
          String service = random.nextBoolean() ? "housing" : "family";
          Integer[] times =
              random.ints(1 + random.nextInt(4), 5, 2000).boxed().toArray(Integer[]::new);
          contacts.of(DAY.plusDays(day).toString(), service, type, times);
        }
      }
    }
    return contacts;
  }

  private static List<String> described(List<LocalDate> ends, Dataset<Row> histogram) {
    return new DistributionSummary(ends, List.of(1, 14), DAY)
        .summarise(histogram).collectAsList().stream().map(Row::toString).toList();
  }
}
