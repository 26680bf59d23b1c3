package org.contretemps.record.norm;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;
import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;
import static org.contretemps.table.InputField.withFallback;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.Condition;
import org.contretemps.table.InputField;
import org.contretemps.table.SituationType;
import org.contretemps.table.TableDefinition;

/**
 * One row per entry of the norm log, as it was delivered. Rows are added and never changed. Parts
 * of the scope that an entry does not name are {@link NormScope#ANY}, never null.
 *
 * <p>The key is a hash of the whole entry, not of its scope and dates: two entries that differ in
 * nothing but their target contradict each other, and both must be kept to report that; an entry
 * that is delivered twice is one row.
 */
public final class NormLogEntry {
  public static final String ENTRY_ID = "entry_id";
  public static final String LOGGED_AT = "logged_at";
  public static final String ORGANISATION = "organisation";
  public static final String SERVICE = "service";
  public static final String CHANNEL = "channel";
  public static final String SITUATION_TYPE = "situation_type";
  public static final String BASIS = "basis";
  public static final String TARGET = "target";
  public static final String ATTAINMENT_TARGET = "attainment_target";
  public static final String EFFECTIVE_FROM = "effective_from";
  public static final String REVOKED = "revoked";
  public static final String SOURCE = "source";
  public static final String SOURCE_FILE = "source_file";
  public static final String DELIVERED_AT = "delivered_at";
  public static final String SENIORITY = "seniority";
  public static final String WEEKDAYS = "weekdays";
  public static final String HOURS = "local_hours";

