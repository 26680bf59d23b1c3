package org.contretemps.night.decision;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.Definitions;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.decision.ZoneDecision;
import org.contretemps.statistics.ledger.PromiseState;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;

/**
 * {@code zone_decision}, {@code outcome_count}, {@code norm_change_effect} and {@code
 * impeded_quality_zone} → {@code decision_outcome}: what was promised beside what came, night by
 * night. Does nothing as long as nobody has decided anything.
 */
public final class FollowDecisions implements Job<FollowDecisions.Result> {
  /**
   * What was stated.
   *
   * @param decisions how many are followed
   * @param overdue how many of them are to be looked at again, their date passed
   * @param due those of them that came due since the night before, each as a small document
   */
  public record Result(int decisions, int overdue, List<Map<String, Object>> due) {
    /** Nobody has decided anything. */
    public static final Result NOTHING = new Result(0, 0, List.of());
  }

  private static final List<String> CELL =
      List.of(
          ZoneDecision.ORGANISATION,
          ZoneDecision.SERVICE,
          ZoneDecision.CHANNEL,
          ZoneDecision.SITUATION_TYPE);

  private final Warehouse warehouse;
  private final Definitions definitions;
  private final Optional<LocalDate> requested;
  private final Progress progress;

  /**
   * Follows decisions in a night.
   *
   * @param requested its as-of date, one that has been qualified; the last of these if empty
   */
  public FollowDecisions(
      Warehouse warehouse,
      Definitions definitions,
      Optional<LocalDate> requested,
      Progress progress) {
    this.warehouse = warehouse;
    this.definitions = definitions;
    this.requested = requested;
    this.progress = progress;
  }

  @Override
  public Result run() {
    Optional<LocalDate> qualified = warehouse.history(QualifiedContact.TABLE).lineage().night();
    if (qualified.isEmpty() || !warehouse.exists(ZoneDecision.TABLE)) {
      return Result.NOTHING;
    }
    LocalDate asOf = requested.filter(qualified.get()::isAfter).orElse(qualified.get());
    List<Decided> decisions = decisions(asOf);
    if (decisions.isEmpty()) {
      return Result.NOTHING;
    }
    progress.step("Following decisions: " + decisions.size());
    List<Row> rows = rows(asOf, decisions);
    warehouse.create(DecisionOutcome.TABLE);
    Optional<LocalDate> before =
        Optional.ofNullable(
            warehouse.history(DecisionOutcome.TABLE).dates(DecisionOutcome.AS_OF_DATE).lower(asOf));
    write(asOf, rows);
    List<Row> overdue =
        rows.stream().filter(row -> row.<Boolean>getAs(DecisionOutcome.IS_OVERDUE)).toList();
    return new Result(
        rows.size(),
        overdue.size(),
        overdue.stream()
            .filter(row -> before.filter(date(row)::isBefore).isEmpty())
            .map(FollowDecisions::document)
            .toList());
  }

  private static LocalDate date(Row overdue) {
    return overdue.getAs(DecisionOutcome.LOOK_AGAIN_ON);
  }

  private static Map<String, Object> document(Row overdue) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("decision", overdue.getAs(DecisionOutcome.DECISION));
    document.put("decided_on", overdue.getAs(DecisionOutcome.DECIDED_ON).toString());
    document.put("look_again_on", date(overdue).toString());
    for (String part : CELL) {
      document.put(part, overdue.getAs(part));
    }
    document.put("promise_state", overdue.getAs(DecisionOutcome.STATE));
    return document;
  }

  private List<Decided> decisions(LocalDate asOf) {
    return warehouse.read(ZoneDecision.TABLE).collectAsList().stream()
        .map(Decided::of)
        .filter(decided -> !decided.on().isAfter(asOf))
        .sorted(Decided.IN_ORDER)
        .toList();
  }

  private List<Row> rows(LocalDate asOf, List<Decided> decisions) {
    LocalDate lastMature = asOf.minusDays(definitions.outcomes().maturityDays());
    BeforeAndAfter cells =
        BeforeAndAfter.read(warehouse.read(OutcomeCount.TABLE), decisions, lastMature);
    JudgedChanges changes = new JudgedChanges(statedBy(NormChangeEffect.TABLE, asOf));
    Set<DecidedCell> open = openCells(asOf);
    Map<DecidedCell, Decided> latest = new HashMap<>();
    decisions.forEach(decided -> latest.put(decided.cell(), decided));
    return decisions.stream()
        .map(
            decided -> {
              Optional<Realised> realised =
                  changes
                      .change(decided, asOf)
                      .map(change -> new Realised(change, Basis.NORM_CHANGE))
                      .or(
                          () ->
                              cells
                                  .change(decided, lastMature)
                                  .map(c -> new Realised(c, Basis.WITHOUT_COMPARISON)));
              boolean isLatest = latest.get(decided.cell()).equals(decided);
              return row(asOf, decided, realised)
                  .set(DecisionOutcome.IS_LATEST, isLatest)
                  .set(DecisionOutcome.IS_OVERDUE, isLatest && decided.isOverdue(asOf))
                  .set(DecisionOutcome.IS_ZONE_OPEN, open.contains(decided.cell()))
                  .row();
            })
        .toList();
  }

  private static TableRow row(LocalDate asOf, Decided decided, Optional<Realised> realised) {
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
            .set(DecisionOutcome.LOOK_AGAIN_ON, decided.lookAgainOn().orElse(null))
            .set(
                DecisionOutcome.STATE,
                PromiseState.of(decided.promised(), realised.map(Realised::change)));
    decided
        .promised()
        .ifPresent(
            change ->
                row.set(DecisionOutcome.PROMISED, change.value())
                    .set(ZoneDecision.PROMISED_BOUNDS, change.lower(), change.upper()));
    realised.ifPresent(
        came ->
            row.set(DecisionOutcome.REALISED, came.change().value())
                .set(DecisionOutcome.REALISED_BOUNDS, came.change().lower(), came.change().upper())
                .set(DecisionOutcome.BASIS, came.basis()));
    return row;
  }

  /** What nights up to one have stated. */
  private List<Row> statedBy(TableDefinition table, LocalDate asOf) {
    return warehouse.exists(table)
        ? warehouse.read(table).where(col(ImpededQualityZone.AS_OF_DATE).leq(asOf)).collectAsList()
        : List.of();
  }

  private Set<DecidedCell> openCells(LocalDate asOf) {
    return warehouse.exists(ImpededQualityZone.TABLE)
        ? warehouse
            .read(ImpededQualityZone.TABLE)
            .where(col(ImpededQualityZone.AS_OF_DATE).equalTo(asOf))
            .where(col(ImpededQualityZone.IS_OPEN))
            .collectAsList()
            .stream()
            .map(DecidedCell::of)
            .collect(Collectors.toSet())
        : Set.of();
  }

  private void write(LocalDate asOf, List<Row> rows) {
    Dataset<Row> frame =
        warehouse
            .session()
            .createDataFrame(rows, DecisionOutcome.TABLE.writtenSchema())
            .coalesce(1);
    warehouse.replaceDates(
        DecisionOutcome.TABLE,
        DecisionOutcome.AS_OF_DATE,
        List.of(asOf),
        frame,
        Lineage.of(QualifiedContact.TABLE, warehouse.history(QualifiedContact.TABLE).version())
            .on(asOf));
  }
}
