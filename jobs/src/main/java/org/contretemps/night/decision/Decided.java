package org.contretemps.night.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.contretemps.record.decision.DecisionKind;
import org.contretemps.record.decision.ZoneDecision;
import org.contretemps.statistics.ledger.Change;
import org.contretemps.table.IntervalColumns;

/**
 * A decision as it is stored in {@link ZoneDecision}.
 *
 * @param promised the promised change of the share of repeats, if one was promised
 * @param lookAgainOn when it is to be reviewed, if a date was set
 */
record Decided(
    long id,
    Instant at,
    DecidedCell cell,
    DecisionKind kind,
    String reason,
    Optional<Change> promised,
    Optional<LocalDate> lookAgainOn) {

  /** As they were decided, the last one last. */
  static final Comparator<Decided> IN_ORDER =
      Comparator.comparing(Decided::at).thenComparing(Decided::id);

  static Decided of(Row row) {
    Double promised = row.getAs(ZoneDecision.PROMISED);
    return new Decided(
        row.<Long>getAs(ZoneDecision.DECISION_ID),
        row.<Instant>getAs(ZoneDecision.DECIDED_AT),
        DecidedCell.of(row),
        DecisionKind.valueOf(row.getAs(ZoneDecision.DECISION)),
        row.getAs(ZoneDecision.REASON),
        promise(row, promised),
        Optional.ofNullable(row.<LocalDate>getAs(ZoneDecision.LOOK_AGAIN_ON)));
  }

  /**
   * The same, as a night has followed it.
   *
   * @param row of {@link DecisionOutcome}
   */
  static Decided followed(Row row) {
    Double promised = row.getAs(DecisionOutcome.PROMISED);
    return new Decided(
        row.<Long>getAs(DecisionOutcome.DECISION_ID),
        row.<LocalDate>getAs(DecisionOutcome.DECIDED_ON).atStartOfDay().toInstant(ZoneOffset.UTC),
        DecidedCell.of(row),
        DecisionKind.valueOf(row.getAs(DecisionOutcome.DECISION)),
        row.getAs(DecisionOutcome.REASON),
        promise(row, promised),
        Optional.ofNullable(row.<LocalDate>getAs(DecisionOutcome.LOOK_AGAIN_ON)));
  }

  private static Optional<Change> promise(Row row, Double promised) {
    IntervalColumns bounds = ZoneDecision.PROMISED_BOUNDS;
    return Optional.ofNullable(promised)
        .map(value -> new Change(value, row.getAs(bounds.lower()), row.getAs(bounds.upper())));
  }

  LocalDate on() {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** The last date on which what came of it counts: when it is looked at again, or the night's. */
  LocalDate until(LocalDate last) {
    return lookAgainOn.filter(last::isAfter).orElse(last);
  }

  boolean isOverdue(LocalDate asOf) {
    return lookAgainOn.filter(asOf::isAfter).isPresent();
  }
}
