package org.contretemps.record.feedback;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;

import java.util.List;
import java.util.stream.Stream;
import org.contretemps.table.InputField;

/** What a source mapping fills for an answered survey. */
public final class SurveyInput {
  public static final List<InputField> FIELDS =
      Stream.concat(
              Stream.of(
                  required(Survey.ORGANISATION, StringType, "the organisation contacted"),
                  required(Survey.CONTACT_ID, StringType, "identifier of the contact"),
                  optional(Survey.CONTACT_SOURCE, StringType, "mapping of the contact"),
                  required(Survey.ANSWERED_AT, TimestampType, "when the customer answered"),
                  optional(Survey.CSAT, IntegerType, "mark for satisfaction, from 1"),
                  optional(Survey.CSAT_SCALE, IntegerType, "the highest mark there is"),
                  optional(Survey.FELT_WAIT_SECONDS, IntegerType, "seconds of wait as felt"),
                  optional(Survey.SHARED_WITH_TEAM, BooleanType, "the team was told"),
                  optional(Survey.COMMENT, StringType, "the customer's own words"),
                  optional(
                      Survey.LAST_UPDATED_AT, TimestampType, "when the source last changed it")),
              Survey.SERVQUAL.stream()
                  .map(name -> optional(name, DoubleType, "an answer on SERVQUAL")))
          .toList();

  private SurveyInput() {}
}
