package org.contretemps.record.event;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.unix_seconds;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.config.Problems;
import org.contretemps.record.contact.Contact;
import org.contretemps.source.mapping.MappingCheck;
import org.contretemps.source.mapping.RecordMapper;
import org.contretemps.source.mapping.RecordOnly;
import org.contretemps.source.mapping.SourceMapping;

/**
 * Assembles contacts, one for each leg, from all events of some conversations, as mapped records.
 * Pure.
 *
 * <p>A leg begins with an event that opens and has the later events of its conversation and queue,
 * up to the next that opens there. It is over when one of them closes, or when a later leg of the
 * conversation has begun. Until then, or while its beginning has not been delivered, it is no
 * contact but a rejected record whose reason says what it waits for. What has waited for its end
 * for {@link #LONGEST_DAYS} is given up: a contact with unknown end. Its identifier consists of
 * conversation, queue and beginning, so that later deliveries do not change it.
 */
public final class ContactAssembly {
  /** Why a leg is no contact yet: its end. */
  static final String NO_END = "its end has not been delivered";

  /** Why a leg is no contact yet: its beginning. */
  static final String NO_BEGINNING = "its beginning has not been delivered";

  /** No conversation lasts longer, nor does a contact. */
  public static final int LONGEST_DAYS = 7;

  private static final String IS_CLOSED = "_is_closed";
  private static final String LATEST_LEG = "_latest_leg";
  private static final String DEFECT = "_assembly_defect";
  private static final Column NEVER = lit(null).cast(DataTypes.TimestampType);
  private static final List<Column> CONVERSATION =
      List.of(col(ContactEvent.ORGANISATION), col(ContactEvent.EVENT_KEY));

  private final Map<String, String> expressions;
  private final RecordMapper mapper;

  private ContactAssembly(Map<String, String> expressions, RecordMapper mapper) {
    this.expressions = expressions;
    this.mapper = mapper;
  }

  /** The assembly that a mapping describes, if all of its expressions are valid. */
  public static ContactAssembly of(SparkSession spark, SourceMapping mapping) {
    Dataset<Row> nothing =
        new EventOrder()
            .number(spark.createDataFrame(List.of(), ContactEvent.TABLE.writtenSchema()));
    Problems problems = new Problems();
    mapping.contacts().forEach((field, sql) -> check(nothing, field, sql, problems));
    problems.throwIfAny("use the source mapping " + mapping.name());
    Map<String, String> own = new LinkedHashMap<>();
    AssembledContactInput.OWN.forEach(field -> own.put(field, "`%s`".formatted(field)));
    mapping.contacts().keySet().forEach(field -> own.put(field, "`%s`".formatted(field)));
    SourceMapping ofLegs =
        mapping.ofAssembled(legs(nothing, mapping.contacts(), NEVER).schema(), own);
    return new ContactAssembly(
        mapping.contacts(), new MappingCheck(spark).mapper(ofLegs, AssembledContactInput.FIELDS));
  }

  /**
   * Mapped records with the fields of {@link AssembledContactInput}; nothing is given up.
   *
   * @param events rows of {@link ContactEvent}: of each conversation in them, all
   */
  public Dataset<Row> assemble(Dataset<Row> events) {
    return assemble(events, NEVER);
  }

  /**
   * The same, and what began more than {@link #LONGEST_DAYS} before a delivery is given up.
   *
   * @param lastDelivery when the source delivered last
   */
  public Dataset<Row> assemble(Dataset<Row> events, Instant lastDelivery) {
    return assemble(events, lit(lastDelivery));
  }

  private Dataset<Row> assemble(Dataset<Row> events, Column lastDelivery) {
    return mapper.mapAssembled(
        legs(new EventOrder().number(events), expressions, lastDelivery),
        col(ContactEvent.SOURCE_FILE),
        col(ContactEvent.DELIVERED_AT),
        col(DEFECT));
  }

