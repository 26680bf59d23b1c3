package org.contretemps.night.recommendation;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.contretemps.night.zone.ImpededQualityZone;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;

/**
 * One row per night, service, channel, norm with an open zone, and norm compared: what a month
 * under that norm would be like, by forecast (METHOD §13). A dated statement.
 */
public final class NormRecommendation {
  public static final String AS_OF_DATE = ImpededQualityZone.AS_OF_DATE;
  public static final String NORM_ID = NormAsOf.NORM_ID;
  public static final String NORM_SECONDS = NormAsOf.NORM_SECONDS;
  public static final String CANDIDATE = "candidate_seconds";
  public static final String WINDOW_FROM = "window_from";
  public static final String WINDOW_TO = "window_to";
  public static final String DAYS = "days";
  public static final String CONTACTS = "contacts";
  public static final String STATE = "recommendation";
  public static final String LACK = "lack";
  public static final String IS_TODAY = "is_todays_norm";
  public static final String IS_RECOMMENDED = "is_recommended";
  public static final String IS_EXTRAPOLATED = "is_extrapolated";
  public static final String AGREEING = "agreeing_share";
  public static final String ALLOWED = "allowed_abandonment_rise";
  public static final String OFFERED = "offered_contacts_per_week";
  public static final String LONG_RUN = "long_run_offered_ratio";
  public static final String MINUTES = "handled_minutes_per_week";
  public static final String HANDLING = "handling_seconds_mean";
  public static final String REPEATS = "repeats_per_week";
  public static final String REPEAT_RATE = "repeat_rate";
  public static final String WAIT = "wait_seconds_mean";
  public static final String WITHIN = "answered_in_time_share";
  public static final String ABANDONED = "abandoned_share";
  public static final String OCCUPANCY = "occupancy";
  public static final String AGENTS = "agents_for_todays_wait";
  public static final String AGENTS_SEEN = "agents_seen_at_work";
  public static final String MINUTES_CHANGE = "handled_minutes_change";
  public static final String REPEATS_CHANGE = "repeats_change";
  public static final String ABANDONED_CHANGE = "abandoned_share_change";
  public static final String AGENTS_CHANGE = "agents_change";
  public static final String MINUTES_PER_REPEAT = "minutes_per_repeat_avoided";
  public static final String SEED = "seed";

  private static final String LOWER = "Its lower bound, 90 %.";
  private static final String UPPER = "Its upper bound, 90 %.";

  public static final TableDefinition TABLE = changes(queue(work(chosen(named())))).build();

  private NormRecommendation() {}

  private static TableDefinition.Builder named() {
    return TableDefinition.named(
            "norm_recommendation",
            "One row per night, service, channel, norm under which a zone is open, and norm compared: a forecast of weekdays (Monday to Friday) under that norm, and the norm that is recommended (METHOD §13). Written by 'contretemps recommend'. It supposes that people hurry before another norm as before this one.")
        .required(AS_OF_DATE, DateType, "The last complete local day of the night.")
        .required(Contact.ORGANISATION, StringType, "The organisation.")
        .required(Contact.SERVICE, StringType, "The benefit or product.")
        .required(Contact.CHANNEL, StringType, "The channel.")
        .required(NORM_ID, LongType, "The norm per contact in force.")
        .required(NORM_SECONDS, DoubleType, "Its target.")
        .required(CANDIDATE, IntegerType, "The norm compared, in seconds; today's is among them.")
        .required(WINDOW_FROM, DateType, "First date observed.")
        .required(WINDOW_TO, DateType, "Last date observed: the last one whose repeats are known.")
        .required(DAYS, IntegerType, "Weekdays observed on which contacts came.")
        .required(CONTACTS, LongType, "Inbound contacts observed, answered or abandoned.");
  }

  private static TableDefinition.Builder chosen(TableDefinition.Builder table) {
    return table
        .required(
            STATE,
            StringType,
            "Of the norm in force. FIRM: another norm, in 80 of 100 simulated months; TENTATIVE: in fewer; EDGE_OF_GRID: the loosest compared, one beyond may be better; NOT_ALLOWED: looser norms bring fewer repeats, but more customers who give up than is allowed; NO_EVIDENCE: the evidence carries no other norm; NOT_FORECAST: see lack.")
        .optional(
            LACK,
            StringType,
            "Why nothing is forecast: CHANNEL (neither phone nor chat), DAYS (fewer than 20 weekdays under this norm), WAITS (fewer than 95 % of the waits are known), CONTACTS (fewer than 10 a slot of half an hour); null if something is.")
        .required(IS_TODAY, BooleanType, "Whether this is the norm in force.")
        .required(IS_RECOMMENDED, BooleanType, "Whether this norm is recommended instead of it.")
        .required(
            IS_EXTRAPOLATED,
            BooleanType,
            "Whether it is tighter than the norm in force: nobody was seen to hurry there, so it is shown and never recommended.")
        .optional(
            AGREEING,
            DoubleType,
            "Share of the simulated months in which the norm recommended brings fewer repeats and keeps abandonment within what is allowed.")
        .required(
            ALLOWED,
            DoubleType,
            "By how much the share of customers who give up may rise (configured).");
  }

  private static TableDefinition.Builder work(TableDefinition.Builder table) {
    return figure(
            figure(
                figure(
                    figure(table, OFFERED, "Contacts offered in five weekdays."),
                    MINUTES,
                    "Minutes of handling in five weekdays."),
                REPEATS,
                "Of the contacts handled in five weekdays, those followed by a repeat."),
            REPEAT_RATE,
            "Repeats by handled contact.")
        .optional(HANDLING, DoubleType, "Seconds that a handled contact takes.")
        .optional(
            LONG_RUN,
            DoubleType,
            "Contacts offered in the long run by those of today; the other figures are of the first 28 days.");
  }

  private static TableDefinition.Builder queue(TableDefinition.Builder table) {
    return figure(
            figure(
                figure(table, WAIT, "Seconds in the queue, over all who come; about ±33 % sure."),
                ABANDONED,
                "Share of those who come that give up; the rest is the pick-up rate."),
            AGENTS,
            "Agents at work, on average over the slots, that keep the time in the queue as it is today.")
        .optional(
            WITHIN,
            DoubleType,
            "Share of those who come that is answered within answer-within-seconds.")
        .optional(OCCUPANCY, DoubleType, "Share of the agents' time in which they handle contacts.")
        .optional(
            AGENTS_SEEN,
            DoubleType,
            "Distinct agents who had a contact in hand within half an hour, on average over the slots: a check on the agents inferred.");
  }

  private static TableDefinition.Builder changes(TableDefinition.Builder table) {
    return figure(
            figure(
                figure(
                    figure(
                        table, MINUTES_CHANGE, "Minutes of handling a week less those of today."),
                    REPEATS_CHANGE,
                    "Repeats a week less those of today; below 0 is fewer."),
                ABANDONED_CHANGE,
                "Share of those who give up less that of today."),
            AGENTS_CHANGE,
            "Agents who keep today's time in the queue, less those of today.")
        .optional(
            MINUTES_PER_REPEAT,
            DoubleType,
            "Minutes of handling more for each repeat fewer; null unless both are so.")
        .required(SEED, LongType, "Seed of the simulated months.")
        .partitionedBy(AS_OF_DATE)
        .key(AS_OF_DATE, Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL, NORM_ID, CANDIDATE)
        .statisticsOn(Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL);
  }

  private static TableDefinition.Builder figure(
      TableDefinition.Builder table, String column, String comment) {
    return table
        .optional(column, DoubleType, comment)
        .interval(new IntervalColumns(column), LOWER, UPPER);
  }
}
