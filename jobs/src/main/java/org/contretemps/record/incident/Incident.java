package org.contretemps.record.incident;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.table.Condition;
import org.contretemps.table.InputField;
import org.contretemps.table.Provenance;
import org.contretemps.table.TableDefinition;

/**
 * One row per incident: a time in which a system of an organisation was out, or had lost
 * information, in its latest reported version. An incident in progress has no end; its end arrives
 * in a later delivery with the same start.
 */
public final class Incident {
  public static final String ORGANISATION = "organisation";
  public static final String SOURCE = Provenance.SOURCE;
  public static final String SYSTEM = "system";
  public static final String SERVICE = "service";
  public static final String KIND = "kind";
  public static final String STARTED_AT = "started_at";
  public static final String ENDED_AT = "ended_at";
  public static final String SOURCE_FILE = Provenance.SOURCE_FILE;
  public static final String DELIVERED_AT = Provenance.DELIVERED_AT;
  public static final String LAST_UPDATED_AT = Provenance.LAST_UPDATED_AT;

  /** What can go wrong. */
  public static final String KINDS = "'OUTAGE', 'LOST_INFORMATION'";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "incident",
              "One row per incident: a stretch of time in which a system of an organisation was out, or had lost information.")
          .required(ORGANISATION, StringType, "The organisation.")
          .source()
          .required(SYSTEM, StringType, "The system that failed.")
          .optional(SERVICE, StringType, "The benefit or product concerned; null for all services.")
          .required(KIND, StringType, "OUTAGE or LOST_INFORMATION.")
          .required(STARTED_AT, TimestampType, "Instant at which it began.")
          .optional(ENDED_AT, TimestampType, "Instant at which it was over; null while it goes on.")
          .version()
          .key(ORGANISATION, SOURCE, SYSTEM, KIND, STARTED_AT)
          .statisticsOn(ORGANISATION, SOURCE, STARTED_AT, ENDED_AT)
          .check("kind_is_known", KIND + " IN (" + KINDS + ")")
          .check("starts_in_our_time", Condition.inOurTime(STARTED_AT))
          .check("ends_in_our_time", ENDED_AT + " IS NULL OR " + Condition.inOurTime(ENDED_AT))
          .check("ends_after_it_starts", ENDED_AT + " IS NULL OR " + ENDED_AT + " >= " + STARTED_AT)
          .build();

  /** What a source mapping fills for an incident. */
  public static final List<InputField> FIELDS =
      List.of(
          required(ORGANISATION, StringType, "the organisation"),
          required(SYSTEM, StringType, "the system that failed"),
          optional(SERVICE, StringType, "benefit or product; null for all"),
          required(KIND, StringType, "one of " + KINDS),
          required(STARTED_AT, TimestampType, "when it began"),
          optional(ENDED_AT, TimestampType, "when it was over; null while it goes on"),
          optional(LAST_UPDATED_AT, TimestampType, "when the source last changed it"));

  private Incident() {}

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
    return input.withColumns(Provenance.columns(source, sourceFile, deliveredAt));
  }
}