  private static Dataset<Row> legs(
      Dataset<Row> numbered, Map<String, String> expressions, Column lastDelivery) {
    List<Column> aggregates = new ArrayList<>();
    aggregates.add(min(EventOrder.OPENED_AT).as(Contact.STARTED_AT));
    aggregates.add(max(ContactEvent.CLOSES).as(IS_CLOSED));
    aggregates.add(max(EventOrder.LATEST_LEG).as(LATEST_LEG));
    aggregates.add(min(EventOrder.CUSTOMER).as(Contact.CUSTOMER_KEY));
    aggregates.add(lastNamed(ContactEvent.AGENT_KEY).as(Contact.AGENT_KEY));
    aggregates.add(max(ContactEvent.EVENT_AT).as(Contact.LAST_UPDATED_AT));
    aggregates.add(max(ContactEvent.DELIVERED_AT).as(ContactEvent.DELIVERED_AT));
    aggregates.add(
        max_by(
                col(ContactEvent.SOURCE_FILE),
                struct(col(ContactEvent.DELIVERED_AT), col(ContactEvent.SOURCE_FILE)))
            .as(ContactEvent.SOURCE_FILE));
    expressions.forEach((field, sql) -> aggregates.add(expr(sql).as(field)));
    List<Column> leg = new ArrayList<>(CONVERSATION);
    leg.add(col(ContactEvent.QUEUE));
    leg.add(col(Contact.LEG));
    Dataset<Row> legs =
        numbered
            .groupBy(leg.toArray(Column[]::new))
            .agg(
                aggregates.get(0), aggregates.subList(1, aggregates.size()).toArray(Column[]::new));
    return legs.withColumns(
        Map.of(
            Contact.CONTACT_ID,
            identifier(),
            Contact.CONVERSATION_ID,
            col(ContactEvent.EVENT_KEY),
            DEFECT,
            defect(lastDelivery),
            Contact.HAS_UNKNOWN_END,
            isOpen().and(isGivenUp(lastDelivery))));
  }

  /** Two legs that begin in one queue within one second are distinguished by a number. */
  private static Column identifier() {
    Column number =
        row_number()
            .over(
                Window.partitionBy(
                        col(ContactEvent.ORGANISATION),
                        col(ContactEvent.EVENT_KEY),
                        col(ContactEvent.QUEUE),
                        col(Contact.STARTED_AT))
                    .orderBy(Contact.LEG));
    return concat_ws(
        "-",
        col(ContactEvent.EVENT_KEY),
        col(ContactEvent.QUEUE),
        unix_seconds(col(Contact.STARTED_AT)),
        when(number.gt(1), number));
  }

  private static Column defect(Column lastDelivery) {
    return when(col(Contact.LEG).isNull(), lit(NO_BEGINNING))
        .when(isOpen().and(not(isGivenUp(lastDelivery))), lit(NO_END));
  }

  private static Column isOpen() {
    return not(col(IS_CLOSED).or(col(Contact.LEG).lt(col(LATEST_LEG))));
  }

  private static Column isGivenUp(Column lastDelivery) {
    Column least = expr("INTERVAL '%d' DAY".formatted(LONGEST_DAYS));
    return coalesce(col(Contact.STARTED_AT).plus(least).lt(lastDelivery), lit(false));
  }

  /** The value in the last event that has one. */
  private static Column lastNamed(String column) {
    Column order = struct(ContactEvent.ORDER.stream().map(functions::col).toArray(Column[]::new));
    return max_by(col(column), when(col(column).isNotNull(), order));
  }

  private static void check(Dataset<Row> nothing, String field, String sql, Problems problems) {
    String where = "contacts." + field;
    Optional<String> refusal = RecordOnly.refusal(where, sql);
    if (refusal.isPresent()) {
      problems.add(refusal.get());
      return;
    }
    try {
      if (RecordOnly.isUnsteady(analysed(nothing, Map.of(field, sql)))) {
        problems.add(RecordOnly.unsteady(where, sql));
      }
    } catch (AnalysisException e) {
      problems.add(
          "'%s' is no aggregate that Spark SQL understands over the events of a contact: '%s'. %s"
              .formatted(where, sql, e.getMessage().lines().findFirst().orElse("")));
    }
  }

  /** Declares what the Scala methods throw without saying so. */
  private static Dataset<Row> analysed(Dataset<Row> nothing, Map<String, String> expression)
      throws AnalysisException {
    return legs(nothing, expression, NEVER);
  }
}
