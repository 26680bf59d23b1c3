package org.contretemps.night.decision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.decision.ZoneDecision;
import org.contretemps.statistics.ledger.PromiseState;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.wording.Wording;

/** Lists the decision that is in force for each cell, and its outcome, in plain words. */
public final class Ledger {
  private static final String BUNDLE = "org.contretemps.night.decision.decision";

  private final Map<DecidedCell, Decided> latest = new HashMap<>();
  private final Map<Long, Row> outcomes = new HashMap<>();

  /**
   * @param decisions rows of {@link ZoneDecision}
   * @param followed rows of {@link DecisionOutcome} of one night
   */
  Ledger(List<Row> decisions, List<Row> followed) {
    decisions.stream()
        .map(Decided::of)
        .sorted(Decided.IN_ORDER)
        .forEach(decided -> latest.put(decided.cell(), decided));
    followed.forEach(row -> outcomes.put(row.getAs(DecisionOutcome.DECISION_ID), row));
  }

  /** All decisions that are kept, and what the last night up to one said of them. */
  public static Ledger read(Warehouse warehouse, LocalDate night) {
    return warehouse.exists(ZoneDecision.TABLE)
        ? new Ledger(warehouse.read(ZoneDecision.TABLE).collectAsList(), followed(warehouse, night))
        : new Ledger(List.of(), List.of());
  }

  private static List<Row> followed(Warehouse warehouse, LocalDate night) {
    if (!warehouse.exists(DecisionOutcome.TABLE)) {
      return List.of();
    }
    NavigableSet<LocalDate> nights =
        warehouse.history(DecisionOutcome.TABLE).dates(DecisionOutcome.AS_OF_DATE);
    return Optional.ofNullable(nights.floor(night))
        .map(
            last ->
                warehouse
                    .read(DecisionOutcome.TABLE)
                    .where(functions.col(DecisionOutcome.AS_OF_DATE).equalTo(last))
                    .collectAsList())
        .orElse(List.of());
  }

  /** The heading above what is said of a cell. */
  public static String heading(Locale language) {
    return new Wording(BUNDLE, language).say("heading");
  }

  /**
   * What was decided about a cell and what came of it.
   *
   * @param cell a row that names organisation, service, channel and situation type
   * @param isOpen whether the cell has an open zone: then a missing decision is mentioned
   */
  public List<String> sentences(Row cell, boolean isOpen, Locale language) {
    Wording words = new Wording(BUNDLE, language);
    Decided decided = latest.get(DecidedCell.of(cell));
    if (decided == null) {
      return isOpen ? List.of(words.say("none")) : List.of();
    }
    return new DecisionSentences(decided, Optional.ofNullable(outcomes.get(decided.id())), words)
        .sentences();
  }

  /**
   * What is said of a decision that a night has followed.
   *
   * @param followed a row of {@link DecisionOutcome}
   */
  public static List<String> sentences(Row followed, Locale language) {
    return new DecisionSentences(
            Decided.followed(followed), Optional.of(followed), new Wording(BUNDLE, language))
        .sentences();
  }

  /**
   * Of the promises whose last word is said, how many were kept; both may be 0.
   *
   * @param followed rows of {@link DecisionOutcome}
   */
  public static Kept kept(Collection<Row> followed) {
    List<PromiseState> closed =
        followed.stream()
            .map(row -> PromiseState.valueOf(row.getAs(DecisionOutcome.STATE)))
            .filter(PromiseState::isClosed)
            .toList();
    return new Kept((int) closed.stream().filter(PromiseState.KEPT::equals).count(), closed.size());
  }

  /**
   * How many promises were kept.
   *
   * @param kept of them
   * @param closed promises whose last word is said
   */
  public record Kept(int kept, int closed) {}
}
