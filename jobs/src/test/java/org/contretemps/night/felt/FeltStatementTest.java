package org.contretemps.night.felt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableRow;
import org.junit.jupiter.api.Test;

class FeltStatementTest {
  private static final FeltPeriod PERIOD = new FeltPeriod(LocalDate.parse("2026-03-01"));
  private static final LocalDate AS_OF = LocalDate.parse("2026-04-06");
  private static final StructType WORK =
      new StructType()
          .add(Contact.ORGANISATION, DataTypes.StringType)
          .add(Contact.TEAM, DataTypes.StringType)
          .add("week", DataTypes.IntegerType)
          .add("handled", DataTypes.LongType)
          .add("in_zones", DataTypes.LongType)
          .add("busy", DataTypes.LongType)
          .add("outage", DataTypes.LongType);
  private static final int TEAMS = 9;

  private final List<TeamAnswers> answers = new ArrayList<>();
  private final List<Row> work = new ArrayList<>();

  /** What team t does in week w, counted from the first week of exposure. */
  private static long inZones(int team, int week) {
    return 25L * ((week / 4 + team * team) % 4);
  }

  private static double exposure(int team, int week) {
    double sum = 0;
    for (int each = week; each < week + 4; each++) {
      sum += inZones(team, each) / 400.0;
    }
    return sum;
  }

  private void work(int team) {
    for (int week = 0; week < 29; week++) {
      work.add(
          new TableRow(WORK)
              .set(Contact.ORGANISATION, "ORG")
              .set(Contact.TEAM, "team " + team)
              .set("week", week)
              .set("handled", 100L)
              .set("in_zones", inZones(team, week))
              .set("busy", (long) (13 * team + 7 * week) % 40)
              .set("outage", 0L)
              .row());
    }
  }

  /** 200 answers a week, of which 180 less 100 times the exposure are high. */
  private void answers(int team, int weeks) {
    for (int week = 0; week < weeks; week++) {
      long high = Math.round(180 - 100 * exposure(team, week));
      answers.add(
          new TeamAnswers(
              "ORG", "team " + team, week, toEach(200L, 200L, 4L), toEach(high, 100L, 4L)));
    }
  }

  private static Map<FeltQuestion, Long> toEach(long goodWork, long enoughTime, long supported) {
    return Map.of(
        FeltQuestion.GOOD_WORK, goodWork,
        FeltQuestion.ENOUGH_TIME, enoughTime,
        FeltQuestion.SUPPORTED, supported);
  }

  private List<Row> rows(LocalDate historyFrom) {
    return new FeltStatement(AS_OF, PERIOD, historyFrom).rows(answers, work);
  }

  private static LocalDate early() {
    return PERIOD.firstContactDate();
  }

  @Test
  void thePlantedSlopeIsFound() {
    for (int team = 0; team < TEAMS; team++) {
      work(team);
      answers(team, 26);
    }
    List<Row> rows = rows(early());
    assertThat(rows)
        .extracting(row -> row.getAs(FeltQuality.QUESTION))
        .containsExactly("GOOD_WORK", "ENOUGH_TIME");
    Row row = rows.get(0);
    assertThat(row.<Integer>getAs(FeltQuality.TEAMS)).isEqualTo(TEAMS);
    assertThat(row.<Integer>getAs(FeltQuality.WEEKS)).isEqualTo(26);
    assertThat(row.<Long>getAs(FeltQuality.ANSWERS)).isEqualTo(200L * 26 * TEAMS);
    assertThat(row.<Double>getAs(FeltQuality.SLOPE)).isCloseTo(-0.05, within(0.003));
    assertThat(row.<Double>getAs(FeltQuality.SLOPE + "_upper")).isNegative();
    assertThat(row.<String>getAs(FeltQuality.LACK)).isNull();
    assertThat(FeltSentences.of(row, Locale.ENGLISH).get(0))
        .contains("agree less", "5.0 points fewer");
    assertThat(FeltSentences.of(row, Locale.FRENCH).get(0))
        .contains("moins souvent d’accord", "5,0 points");
    assertThat(FeltSentences.of(row, Locale.ENGLISH).get(1))
        .contains(
            "46,800 answers of 9 teams in 26 weeks, from September 29, 2025 to March 29, 2026");
  }

  @Test
  void answersThatNeverMoveAreNotEnoughToTell() {
    for (int team = 0; team < TEAMS; team++) {
      work(team);
      answers(team, 26);
    }
    Row row = rows(early()).get(1);
    assertThat(row.<String>getAs(FeltQuality.LACK)).isEqualTo("SPREAD");
    assertThat(row.<Double>getAs(FeltQuality.SLOPE)).isNull();
  }

  @Test
  void fewTeamsGetNoSlopeButTheSmallestThatCouldBeSeen() {
    for (int team = 0; team < 4; team++) {
      work(team);
      answers(team, 26);
    }
    Row row = rows(early()).get(0);
    assertThat(row.<String>getAs(FeltQuality.LACK)).isEqualTo("TEAMS");
    assertThat(row.<Double>getAs(FeltQuality.SLOPE)).isNull();
    assertThat(row.<Double>getAs(FeltQuality.SMALLEST_SEEN)).isPositive();
    assertThat(FeltSentences.of(row, Locale.ENGLISH))
        .first()
        .asString()
        .contains("not enough to tell. Fewer than 8 teams");
  }

  @Test
  void weeksWhoseExposureReachesBeforeTheFirstContactsAreLeftOut() {
    for (int team = 0; team < TEAMS; team++) {
      work(team);
      answers(team, 26);
    }
    Row row = rows(early().plusDays(1)).get(0);
    assertThat(row.<Integer>getAs(FeltQuality.WEEKS)).isEqualTo(25);
  }

  @Test
  void aTeamWithoutContactsIsComparedWithNobody() {
    for (int team = 0; team < TEAMS; team++) {
      answers(team, 26);
      if (team > 0) {
        work(team);
      }
    }
    assertThat(rows(early()).get(0).<Integer>getAs(FeltQuality.TEAMS)).isEqualTo(TEAMS - 1);
    work.clear();
    assertThat(rows(early())).isEmpty();
  }

  @Test
  void aPeriodIsOfTheWeeksThatEndInItsMonth() {
    assertThat(PERIOD.lastDay()).isEqualTo("2026-03-29");
    assertThat(PERIOD.firstWeek()).isEqualTo("2025-09-29");
    assertThat(PERIOD.firstContactDate()).isEqualTo("2025-09-08");
    assertThat(FeltPeriod.lastMature(LocalDate.parse("2026-03-29"))).isEqualTo(PERIOD);
    assertThat(FeltPeriod.lastMature(LocalDate.parse("2026-03-28")).month())
        .isEqualTo("2026-02-01");
    assertThat(FeltPeriod.lastMature(LocalDate.parse("2026-04-25"))).isEqualTo(PERIOD);
  }
}
