package org.contretemps.night.zone;

import java.util.List;
import org.apache.spark.sql.Row;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;

/**
 * One row per as-of date, cell, norm and channel of evidence: the verdict, its uncertainty, further
 * checks, costs, and whether the zone is open (METHOD §5, §7).
 *
 * <p>Dated statements: the rows of a night are written once, from what was known that night.
 */
public final class ImpededQualityZone {
  public static final String AS_OF_DATE = "as_of_date";
  public static final String CELL_ID = QualifiedContact.CELL_ID;
  public static final String NORM_ID = NormAsOf.NORM_ID;
  public static final String EVIDENCE = "evidence";
  public static final String WINDOW_FROM = "window_from";
  public static final String WINDOW_TO = "window_to";
  public static final String LABEL = "label";
  public static final String VERDICT = "verdict";
  public static final String IS_OPEN = "is_open";
  public static final String CHANGE = "change";
  public static final String IS_CONFIRMED = "is_confirmed";
  public static final String LONGER_P = "longer_p";
  public static final String ESTABLISHED_NIGHTS = "established_nights";
  public static final String WEAK_NIGHTS = "weak_nights";
  public static final String P = "p";
  public static final String Q = "q";
  public static final String Q_PROBABLE = "q_probable";
  public static final String Q_LIMIT = "q_limit";
  public static final String SERVICE_Q = "service_q";
  public static final String ORGANISATION_Q = "organisation_q";
  public static final String ERROR_FACTOR = "error_factor";
  public static final String CONTACTS = "contacts";
  public static final String ADVERSE = "adverse_contacts";
  public static final String ADVERSE_RATE = "adverse_rate";
  public static final String NORM_SECONDS = NormAsOf.NORM_SECONDS;
  public static final String NORM_SENIORITY = "norm_seniority";
  public static final String NORM_WEEKDAYS = "norm_weekdays";
  public static final String NORM_LOCAL_HOURS = "norm_local_hours";
  public static final String NORM_ATTAINMENT_TARGET = NormAsOf.NORM_ATTAINMENT_TARGET;
  public static final String OVER = "contacts_over_norm";
  public static final String ATTAINED_SHARE = "attained_share";
  public static final String NORM_STANDING = "norm_standing";
  public static final String COVERAGE = "coverage";
  public static final String NEEDED_80 = "needed_seconds_80";
  public static final String NEEDED_90 = "needed_seconds_90";
  public static final String MISSING_80 = "missing_seconds_80";
  public static final String MISSING_90 = "missing_seconds_90";
  public static final String SPIKE_CONTACTS = "spike_contacts";
  public static final String SPIKE_SHARE = "spike_share";
  public static final String SPIKE_Z = "spike_z";
  public static final String WHOLE_MINUTE_SHARE = "whole_minute_share";
  public static final String AT_NORM = "contacts_at_norm";
  public static final String IS_CUT = "is_cut_at_norm";
  public static final String HARM = "harm";
  public static final String HARM_ERROR = "harm_error";
  public static final String HARM_LOCAL = "harm_local";
  public static final String HARM_LOCAL_ERROR = "harm_local_error";
  public static final IntervalColumns HARM_INTERVAL = new IntervalColumns(HARM);
  public static final String HARM_LOWER = HARM_INTERVAL.lower();
  public static final String HARM_UPPER = HARM_INTERVAL.upper();
  public static final String HARM_ADJUSTED = "harm_adjusted";
  public static final String HARM_ADJUSTED_ERROR = "harm_adjusted_error";
  public static final String HARM_SHIFTED = "harm_without_shift";
  public static final String HARM_SHIFTED_ERROR = "harm_without_shift_error";
  public static final String SHIFT = "norm_shift";
  public static final String SHIFT_ERROR = "norm_shift_error";
  public static final String COMMON_SHIFT = "common_norm_shift";
  public static final String COMMON_SHIFT_SPREAD = "common_norm_shift_spread";
  public static final String HIDDEN_ODDS = "hidden_odds_ratio";
  public static final String POWER = "power_at_1_5_points";
  public static final String HARM_PER_HURRIED = "harm_per_hurried_contact";
  public static final String CONTROL = "control_excess";
  public static final String CONTROL_Z = "control_z";
  public static final String CONTROL_RHO = "control_rho";
  public static final String PLACEBO_Z_BELOW = "placebo_z_below";
  public static final String PLACEBO_Z_ABOVE = "placebo_z_above";
  public static final String DENSITY_JUMP = "density_jump";
  public static final String DENSITY_JUMP_Z = "density_jump_z";
  public static final String DENSITY_TEST_Z = "density_test_z";
  public static final String UNDER_OVER = "under_over_difference";
  public static final String UNDER_OVER_ERROR = "under_over_difference_error";
  public static final String LEADING_LOAD = "leading_load_quartile";
  public static final String LEADING_INCIDENT = "leading_is_during_incident";
  public static final String LEADING_NEW_AGENT = "leading_is_new_agent";
  public static final String BUSY_SHARE = "busy_share";
  public static final String BUSY_SHARE_OF_TYPE = "busy_share_of_type";
  public static final String INCIDENT_SHARE = "incident_share";
  public static final String INCIDENT_SHARE_OF_TYPE = "incident_share_of_type";
  public static final String NEW_AGENT_SHARE = "new_agent_share";
  public static final String NEW_AGENT_SHARE_OF_TYPE = "new_agent_share_of_type";
  public static final String STANDARDISED_RATE = "standardised_rate";
  public static final String REFERENCE_RATE = "reference_rate";
  public static final String QUALITY_STANDING = "quality_standing";
  public static final String IS_MIX_EFFECT = "is_mix_effect";
  public static final String AVOIDABLE_LOW = "avoidable_repeats_per_week_low";
  public static final String AVOIDABLE_HIGH = "avoidable_repeats_per_week_high";
  public static final String FAILURE_MINUTES = "failure_demand_minutes_per_week";
  public static final String SAVED_MINUTES = "minutes_saved_by_hurrying_per_week";
  public static final String NET_MINUTES = "net_minutes_per_week";
  public static final String FAILURE_FTE = "failure_demand_full_time_equivalents";
  public static final String SHORT_SECONDS = "short_below_seconds";
  public static final String SHORT_CONTACTS = "short_contacts";
  public static final String SHORT_EXPECTED = "short_contacts_by_nature";
  public static final String SHORT_EXCESS_SHARE = "short_excess_share";
  public static final String IDENTIFIED = "identified_contacts";
  public static final String DISPERSION = "dispersion_statistic";
  public static final String DISPERSION_DF = "dispersion_degrees_of_freedom";
  public static final String DISPERSION_Q = "dispersion_q";

