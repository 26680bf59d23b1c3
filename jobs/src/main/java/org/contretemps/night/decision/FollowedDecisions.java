package org.contretemps.night.decision;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;
import org.contretemps.record.decision.ZoneDecision;
import org.contretemps.statistics.ledger.PromiseState;
import org.contretemps.table.TableRow;

/**
 * Computes what a night says of each decision: rows of {@link DecisionOutcome}. Pure.
 *
 * @param decisions in the order in which they were decided
 * @param lastMature the last date whose repeats are known
 * @param open the cells with an open zone
 */
record FollowedDecisions(
    LocalDate asOf,
    LocalDate lastMature,
    List<Decided> decisions,
    BeforeAndAfter cells,
    JudgedChanges changes,
    Set<DecidedCell> open) {

  List<Row> rows() {
    Map<DecidedCell, Decided> latest = new HashMap<>();
    decisions.forEach(decided -> latest.put(decided.cell(), decided));
    return decisions.stream()
        .map(decided -> row(decided, latest.get(decided.cell()).equals(decided)))
        .toList();
  }

  private Row row(Decided decided, boolean isLatest) {
    TableRow row = decided(decided);
    Optional<Realised> realised = realised(decided);
    realised.ifPresent(
        came ->
            row.set(DecisionOutcome.REALISED, came.change().value())
                .set(DecisionOutcome.REALISED_BOUNDS, came.change().lower(), came.change().upper())
                .set(DecisionOutcome.BASIS, came.basis())
                .set(DecisionOutcome.BREAKDOWN, came.breakdown().orElse(null)));
    return row.set(
            DecisionOutcome.STATE,
            PromiseState.of(decided.promised(), realised.map(Realised::change)))
        .set(DecisionOutcome.IS_LATEST, isLatest)
        .set(DecisionOutcome.IS_OVERDUE, isLatest && decided.isOverdue(asOf))
        .set(DecisionOutcome.IS_ZONE_OPEN, open.contains(decided.cell()))
        .row();
  }

  /** What is known of it by comparison; else what the cell itself shows. */
  private Optional<Realised> realised(Decided decided) {
    return changes
        .realised(decided, asOf)
        .or(
            () ->
                cells
                    .change(decided, lastMature)
                    .map(
                        change ->
                            new Realised(change, Basis.WITHOUT_COMPARISON, Optional.empty())));
  }

  private TableRow decided(Decided decided) {
    TableRow row =
        new TableRow(DecisionOutcome.TABLE.writtenSchema())
            .set(DecisionOutcome.AS_OF_DATE, asOf)
            .set(DecisionOutcome.DECISION_ID, decided.id())
            .set(ZoneDecision.ORGANISATION, decided.cell().organisation())
            .set(ZoneDecision.SERVICE, decided.cell().service())
            .set(ZoneDecision.CHANNEL, decided.cell().channel())
            .set(ZoneDecision.SITUATION_TYPE, decided.cell().situationType())
            .set(DecisionOutcome.DECIDED_ON, decided.on())
            .set(DecisionOutcome.DECISION, decided.kind())
            .set(DecisionOutcome.REASON, decided.reason())
            .set(DecisionOutcome.LOOK_AGAIN_ON, decided.lookAgainOn().orElse(null));
    decided
        .promised()
        .ifPresent(
            change ->
                row.set(DecisionOutcome.PROMISED, change.value())
                    .set(ZoneDecision.PROMISED_BOUNDS, change.lower(), change.upper()));
    return row;
  }
}
