package org.contretemps.record.norm;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import org.contretemps.table.TableDefinition;

/**
 * One row per interval in which a time norm is in force, computed by {@link NormLog}. The intervals
 * of one scope and basis never overlap; those of different scopes may, and then the higher
 * specificity wins.
 */
public final class TimeNorm {
  public static final String NORM_ID = "norm_id";
  public static final String ORGANISATION = "organisation";
  public static final String SERVICE = "service";
  public static final String CHANNEL = "channel";
  public static final String SITUATION_TYPE = "situation_type";
  public static final String SPECIFICITY = "specificity";
  public static final String BASIS = "basis";
  public static final String TARGET = "target";
  public static final String ATTAINMENT_TARGET = "attainment_target";
  public static final String VALID_FROM = "valid_from";
  public static final String VALID_UNTIL = "valid_until";
  public static final String LOGGED_AT = "logged_at";
  public static final String SENIORITY = NormLogEntry.SENIORITY;
  public static final String WEEKDAYS = NormLogEntry.WEEKDAYS;
  public static final String HOURS = NormLogEntry.HOURS;

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "time_norm",
              "One row per interval in which a time norm is in force; the intervals of one scope and basis do not overlap.")
          .required(
              NORM_ID,
              LongType,
              "Hash of scope, basis, target and attainment target: a norm that is set again later has the same.")
          .required(ORGANISATION, StringType, "The organisation it applies to.")
          .required(SERVICE, StringType, "The benefit or product it applies to; * for any.")
          .required(CHANNEL, StringType, "The channel it applies to; * for any.")
          .required(
              SITUATION_TYPE,
              StringType,
              "SIMPLE, INTERMEDIATE or COMPLEX if it applies to one; * for any.")
          .required(
              SPECIFICITY,
              IntegerType,
              "Of the norms of a basis that match a contact the highest wins, 0 to 63: more names go before fewer; with as many, service goes before channel, situation type, seniority, weekdays and hours, in this order. At the same place: fewer hours of the week, then fewer days, then the earliest day or hour.")
          .required(
              BASIS,
              StringType,
              "What the target counts: SECONDS_PER_CONTACT, MEAN_SECONDS, CONTACTS_PER_AGENT_DAY or MINUTES_PER_DAY.")
          .required(TARGET, DoubleType, "What is prescribed, in the unit of the basis.")
          .optional(
              ATTAINMENT_TARGET,
              DoubleType,
              "Share of the work that has to meet it; null if none is set.")
          .required(VALID_FROM, DateType, "First local date on which it is in force.")
          .optional(
              VALID_UNTIL, DateType, "First local date on which it no longer is; null while open.")
          .required(
              LOGGED_AT, TimestampType, "When the entry was logged that put the norm in force.")
          .optional(
              SENIORITY, StringType, "NEW or EXPERIENCED if it is for such agents; null for any.")
          .optional(
              WEEKDAYS, StringType, "The local weekdays it is for, such as MON-FRI; null for any.")
          .optional(
              HOURS,
              StringType,
              "The local hours in which contacts start that it is for, such as 08-12,14-18; null for any.")
          .key(NORM_ID, VALID_FROM)
          .statisticsOn(ORGANISATION, SERVICE, CHANNEL, SITUATION_TYPE, VALID_FROM, VALID_UNTIL)
          .check("channel_is_known", NormLogEntry.CHANNEL_IS_KNOWN)
          .check("situation_type_is_known", NormLogEntry.SITUATION_TYPE_IS_KNOWN)
          .check("specificity_is_ranked", SPECIFICITY + " BETWEEN 0 AND 63")
          .check("basis_is_known", NormLogEntry.BASIS_IS_KNOWN)
          .check("seniority_is_known", NormLogEntry.SENIORITY_IS_KNOWN)
          .check("weekdays_are_days", NormLogEntry.WEEKDAYS_ARE_DAYS)
          .check("hours_are_ranges", NormLogEntry.HOURS_ARE_RANGES)
          .check("target_is_positive_and_below_a_week", NormLogEntry.TARGET_IS_POSITIVE)
          .check("attainment_target_is_a_share", NormLogEntry.ATTAINMENT_IS_A_SHARE)
          .check(
              "ends_after_it_starts",
              VALID_UNTIL + " IS NULL OR " + VALID_UNTIL + " > " + VALID_FROM)
          .build();

  private TimeNorm() {}
}
