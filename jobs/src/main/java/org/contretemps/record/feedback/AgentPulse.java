package org.contretemps.record.feedback;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
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
 * Declares the table of answers to the weekly pulse (team survey), one anonymous row per answer
 * with three marks from 1 to 5, and the input fields that fill it. The answer is anonymous: its
 * number distinguishes it from the others of the team and week, and identifies no agent.
 */
public final class AgentPulse {
  public static final String ORGANISATION = "organisation";
  public static final String SOURCE = Provenance.SOURCE;
  public static final String TEAM = "team";
  public static final String WEEK = "week";
  public static final String RESPONDENT_NUMBER = "respondent_number";
  public static final String GOOD_WORK = "good_work";
  public static final String ENOUGH_TIME = "enough_time";
  public static final String SUPPORTED = "supported";
  public static final String SOURCE_FILE = Provenance.SOURCE_FILE;
  public static final String DELIVERED_AT = Provenance.DELIVERED_AT;
  public static final String LAST_UPDATED_AT = Provenance.LAST_UPDATED_AT;

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "agent_pulse",
              "One row per answer to the weekly pulse: what one member of a team, not named, said of the week.")
          .required(ORGANISATION, StringType, "The organisation.")
          .source()
          .required(TEAM, StringType, "The team.")
          .required(WEEK, DateType, "Monday of the week.")
          .required(
              RESPONDENT_NUMBER,
              IntegerType,
              "Number of the answer within its team and week; never an agent's.")
          .optional(GOOD_WORK, IntegerType, "\"I can do good work\", 1 (no) to 5 (yes).")
          .optional(ENOUGH_TIME, IntegerType, "\"I have enough time\", 1 (no) to 5 (yes).")
          .optional(SUPPORTED, IntegerType, "\"I am supported\", 1 (no) to 5 (yes).")
          .version()
          .partitionedBy(WEEK)
          .key(ORGANISATION, SOURCE, TEAM, WEEK, RESPONDENT_NUMBER)
          .statisticsOn(ORGANISATION, SOURCE, TEAM)
          .check("week_is_in_our_time", WEEK + " BETWEEN DATE'1970-01-01' AND DATE'2200-01-01'")
          .check("week_begins_on_monday", "weekday(" + WEEK + ") = 0")
          .check("good_work_is_a_mark", Condition.nullOrBetween(GOOD_WORK, 1, 5))
          .check("enough_time_is_a_mark", Condition.nullOrBetween(ENOUGH_TIME, 1, 5))
          .check("supported_is_a_mark", Condition.nullOrBetween(SUPPORTED, 1, 5))
          .build();

  /** What a source mapping fills for an answer to the weekly pulse. */
  public static final List<InputField> FIELDS =
      List.of(
          required(ORGANISATION, StringType, "the organisation"),
          required(TEAM, StringType, "the team"),
          required(WEEK, DateType, "Monday of the week"),
          required(
              RESPONDENT_NUMBER,
              IntegerType,
              "number of the answer within team and week; no agent's"),
          optional(GOOD_WORK, IntegerType, "\"I can do good work\", 1 to 5"),
          optional(ENOUGH_TIME, IntegerType, "\"I have enough time\", 1 to 5"),
          optional(SUPPORTED, IntegerType, "\"I am supported\", 1 to 5"),
          optional(LAST_UPDATED_AT, TimestampType, "when the source last changed it"));

  private AgentPulse() {}

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
