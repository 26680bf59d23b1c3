package org.contretemps.night.felt;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;

/**
 * One row per month, organisation and question of the weekly team survey (pulse): how the answers
 * vary with the share of the team's work that lies in zones (METHOD §12). A dated statement,
 * written in the night in which the last week that ends in the month is mature.
 */
public final class FeltQuality {
  public static final String AS_OF_DATE = ImpededQualityZone.AS_OF_DATE;
  public static final String MONTH = "month";
  public static final String ORGANISATION = Contact.ORGANISATION;
  public static final String QUESTION = "question";
  public static final String FIRST_WEEK = "first_week";
  public static final String LAST_WEEK = "last_week";
  public static final String TEAMS = "teams";
  public static final String WEEKS = "weeks";
  public static final String ANSWERS = "answers";
  public static final String HIGH_SHARE = "high_answer_share";
  public static final String ZONE_SHARE = "zone_share";
  public static final String SPREAD = "zone_share_spread";
  public static final String EFFECTIVE_TEAMS = "effective_teams";
  public static final String LACK = "lack";
  public static final String SLOPE = "slope_per_10_points";
  public static final String P = "p";
  public static final String SMALLEST_SEEN = "smallest_slope_seen";
  public static final String SEED = "seed";

  public static final TableDefinition TABLE = slope(panel()).build();

  private FeltQuality() {}

  private static TableDefinition.Builder panel() {
    return TableDefinition.named(
            "felt_quality",
            "One row per month, organisation and question of the weekly pulse: how what teams answer goes with how much of their work lies in zones (METHOD §12). An association, no cause. Written once, when the month's last whole week is mature; fewer than 10 answers are left out.")
        .required(AS_OF_DATE, DateType, "The last complete local day of the night.")
        .required(MONTH, DateType, "First day of the month in which the last of the weeks ends.")
        .required(ORGANISATION, StringType, "The organisation.")
        .required(QUESTION, StringType, "GOOD_WORK, ENOUGH_TIME or SUPPORTED.")
        .required(FIRST_WEEK, DateType, "Monday of the first of 26 weeks.")
        .required(LAST_WEEK, DateType, "Monday of the last of them.")
        .required(
            TEAMS,
            IntegerType,
            "Teams that are compared: with at least 5 answers in each of two weeks.")
        .required(WEEKS, IntegerType, "Weeks in which at least two teams are compared.")
        .required(ANSWERS, LongType, "Answers of these teams and weeks.")
        .required(HIGH_SHARE, DoubleType, "Share of them that are 4 or 5.")
        .required(
            ZONE_SHARE,
            DoubleType,
            "Share of the teams' handled contacts, of a week and the three before, in cells and under norms with an open zone in any night of the weeks; mean over the answers.")
        .required(
            SPREAD,
            DoubleType,
            "How far that share moves within teams and weeks, busy times and outages held constant.")
        .required(EFFECTIVE_TEAMS, DoubleType, "How many teams carry the slope.");
  }

  private static TableDefinition.Builder slope(TableDefinition.Builder table) {
    return table
        .optional(
            LACK,
            StringType,
            "Why no slope is given: TEAMS (fewer than 8), WEEKS (fewer than 13), SPREAD (under 3 points), EFFECTIVE_TEAMS (under 4); null if one is.")
        .optional(
            SLOPE,
            DoubleType,
            "Change of the share of 4 or 5 for 10 points more work in zones, within teams and weeks; null if there is not enough to tell.")
        .interval(
            new IntervalColumns(SLOPE),
            "Its lower bound, 95 % (wild cluster bootstrap over teams); null beside a slope: none.",
            "Its upper bound, 95 % (wild cluster bootstrap over teams); null beside a slope: none.")
        .optional(P, DoubleType, "Two-sided p of no slope, by the same bootstrap.")
        .optional(
            SMALLEST_SEEN,
            DoubleType,
            "The smallest slope for 10 points that such a panel would see 8 times in 10.")
        .required(
            SEED, LongType, "Seed of the signs that are drawn if there are more than 12 teams.")
        .partitionedBy(AS_OF_DATE)
        .key(MONTH, ORGANISATION, QUESTION)
        .statisticsOn(MONTH, ORGANISATION)
        .check("question_is_known", QUESTION + " IN ('GOOD_WORK', 'ENOUGH_TIME', 'SUPPORTED')");
  }
}
