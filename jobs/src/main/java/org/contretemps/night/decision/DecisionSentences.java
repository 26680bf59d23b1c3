package org.contretemps.night.decision;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.statistics.ledger.Change;
import org.contretemps.statistics.ledger.PromiseState;
import org.contretemps.statistics.normchange.NormChangeRule;
import org.contretemps.wording.Wording;

/**
 * Words a decision, and what came of it, as sentences in one language.
 *
 * @param outcome a row of {@link DecisionOutcome}, once a night has followed it
 */
record DecisionSentences(Decided decided, Optional<Row> outcome, Wording words) {

  List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(words.say("kind." + decided.kind(), words.date(decided.on()), decided.reason()));
    decided.promised().ifPresent(promised -> sentences.add(change("promised", promised)));
    outcome.ifPresent(row -> sentences.add(realised(row)));
    outcome
        .map(row -> row.<Double>getAs(DecisionOutcome.BREAKDOWN))
        .filter(breakdown -> breakdown > 0)
        .ifPresent(breakdown -> sentences.add(breakdown(breakdown)));
    outcome
        .map(row -> row.<String>getAs(DecisionOutcome.STATE))
        .filter(state -> !state.equals(PromiseState.NONE.name()))
        .ifPresent(state -> sentences.add(words.say("state." + state)));
    decided
        .lookAgainOn()
        .ifPresent(date -> sentences.add(words.say(isOverdue() ? "overdue" : "look", date(date))));
    return sentences;
  }

  private String realised(Row row) {
    Double realised = row.getAs(DecisionOutcome.REALISED);
    return realised == null
        ? words.say("realised.none")
        : change(
            "realised." + row.getAs(DecisionOutcome.BASIS),
            new Change(
                realised,
                row.<Double>getAs(DecisionOutcome.REALISED_BOUNDS.lower()),
                row.<Double>getAs(DecisionOutcome.REALISED_BOUNDS.upper())));
  }

  private String breakdown(double times) {
    return words.say(
        times < NormChangeRule.FRAGILE ? "breakdown.fragile" : "breakdown", words.number(times, 1));
  }

  private String change(String key, Change change) {
    return words.say(
        key,
        words.hundredths(change.value(), 1),
        words.hundredths(change.lower(), 1),
        words.hundredths(change.upper(), 1));
  }

  private boolean isOverdue() {
    return outcome.map(row -> row.<Boolean>getAs(DecisionOutcome.IS_OVERDUE)).orElse(false);
  }

  private String date(LocalDate date) {
    return words.date(date);
  }
}
