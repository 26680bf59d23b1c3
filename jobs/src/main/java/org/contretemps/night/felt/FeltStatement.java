package org.contretemps.night.felt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.record.contact.Contact;
import org.contretemps.statistics.felt.FeltSlope;
import org.contretemps.statistics.felt.FeltSlope.Found;
import org.contretemps.statistics.felt.TeamWeek;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableRow;

/**
 * Computes a month's rows of {@link FeltQuality} from the teams' answers and their counted work.
 * Pure.
 *
 * @param historyFrom the first date with contacts: a week whose exposure would reach before it is
 *     left out
 */
record FeltStatement(LocalDate asOf, FeltPeriod period, LocalDate historyFrom) {
  /** The same signs are drawn every time: a rerun states what was stated. */
  static final long SEED = 20260105;

  static final StructType SCHEMA = FeltQuality.TABLE.writtenSchema();

  private record Team(String organisation, String name) {}

  /**
   * The rows, in the order of organisations and questions.
   *
   * @param answers of teams by week
   * @param work rows of {@link TeamWork#counts}
   */
  List<Row> rows(List<TeamAnswers> answers, List<Row> work) {
    Map<Team, TeamWork> worked = new HashMap<>();
    work.forEach(
        row ->
            worked
                .computeIfAbsent(
                    new Team(row.getAs(Contact.ORGANISATION), row.getAs(Contact.TEAM)),
                    team -> new TeamWork())
                .add(row));
    Map<String, List<TeamAnswers>> organisations =
        answers.stream()
            .filter(each -> hasExposure(each, worked))
            .collect(
                Collectors.groupingBy(
                    TeamAnswers::organisation, TreeMap::new, Collectors.toList()));
    List<Row> rows = new ArrayList<>();
    organisations.forEach(
        (organisation, weeks) -> {
          for (FeltQuestion question : FeltQuestion.values()) {
            FeltSlope slope = FeltSlope.of(teamWeeks(weeks, worked, question), SEED);
            if (slope.answers() >= SmallGroups.LEAST) {
              rows.add(row(organisation, question, slope));
            }
          }
        });
    return rows;
  }

  private boolean hasExposure(TeamAnswers answers, Map<Team, TeamWork> worked) {
    LocalDate from = period.firstContactDate().plusWeeks(answers.week());
    TeamWork own = worked.get(new Team(answers.organisation(), answers.team()));
    return !from.isBefore(historyFrom) && own != null && own.worked(answers.week());
  }

  private static List<TeamWeek> teamWeeks(
      List<TeamAnswers> weeks, Map<Team, TeamWork> worked, FeltQuestion question) {
    List<String> teams = weeks.stream().map(TeamAnswers::team).distinct().toList();
    Map<String, Integer> numbers = new HashMap<>();
    teams.forEach(team -> numbers.put(team, numbers.size()));
    return weeks.stream()
        .filter(each -> each.answers(question) >= TeamWeek.LEAST_ANSWERS)
        .map(
            each -> {
              TeamWork own = worked.get(new Team(each.organisation(), each.team()));
              return new TeamWeek(
                  numbers.get(each.team()),
                  each.week(),
                  each.answers(question),
                  each.high(question),
                  own.exposure(each.week()),
                  own.busy(each.week()),
                  own.outage(each.week()));
            })
        .toList();
  }

  private Row row(String organisation, FeltQuestion question, FeltSlope slope) {
    TableRow row =
        new TableRow(SCHEMA)
            .set(FeltQuality.AS_OF_DATE, asOf)
            .set(FeltQuality.MONTH, period.month())
            .set(FeltQuality.ORGANISATION, organisation)
            .set(FeltQuality.QUESTION, question)
            .set(FeltQuality.FIRST_WEEK, period.firstWeek())
            .set(FeltQuality.LAST_WEEK, period.lastWeek())
            .set(FeltQuality.TEAMS, slope.teams())
            .set(FeltQuality.WEEKS, slope.weeks())
            .set(FeltQuality.ANSWERS, slope.answers())
            .set(FeltQuality.HIGH_SHARE, slope.highShare())
            .set(FeltQuality.ZONE_SHARE, slope.exposure())
            .set(FeltQuality.SPREAD, slope.withinSpread())
            .set(FeltQuality.EFFECTIVE_TEAMS, slope.effectiveTeams())
            .set(FeltQuality.SEED, SEED);
    Optional<FeltSlope.Lack> lack = slope.lack();
    lack.ifPresent(word -> row.set(FeltQuality.LACK, word));
    slope
        .found()
        .ifPresent(
            found -> {
              row.set(FeltQuality.SMALLEST_SEEN, FeltSlope.PER_POINTS * found.smallestSeen());
              if (lack.isEmpty()) {
                fill(row, found);
              }
            });
    return row.row();
  }

  private static void fill(TableRow row, Found found) {
    row.set(FeltQuality.SLOPE, FeltSlope.PER_POINTS * found.beta())
        .set(
            new IntervalColumns(FeltQuality.SLOPE),
            FeltSlope.PER_POINTS * found.lower(),
            FeltSlope.PER_POINTS * found.upper())
        .set(FeltQuality.P, found.p());
  }
}
