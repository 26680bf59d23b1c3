package org.contretemps.record.feedback;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.contretemps.table.InputField.optional;
import static org.contretemps.table.InputField.required;

import java.util.List;
import org.contretemps.table.InputField;

/** What a source mapping fills for an answer to the weekly pulse. */
public final class AgentPulseInput {
  public static final List<InputField> FIELDS =
      List.of(
          required(AgentPulse.ORGANISATION, StringType, "the organisation"),
          required(AgentPulse.TEAM, StringType, "the team"),
          required(AgentPulse.WEEK, DateType, "Monday of the week"),
          required(
              AgentPulse.RESPONDENT_NUMBER,
              IntegerType,
              "number of the answer within team and week; no agent's"),
          optional(AgentPulse.GOOD_WORK, IntegerType, "\"I can do good work\", 1 to 5"),
          optional(AgentPulse.ENOUGH_TIME, IntegerType, "\"I have enough time\", 1 to 5"),
          optional(AgentPulse.SUPPORTED, IntegerType, "\"I am supported\", 1 to 5"),
          optional(AgentPulse.LAST_UPDATED_AT, TimestampType, "when the source last changed it"));

  private AgentPulseInput() {}
}