  public static final String PASSED_ON_EXPECTED = "passed_on_by_nature";
  public static final String PASSED_ON_EXCESS = "passed_on_in_excess";
  public static final String PASSED_ON_LATER = "passed_on_later_share";
  public static final String PASSED_ON_BY_HURRY = "passed_on_by_hurry";
  public static final String PASSED_ON_BEYOND_HURRY = "is_passed_on_beyond_hurry";
  public static final String PASSED_ON_NEAR = "is_passed_on_near_norm";
  public static final String PASSED_ON_SISTERS = "passed_on_sisters";
  public static final String PASSED_ON_FOLLOWS_Z = "passed_on_follows_z";
  public static final String PASSED_ON_RULE = "has_passing_on_rule";

  /** The harm that {@link #POWER} is about: 1.5 in a hundred contacts. */
  public static final double POWER_AT = 0.015;

  /** Below this {@link #HIDDEN_ODDS} a finding is fragile. */
  private static final double FRAGILE_BELOW = 1.5;

  /** What {@link #EVIDENCE} can be. */
  public static final String SPIKE = "SPIKE";

  public static final String SHEDDING = "SHEDDING";
  public static final String PASSED_ON = "PASSED_ON";
  static final List<String> EVIDENCES = List.of(SPIKE, SHEDDING, PASSED_ON);

  /** What {@link #CHANGE} can be. */
  public static final String OPENED = "OPENED";

  public static final String CLOSED = "CLOSED";

  public static final TableDefinition TABLE = ZoneColumns.declared();

  private ImpededQualityZone() {}

  /** Whether a row is of a zone, or of a cell whose clash is established this night. */
  public static boolean isFound(Row row) {
    return row.<Boolean>getAs(IS_OPEN)
        || ClashVerdict.ESTABLISHED.name().equals(row.getAs(VERDICT));
  }

  /** Whether a cause that nobody recorded need not be strong to explain what is found. */
  public static boolean isFragile(Row row) {
    Double odds = row.getAs(HIDDEN_ODDS);
    return odds != null && odds < FRAGILE_BELOW;
  }
}
