package org.contretemps.night.recommendation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.table.IntervalColumns;
import org.contretemps.wording.Durations;
import org.contretemps.wording.Wording;

/**
 * Words what was recommended for one norm.
 *
 * @param rows of {@link NormRecommendation}, one for each norm compared
 */
record RecommendationSentences(List<Row> rows, Wording words) {

  List<String> sentences() {
    Row today =
        rows.stream()
            .filter(row -> row.<Boolean>getAs(NormRecommendation.IS_TODAY))
            .findFirst()
            .orElseThrow();
    List<String> sentences = new ArrayList<>();
    sentences.add(
        words.say(
            "norm",
            Durations.shown(today.<Double>getAs(NormRecommendation.NORM_SECONDS)),
            words.count(today.<Long>getAs(NormRecommendation.CONTACTS) / 10 * 10),
            words.count(today.<Integer>getAs(NormRecommendation.DAYS)),
            words.date(today.<LocalDate>getAs(NormRecommendation.WINDOW_TO))));
    String lack = today.getAs(NormRecommendation.LACK);
    Optional<Row> recommended =
        rows.stream()
            .filter(row -> row.<Boolean>getAs(NormRecommendation.IS_RECOMMENDED))
            .findFirst();
    sentences.add(lack == null ? state(today, recommended) : words.say("lack." + lack));
    recommended.ifPresent(row -> sentences.addAll(account(row, today)));
    return sentences;
  }

  private String state(Row today, Optional<Row> recommended) {
    String key = "state." + today.getAs(NormRecommendation.STATE);
    return recommended
        .map(
            row ->
                words.say(
                    key,
                    Durations.shown(row.<Integer>getAs(NormRecommendation.CANDIDATE)),
                    hundredths(row, NormRecommendation.AGREEING, 0)))
        .orElseGet(() -> words.say(key, hundredths(today, NormRecommendation.ALLOWED, 1)));
  }

  private List<String> account(Row row, Row today) {
    List<String> sentences = new ArrayList<>();
    sentences.add(counts("repeats", row, NormRecommendation.REPEATS_CHANGE, 0));
    sentences.add(counts("minutes", row, NormRecommendation.MINUTES_CHANGE, 0));
    if (row.getAs(NormRecommendation.MINUTES_PER_REPEAT) != null) {
      sentences.add(words.say("price", number(row, NormRecommendation.MINUTES_PER_REPEAT, 0)));
    }
    IntervalColumns abandoned = new IntervalColumns(NormRecommendation.ABANDONED);
    sentences.add(
        words.say(
            "abandoned",
            hundredths(row, NormRecommendation.ABANDONED, 1),
            hundredths(row, abandoned.lower(), 1),
            hundredths(row, abandoned.upper(), 1),
            hundredths(today, NormRecommendation.ABANDONED, 1)));
    IntervalColumns wait = new IntervalColumns(NormRecommendation.WAIT);
    sentences.add(
        words.say(
            "wait",
            number(row, NormRecommendation.WAIT, 0),
            number(row, wait.lower(), 0),
            number(row, wait.upper(), 0),
            number(today, NormRecommendation.WAIT, 0)));
    if (row.getAs(NormRecommendation.AGENTS_CHANGE) != null) {
      sentences.add(counts("agents", row, NormRecommendation.AGENTS_CHANGE, 1));
    }
    sentences.add(words.say("limits"));
    return sentences;
  }

  private String counts(String key, Row row, String column, int decimals) {
    IntervalColumns bounds = new IntervalColumns(column);
    return words.say(
        key,
        number(row, column, decimals),
        number(row, bounds.lower(), decimals),
        number(row, bounds.upper(), decimals));
  }

  private String number(Row row, String column, int decimals) {
    return words.number(row.<Double>getAs(column), decimals);
  }

  private String hundredths(Row row, String column, int decimals) {
    return words.hundredths(row.<Double>getAs(column), decimals);
  }
}
