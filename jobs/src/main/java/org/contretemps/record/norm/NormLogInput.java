package org.contretemps.record.norm;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;
import static org.contretemps.table.InputField.withFallback;

import java.util.List;
import org.contretemps.table.InputField;

/** What a source mapping fills for an entry of the norm log. */
public final class NormLogInput {
  public static final List<InputField> FIELDS =
      List.of(
          required(NormLogEntry.LOGGED_AT, TimestampType, "when management logged the entry"),
          required(NormLogEntry.ORGANISATION, StringType, "the organisation it applies to"),
          optional(NormLogEntry.SERVICE, StringType, "benefit or product; null for any"),
          optional(NormLogEntry.CHANNEL, StringType, "the channel; null for any"),
          optional(
              NormLogEntry.SITUATION_TYPE,
              StringType,
              "SIMPLE, INTERMEDIATE or COMPLEX; null for any"),
          required(NormLogEntry.BASIS, StringType, "one of " + NormBasis.NAMES),
          required(
              NormLogEntry.TARGET,
              DoubleType,
              "what is prescribed, in the unit of the basis; above 0"),
          optional(
              NormLogEntry.ATTAINMENT_TARGET,
              DoubleType,
              "share of the work that is to keep to it, above 0 and at most 1"),
          required(
              NormLogEntry.EFFECTIVE_FROM, DateType, "first local date on which the entry applies"),
          withFallback(
              NormLogEntry.REVOKED,
              BooleanType,
              "false",
              "whether the entry ends a norm, or takes back one logged for the same date"));

  private NormLogInput() {}
}
