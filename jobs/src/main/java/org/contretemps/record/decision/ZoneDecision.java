package org.contretemps.record.decision;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.Condition;
import org.contretemps.table.InputField;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.Provenance;
import org.contretemps.table.SituationType;
import org.contretemps.table.TableDefinition;

/**
 * One row per decision about the norm of a cell: what was decided, why, what was promised and when
 * to review it (METHOD §15). Rows are added and never changed; a later decision on the same cell
 * replaces it from then on.
 *
 * <p>The key is a hash of the whole decision, so that the same decision stored twice is one row.
 */
public final class ZoneDecision {
  public static final String DECISION_ID = "decision_id";
  public static final String DECIDED_AT = "decided_at";
  public static final String ORGANISATION = Contact.ORGANISATION;
  public static final String SERVICE = Contact.SERVICE;
  public static final String CHANNEL = Contact.CHANNEL;
  public static final String SITUATION_TYPE = Contact.SITUATION_TYPE;
  public static final String NORM_SECONDS = "norm_seconds";
  public static final String VERDICT = "verdict";
  public static final String DECISION = "decision";
  public static final String REASON = "reason";
  public static final String PROMISED = "promised_change";
  public static final String LOOK_AGAIN_ON = "look_again_on";
  public static final String SOURCE = Provenance.SOURCE;
  public static final String SOURCE_FILE = Provenance.SOURCE_FILE;
  public static final String DELIVERED_AT = Provenance.DELIVERED_AT;

  /** The columns of what the promise may be at the least and at the most. */
  public static final IntervalColumns PROMISED_BOUNDS = new IntervalColumns(PROMISED);

  private static final String DECISIONS = Condition.literals(Arrays.asList(DecisionKind.values()));
  private static final String PROMISE_IS_AN_INTERVAL =
      "(%1$s IS NULL AND %2$s IS NULL AND %3$s IS NULL) OR (-1 <= %2$s AND %2$s <= %1$s AND %1$s <= %3$s AND %3$s <= 1)"
          .formatted(PROMISED, PROMISED_BOUNDS.lower(), PROMISED_BOUNDS.upper());

  public static final TableDefinition TABLE = declared().build();

  /** What a source mapping fills for a decision. */
  public static final List<InputField> FIELDS =
      List.of(
          required(DECIDED_AT, TimestampType, "when it was decided"),
          required(ORGANISATION, StringType, "the organisation"),
          required(SERVICE, StringType, "benefit or product"),
          required(CHANNEL, StringType, "the channel"),
          required(SITUATION_TYPE, StringType, "the situation type"),
          optional(NORM_SECONDS, DoubleType, "the norm that was in force, in seconds"),
          optional(VERDICT, StringType, "the verdict that is answered"),
          required(DECISION, StringType, "one of " + DECISIONS),
          required(REASON, StringType, "why, in a sentence; names nobody"),
          optional(
              PROMISED, DoubleType, "expected change of the share of repeats; below 0 is fewer"),
          optional(PROMISED_BOUNDS.lower(), DoubleType, "the least that it may be"),
          optional(PROMISED_BOUNDS.upper(), DoubleType, "the most"),
          optional(LOOK_AGAIN_ON, DateType, "the date on which it is looked at again"));

  private ZoneDecision() {}

  private static TableDefinition.Builder declared() {
    return said()
        .required(SOURCE, StringType, "The source mapping, or the command, that it came through.")
        .required(SOURCE_FILE, StringType, "Landing file that it was first read from; or decide.")
        .required(DELIVERED_AT, TimestampType, "When that file was delivered.")
        .key(DECISION_ID)
        .statisticsOn(DECISION_ID, ORGANISATION, SERVICE, DECIDED_AT)
        .check("decision_is_known", DECISION + " IN (" + DECISIONS + ")")
        .check("channel_is_known", CHANNEL + " IN (" + Contact.CHANNELS + ")")
        .check(
            "situation_type_is_known",
            Condition.isOneOf(SITUATION_TYPE, Arrays.asList(SituationType.values())))
        .check("reason_is_given", "trim(" + REASON + ") <> ''")
        .check("promise_is_an_interval", PROMISE_IS_AN_INTERVAL)
        .check("is_decided_in_our_time", Condition.inOurTime(DECIDED_AT))
        .check(
            "is_looked_at_later",
            "%1$s IS NULL OR %1$s > to_date(%2$s) AND %1$s <= DATE'2200-01-01'"
                .formatted(LOOK_AGAIN_ON, DECIDED_AT));
  }

  private static TableDefinition.Builder said() {
    return TableDefinition.named(
            "zone_decision",
            "One row per decision about the norm of a cell: what was decided, why, what was promised, and when to look again. Rows are added and never changed.")
        .required(DECISION_ID, LongType, "Hash of everything the decision says.")
        .required(DECIDED_AT, TimestampType, "Instant at which it was decided.")
        .required(ORGANISATION, StringType, "The organisation.")
        .required(SERVICE, StringType, "The benefit or product.")
        .required(CHANNEL, StringType, "The channel.")
        .required(SITUATION_TYPE, StringType, "The situation type.")
        .optional(
            NORM_SECONDS, DoubleType, "The norm per contact in force; null if there was none.")
        .optional(
            VERDICT,
            StringType,
            "The verdict that is answered: OPEN for a zone, else that night's.")
        .required(
            DECISION,
            StringType,
            "LOOSEN: the norm is given more time; KEEP: it stays; PILOT: another is tried first; OTHER_CAUSE: something else has to be corrected; REFUSE: the finding is not accepted.")
        .required(REASON, StringType, "Why, in a sentence that names nobody.")
        .optional(
            PROMISED,
            DoubleType,
            "Expected change of the share of contacts with a repeat; below 0 is fewer; null if nothing is promised.")
        .interval(PROMISED_BOUNDS, "The least that it may be.", "The most that it may be.")
        .optional(LOOK_AGAIN_ON, DateType, "When it is looked at again; null if no date was set.");
  }

  /**
   * Rows with {@link #FIELDS} as the table declares them, with all other columns of the input.
   * Pure.
   *
   * @param source name of the mapping
   * @param sourceFile name of the column with the landing file
   * @param deliveredAt name of the column with the time of its delivery
   */
  public static Dataset<Row> rows(
      Dataset<Row> input, String source, String sourceFile, String deliveredAt) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(SOURCE, lit(source));
    columns.put(SOURCE_FILE, col(sourceFile));
    columns.put(DELIVERED_AT, col(deliveredAt));
    return input.withColumns(columns).withColumn(DECISION_ID, decisionId());
  }

  /** A hash skips nulls, so a nullable value is hashed with its position. */
  private static Column decisionId() {
    Column[] said =
        FIELDS.stream()
            .map(field -> coalesce(col(field.name()).cast(StringType), lit("-")))
            .toArray(Column[]::new);
    return xxhash64(said);
  }
}
