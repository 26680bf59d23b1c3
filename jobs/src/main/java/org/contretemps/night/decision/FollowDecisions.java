package org.contretemps.night.decision;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.contretemps.config.Definitions;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.night.normchange.NormChangeEffect;
import org.contretemps.night.qualify.OutcomeCount;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifiedNight;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.decision.ZoneDecision;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/**
 * The step that measures, night by night, whether decisions about norms kept their promises: {@code
 * zone_decision}, {@code outcome_count}, {@code norm_change_effect} and {@code
 * impeded_quality_zone} → {@code decision_outcome}. Does nothing as long as nobody has decided
 * anything.
 */
public final class FollowDecisions implements Job<FollowDecisions.Result> {
  /**
   * What was stated.
   *
   * @param decisions how many are followed
   * @param overdue how many of them are past the date of their review
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
    Optional<QualifiedNight> last = QualifiedNight.last(warehouse, definitions.outcomes());
    if (last.isEmpty() || !warehouse.exists(ZoneDecision.TABLE)) {
      return Result.NOTHING;
    }
    QualifiedNight night = last.get().orEarlier(requested);
    List<Decided> decisions = decisions(night.asOf());
    if (decisions.isEmpty()) {
      return Result.NOTHING;
    }
    progress.step("Following decisions: " + decisions.size());
    List<Row> rows = followed(night, decisions).rows();
    warehouse.create(DecisionOutcome.TABLE);
    Optional<LocalDate> before =
        Optional.ofNullable(night.stated(DecisionOutcome.TABLE).lower(night.asOf()));
    night.state(
        DecisionOutcome.TABLE, rows, DecisionOutcome.TABLE.writtenSchema(), QualifiedContact.TABLE);
    return result(rows, before);
  }

  /**
   * @param before the last night that followed decisions before this one
   */
  private static Result result(List<Row> rows, Optional<LocalDate> before) {
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

  private FollowedDecisions followed(QualifiedNight night, List<Decided> decisions) {
    return new FollowedDecisions(
        night.asOf(),
        night.lastMature(),
        decisions,
        BeforeAndAfter.read(warehouse.read(OutcomeCount.TABLE), decisions, night.lastMature()),
        new JudgedChanges(
            stated(NormChangeEffect.TABLE, col(NormChangeEffect.AS_OF_DATE).leq(night.asOf()))),
        stated(
                ImpededQualityZone.TABLE,
                col(ImpededQualityZone.AS_OF_DATE)
                    .equalTo(night.asOf())
                    .and(col(ImpededQualityZone.IS_OPEN)))
            .stream()
            .map(DecidedCell::of)
            .collect(Collectors.toSet()));
  }

  private List<Row> stated(TableDefinition table, Column condition) {
    return warehouse.exists(table)
        ? warehouse.read(table).where(condition).collectAsList()
        : List.of();
  }
}
