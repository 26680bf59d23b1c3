package org.contretemps.night.felt;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.feedback.AgentPulse;

/**
 * The answers of one team in one week to each question of the pulse.
 *
 * @param week number in the period, from 0
 * @param answers by question
 * @param high answers of 4 or 5, by question
 */
record TeamAnswers(
    String organisation,
    String team,
    int week,
    Map<FeltQuestion, Long> answers,
    Map<FeltQuestion, Long> high) {
  private static final int HIGH = 4;

  /** The answers of a period, by organisation, team and week. */
  static List<TeamAnswers> of(Dataset<Row> pulses, FeltPeriod period) {
    List<Column> counts =
        Stream.of(FeltQuestion.values())
            .flatMap(
                question ->
                    Stream.of(
                        count(question.column()).as(question.answers()),
                        count_if(col(question.column()).geq(HIGH)).as(question.high())))
            .toList();
    return pulses
        .where(col(AgentPulse.WEEK).between(period.firstWeek(), period.lastWeek()))
        .groupBy(AgentPulse.ORGANISATION, AgentPulse.TEAM, AgentPulse.WEEK)
        .agg(counts.get(0), counts.subList(1, counts.size()).toArray(Column[]::new))
        .sort(AgentPulse.ORGANISATION, AgentPulse.TEAM, AgentPulse.WEEK)
        .collectAsList()
        .stream()
        .map(row -> of(row, period.firstWeek()))
        .toList();
  }

  private static TeamAnswers of(Row row, LocalDate firstWeek) {
    Map<FeltQuestion, Long> answers = new EnumMap<>(FeltQuestion.class);
    Map<FeltQuestion, Long> high = new EnumMap<>(FeltQuestion.class);
    for (FeltQuestion question : FeltQuestion.values()) {
      answers.put(question, row.getAs(question.answers()));
      high.put(question, row.getAs(question.high()));
    }
    LocalDate week = row.<LocalDate>getAs(AgentPulse.WEEK);
    return new TeamAnswers(
        row.getAs(AgentPulse.ORGANISATION),
        row.getAs(AgentPulse.TEAM),
        (int) ChronoUnit.WEEKS.between(firstWeek, week),
        answers,
        high);
  }

  long answers(FeltQuestion question) {
    return answers.get(question);
  }

  long high(FeltQuestion question) {
    return high.get(question);
  }
}
