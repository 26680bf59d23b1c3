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
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.feedback.AgentPulse;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;

/**
 * {@code agent_pulse}, {@code qualified_contact} and {@code impeded_quality_zone} → {@code
 * felt_quality}.
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
   * @param requested its as-of date, one that has been qualified; the last of these where empty
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
    Optional<LocalDate> qualified = warehouse.history(QualifiedContact.TABLE).lineage().night();
    if (qualified.isEmpty() || !warehouse.exists(ImpededQualityZone.TABLE)) {
      return NOTHING;
    }
    warehouse.create(FeltQuality.TABLE);
    LocalDate asOf = requested.filter(qualified.get()::isAfter).orElse(qualified.get());
    int maturity = definitions.outcomes().maturityDays();
    FeltPeriod period = FeltPeriod.lastMature(asOf.minusDays(maturity));
    NavigableSet<LocalDate> contacts =
        warehouse.history(QualifiedContact.TABLE).dates(Contact.CONTACT_DATE);
    boolean isStated = !stated().tailSet(period.lastDay().plusDays(maturity), true).isEmpty();
    if (isStated || contacts.isEmpty() || !warehouse.exists(AgentPulse.TABLE)) {
      return NOTHING;
    }
    List<Row> rows = rows(new FeltStatement(asOf, period, contacts.first()));
    if (!rows.isEmpty()) {
      write(asOf, rows);
    }
    return new Result(rows.size());
  }

  private NavigableSet<LocalDate> stated() {
    return warehouse.history(FeltQuality.TABLE).dates(FeltQuality.AS_OF_DATE);
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

  private void write(LocalDate asOf, List<Row> rows) {
    warehouse.replaceDates(
        FeltQuality.TABLE,
        FeltQuality.AS_OF_DATE,
        List.of(asOf),
        warehouse.session().createDataFrame(rows, FeltStatement.SCHEMA).coalesce(1),
        Lineage.of(QualifiedContact.TABLE, warehouse.history(QualifiedContact.TABLE).version())
            .on(asOf));
  }
}
