package org.contretemps.record.incident;

import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;

import java.util.List;
import org.contretemps.table.InputField;

/** What a source mapping fills for an incident. */
public final class IncidentInput {
  public static final List<InputField> FIELDS =
      List.of(
          required(Incident.ORGANISATION, StringType, "the organisation"),
          required(Incident.SYSTEM, StringType, "the system that failed"),
          optional(Incident.SERVICE, StringType, "benefit or product; null for all"),
          required(Incident.KIND, StringType, "one of " + Incident.KINDS),
          required(Incident.STARTED_AT, TimestampType, "when it began"),
          optional(Incident.ENDED_AT, TimestampType, "when it was over; null while it goes on"),
          optional(Incident.LAST_UPDATED_AT, TimestampType, "when the source last changed it"));

  private IncidentInput() {}
}
