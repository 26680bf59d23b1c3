package org.contretemps.night.felt;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.config.Definitions;
import org.contretemps.job.Job;
import org.contretemps.job.Progress;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.night.qualify.QualifiedNight;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.warehouse.Warehouse;

/**
 * The step that compares teams' answers with their work in zones: {@code agent_pulse}, {@code
 * qualified_contact} and {@code impeded_quality_zone} → {@code felt_quality}.
 *
 * <p>A month is stated once, in the first night in which the last week that ends in it is mature:
 * by then its answers are in. Narrow columns of 29 weeks of contacts are read in that night, and in
 * no other; without an answer, none.
 */
public final class StateFeltQuality implements Job<StateFeltQuality.Result> {
  /**
   * What was done.
   *
   * @param rows rows stated, one for each organisation and question
   */
  public record Result(int rows) {}

  private static final Result NOTHING = new Result(0);

  private final Warehouse warehouse;
  private final Definitions definitions;
  private final Optional<LocalDate> requested;
  private final Progress progress;

  /**
   * States a month if one is due in a night.
   *
   * @param requested its as-of date, one that has been qualified; the last of these if empty
   */
  public StateFeltQuality(
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
    if (last.isEmpty() || !warehouse.exists(ImpededQualityZone.TABLE)) {
      return NOTHING;
    }
    warehouse.create(FeltQuality.TABLE);
    QualifiedNight night = last.get().orEarlier(requested);
    FeltPeriod period = FeltPeriod.lastMature(night.lastMature());
    NavigableSet<LocalDate> contacts = night.contactDates();
    if (isStated(period, night) || contacts.isEmpty() || !warehouse.exists(AgentPulse.TABLE)) {
      return NOTHING;
    }
    List<Row> rows = rows(new FeltStatement(night.asOf(), period, contacts.first()));
    if (!rows.isEmpty()) {
      night.state(FeltQuality.TABLE, rows, FeltStatement.SCHEMA, QualifiedContact.TABLE);
    }
    return new Result(rows.size());
  }

  /** Whether a night stated it in which it was mature. */
  private static boolean isStated(FeltPeriod period, QualifiedNight night) {
    LocalDate firstMature = period.lastDay().plusDays(night.windows().maturityDays());
    return !night.stated(FeltQuality.TABLE).tailSet(firstMature, true).isEmpty();
  }

  private List<Row> rows(FeltStatement statement) {
    FeltPeriod period = statement.period();
    List<TeamAnswers> answers = TeamAnswers.of(warehouse.read(AgentPulse.TABLE), period);
    if (answers.isEmpty()) {
      return List.of();
    }
    progress.step(
        "Comparing what teams answer with their work in zones, up to " + period.lastDay());
    return statement.rows(
        answers,
        TeamWork.counts(warehouse.read(QualifiedContact.TABLE), zones(statement), period)
            .collectAsList());
  }

  /** What the nights since the first week have stated. */
  private Dataset<Row> zones(FeltStatement statement) {
    return warehouse
        .read(ImpededQualityZone.TABLE)
        .where(
            col(ImpededQualityZone.AS_OF_DATE)
                .between(statement.period().firstWeek(), statement.asOf()));
  }
}
