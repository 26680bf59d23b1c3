package org.contretemps.night.decision;

import static org.apache.spark.sql.functions.col;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.config.ConfigurationException;
import org.contretemps.job.Job;
import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.decision.DecisionKind;
import org.contretemps.record.decision.ZoneDecision;
import org.contretemps.statistics.ledger.Change;
import org.contretemps.table.InputField;
import org.contretemps.table.TableRow;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.wording.Printable;

/**
 * Stores a decision in {@code zone_decision}, with the norm and the verdict of the last night, to
 * which the decision responds. Storing the same decision twice changes nothing.
 */
public final class KeepDecision implements Job<KeepDecision.Result> {
  /** The origin of a decision that no file has delivered. */
  static final String COMMAND = "decide";

  private static final int LONGEST_REASON = 500;

  private static final String FILE = "_file";
  private static final String DELIVERED = "_delivered_at";

  /**
   * What is decided.
   *
   * @param promised the promised change of the share of repeats, if one is
   * @param lookAgainOn when it is looked at again, if a date is set
   */
  public record Request(
      Instant at,
      String organisation,
      String service,
      String channel,
      String situationType,
      DecisionKind kind,
      String reason,
      Optional<Change> promised,
      Optional<LocalDate> lookAgainOn) {
    /** The reason in one line, of what a terminal and a page can show. */
    public Request {
      reason = Printable.of(reason.replaceAll("\\s+", " ")).strip();
    }
  }

  /**
   * What was kept.
   *
   * @param verdict the verdict that it answers
   * @param normSeconds the norm in force; empty if there was none
   */
  public record Result(String verdict, Optional<Double> normSeconds) {}

  private final Warehouse warehouse;
  private final Request request;

  public KeepDecision(Warehouse warehouse, Request request) {
    this.warehouse = warehouse;
    this.request = request;
  }

  /**
   * @throws ConfigurationException if no night has stated the cell, or the decision is not one
   */
  @Override
  public Result run() {
    admit();
    Row stated = stated();
    String verdict =
        Boolean.TRUE.equals(stated.getAs(ImpededQualityZone.IS_OPEN))
            ? "OPEN"
            : stated.getAs(ImpededQualityZone.VERDICT);
    Double norm = stated.getAs(ImpededQualityZone.NORM_SECONDS);
    warehouse.create(ZoneDecision.TABLE);
    Dataset<Row> row =
        ZoneDecision.rows(said(verdict, norm), COMMAND, FILE, DELIVERED).drop(FILE, DELIVERED);
    warehouse.merging(ZoneDecision.TABLE, row).insertMissing();
    return new Result(verdict, Optional.ofNullable(norm));
  }

  private void admit() {
    if (request.reason().isBlank()) {
      throw refused("it has no reason. Say in a sentence why, without naming anybody");
    }
    if (request.reason().length() > LONGEST_REASON) {
      throw refused(
          "its reason has %d characters. Say it in at most %d"
              .formatted(request.reason().length(), LONGEST_REASON));
    }
    if (request.at().isAfter(Instant.now().plus(1, ChronoUnit.DAYS))) {
      throw refused(
          "%s is still to come. Give the date on which it was decided".formatted(request.at()));
    }
    boolean isPast =
        request
            .lookAgainOn()
            .filter(date -> !date.isAfter(LocalDate.ofInstant(request.at(), ZoneOffset.UTC)))
            .isPresent();
    if (isPast) {
      throw refused(
          "%s, the date to look again, has passed. Give a later one"
              .formatted(request.lookAgainOn().orElseThrow()));
    }
  }

  private static ConfigurationException refused(String why) {
    return new ConfigurationException("Cannot keep the decision: %s.".formatted(why));
  }

  /** The cell in the last night, its zone before other statements. */
  private Row stated() {
    Optional<LocalDate> night =
        warehouse.exists(ImpededQualityZone.TABLE)
            ? Optional.ofNullable(
                    warehouse
                        .history(ImpededQualityZone.TABLE)
                        .dates(ImpededQualityZone.AS_OF_DATE))
                .filter(dates -> !dates.isEmpty())
                .map(NavigableSet::last)
            : Optional.empty();
    return night
        .flatMap(
            asOf ->
                warehouse
                    .read(ImpededQualityZone.TABLE)
                    .where(col(ImpededQualityZone.AS_OF_DATE).equalTo(asOf))
                    .where(
                        col(ZoneDecision.ORGANISATION)
                            .equalTo(request.organisation())
                            .and(col(ZoneDecision.SERVICE).equalTo(request.service()))
                            .and(col(ZoneDecision.CHANNEL).equalTo(request.channel()))
                            .and(col(ZoneDecision.SITUATION_TYPE).equalTo(request.situationType())))
                    .orderBy(
                        col(ImpededQualityZone.IS_OPEN).desc(),
                        col(ImpededQualityZone.NORM_ID).desc_nulls_last(),
                        col(ImpededQualityZone.EVIDENCE).desc())
                    .takeAsList(1)
                    .stream()
                    .findFirst())
        .orElseThrow(
            () ->
                refused(
                    "no night has stated anything of %s, %s, %s, %s. Name a cell as impeded_quality_zone does; 'contretemps zones' lists those of the last night"
                        .formatted(
                            request.organisation(),
                            request.service(),
                            request.channel(),
                            request.situationType())));
  }

  private Dataset<Row> said(String verdict, Double norm) {
    StructType schema = new StructType();
    for (InputField field : ZoneDecision.FIELDS) {
      schema = schema.add(field.name(), field.type(), !field.required());
    }
    schema = schema.add(FILE, DataTypes.StringType).add(DELIVERED, DataTypes.TimestampType);
    Map<String, Object> values = new TreeMap<>();
    values.put(ZoneDecision.DECIDED_AT, request.at());
    values.put(ZoneDecision.ORGANISATION, request.organisation());
    values.put(ZoneDecision.SERVICE, request.service());
    values.put(ZoneDecision.CHANNEL, request.channel());
    values.put(ZoneDecision.SITUATION_TYPE, request.situationType());
    values.put(ZoneDecision.NORM_SECONDS, norm);
    values.put(ZoneDecision.VERDICT, verdict);
    values.put(ZoneDecision.DECISION, request.kind());
    values.put(ZoneDecision.REASON, request.reason());
    values.put(ZoneDecision.LOOK_AGAIN_ON, request.lookAgainOn().orElse(null));
    values.put(FILE, COMMAND);
    values.put(DELIVERED, request.at());
    request
        .promised()
        .ifPresent(
            change -> {
              values.put(ZoneDecision.PROMISED, change.value());
              values.put(ZoneDecision.PROMISED_BOUNDS.lower(), change.lower());
              values.put(ZoneDecision.PROMISED_BOUNDS.upper(), change.upper());
            });
    TableRow row = new TableRow(schema);
    values.forEach(row::set);
    return warehouse.session().createDataFrame(List.of(row.row()), schema);
  }
}