  static final String SENIORITY_IS_KNOWN =
      "%s IS NULL OR %<s IN ('%s', '%s')".formatted(SENIORITY, Occasion.NEW, Occasion.EXPERIENCED);
  static final String WEEKDAYS_ARE_DAYS =
      "%s IS NULL OR %<s RLIKE '%s'".formatted(WEEKDAYS, Weekdays.PATTERN);
  static final String HOURS_ARE_RANGES =
      "%s IS NULL OR %<s RLIKE '%s'".formatted(HOURS, LocalHours.PATTERN);
  static final String BASIS_IS_KNOWN = BASIS + " IN (" + NormBasis.NAMES + ")";
  static final String CHANNEL_IS_KNOWN = CHANNEL + " IN ('*', " + Contact.CHANNELS + ")";
  static final String SITUATION_TYPE_IS_KNOWN =
      SITUATION_TYPE + " IN ('*', " + Condition.literals(SituationType.KNOWN) + ")";
  static final String ATTAINMENT_IS_A_SHARE =
      ATTAINMENT_TARGET
          + " IS NULL OR "
          + ATTAINMENT_TARGET
          + " > 0 AND "
          + ATTAINMENT_TARGET
          + " <= 1";
  // Not a number sorts above every number, so that an upper bound refuses it.
  static final String TARGET_IS_POSITIVE = TARGET + " > 0 AND " + TARGET + " <= 604800";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "norm_log_entry",
              "One row per entry of the log in which management sets, changes and revokes time norms, as it was logged.")
          .required(ENTRY_ID, LongType, "Hash of everything the entry says.")
          .required(LOGGED_AT, TimestampType, "Instant at which management logged the entry.")
          .required(ORGANISATION, StringType, "The organisation it applies to.")
          .required(SERVICE, StringType, "The benefit or product it applies to; * for any.")
          .required(CHANNEL, StringType, "The channel it applies to; * for any.")
          .required(
              SITUATION_TYPE,
              StringType,
              "SIMPLE, INTERMEDIATE or COMPLEX if it applies to one; * for any.")
          .required(
              BASIS,
              StringType,
              "What the target counts: SECONDS_PER_CONTACT, MEAN_SECONDS, CONTACTS_PER_AGENT_DAY or MINUTES_PER_DAY.")
          .required(TARGET, DoubleType, "What is prescribed, in the unit of the basis.")
          .optional(
              ATTAINMENT_TARGET,
              DoubleType,
              "Share of the work that has to meet it; null if none is set.")
          .required(EFFECTIVE_FROM, DateType, "First local date on which the entry applies.")
          .required(
              REVOKED,
              BooleanType,
              "Whether the entry ends the norm on that date, or takes back one logged for the same date.")
          .required(SOURCE, StringType, "The source mapping that the entry came through.")
          .required(SOURCE_FILE, StringType, "Landing file that the entry was first read from.")
          .required(DELIVERED_AT, TimestampType, "When that file was delivered.")
          .optional(
              SENIORITY,
              StringType,
              "NEW or EXPERIENCED if it applies to such agents; null for any.")
          .optional(
              WEEKDAYS,
              StringType,
              "Local weekdays on which it applies, such as MON-FRI or SAT,SUN; null for any.")
          .optional(
              HOURS,
              StringType,
              "Local hours in which the contacts start that it applies to, without the last, such as 08-12,14-18 or 22-06; null for any.")
          .key(ENTRY_ID)
          .statisticsOn(ENTRY_ID, ORGANISATION, SERVICE, CHANNEL, LOGGED_AT, EFFECTIVE_FROM)
          .check("organisation_is_named", ORGANISATION + " NOT IN ('', '*')")
          .check("service_is_not_blank", "trim(" + SERVICE + ") <> ''")
          .check("channel_is_known", CHANNEL_IS_KNOWN)
          .check("situation_type_is_known", SITUATION_TYPE_IS_KNOWN)
          .check("basis_is_known", BASIS_IS_KNOWN)
          .check("seniority_is_known", SENIORITY_IS_KNOWN)
          .check("weekdays_are_days", WEEKDAYS_ARE_DAYS)
          .check("hours_are_ranges", HOURS_ARE_RANGES)
          .check("target_is_positive_and_below_a_week", TARGET_IS_POSITIVE)
          .check("attainment_target_is_a_share", ATTAINMENT_IS_A_SHARE)
          .check(
              "applies_in_our_time",
              EFFECTIVE_FROM + " BETWEEN DATE'1970-01-01' AND DATE'2200-01-01'")
          .check(
              "is_logged_in_our_time",
              LOGGED_AT + " BETWEEN TIMESTAMP'1970-01-01' AND TIMESTAMP'2200-01-01'")
          .build();

  /** What a source mapping fills for an entry of the norm log. */
  public static final List<InputField> FIELDS =
      List.of(
          required(LOGGED_AT, TimestampType, "when management logged the entry"),
          required(ORGANISATION, StringType, "the organisation it applies to"),
          optional(SERVICE, StringType, "benefit or product; null for any"),
          optional(CHANNEL, StringType, "the channel; null for any"),
          optional(SITUATION_TYPE, StringType, "SIMPLE, INTERMEDIATE or COMPLEX; null for any"),
          required(BASIS, StringType, "one of " + NormBasis.NAMES),
          required(TARGET, DoubleType, "what is prescribed, in the unit of the basis; above 0"),
          optional(
              ATTAINMENT_TARGET,
              DoubleType,
              "share of the work that is to keep to it, above 0 and at most 1"),
          required(EFFECTIVE_FROM, DateType, "first local date on which the entry applies"),
          withFallback(
              REVOKED,
              BooleanType,
              "false",
              "whether the entry ends a norm, or takes back one logged for the same date"),
          optional(SENIORITY, StringType, "NEW or EXPERIENCED agents; null for any"),
          optional(WEEKDAYS, StringType, "local weekdays, MON-FRI or SAT,SUN; null for any"),
          optional(HOURS, StringType, "local hours, 08-18 or 22-06; null for any"));

  private NormLogEntry() {}

  /**
   * Rows with {@link #FIELDS} as the table declares them, with all other columns of the input: what
   * is not named becomes any, the entry gets its identifier. Pure.
   *
   * @param source name of the mapping
   * @param sourceFile name of the column with the landing file
   * @param deliveredAt name of the column with the time of its delivery
   */
  public static Dataset<Row> rows(
      Dataset<Row> input, String source, String sourceFile, String deliveredAt) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(SERVICE, orAny(SERVICE));
    columns.put(CHANNEL, orAny(CHANNEL));
    columns.put(SITUATION_TYPE, orAny(SITUATION_TYPE));
    columns.put(SOURCE, lit(source));
    columns.put(SOURCE_FILE, col(sourceFile));
    columns.put(DELIVERED_AT, col(deliveredAt));
    return input.withColumns(columns).withColumn(ENTRY_ID, entryId());
  }

  /** Of an entry that is delivered twice the first delivery, the same one in every run. */
  public static Dataset<Row> firstDelivered(Dataset<Row> entries) {
    String rank = "_rank";
    return entries
        .withColumn(
            rank,
            row_number().over(Window.partitionBy(ENTRY_ID).orderBy(DELIVERED_AT, SOURCE_FILE)))
        .where(col(rank).equalTo(1))
        .drop(rank);
  }

  private static Column orAny(String name) {
    return coalesce(col(name), lit(NormScope.ANY));
  }

  private static Column entryId() {
    return xxhash64(
        col(ORGANISATION),
        col(SERVICE),
        col(CHANNEL),
        col(SITUATION_TYPE),
        col(BASIS),
        col(EFFECTIVE_FROM),
        col(LOGGED_AT),
        col(REVOKED),
        col(TARGET),
        // A hash passes over nulls; no share is -1.
        coalesce(col(ATTAINMENT_TARGET), lit(-1.0)),
        // Passed over if they are null: an entry for any contact has the hash that it always had.
        col(SENIORITY),
        col(WEEKDAYS),
        col(HOURS));
  }
}
