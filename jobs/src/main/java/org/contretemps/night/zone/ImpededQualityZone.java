package org.contretemps.night.zone;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.Row;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.statistics.clash.ClashVerdict;
import org.contretemps.table.IntervalColumns;
import org.contretemps.table.TableDefinition;

/**
 * One row per as-of date, cell, norm and channel of evidence: what was found, how sure it is, what
 * else was checked, what it costs, and whether the zone stands (METHOD §5, §7).
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

  /** The harm that {@link #POWER} is about: 1.5 in a hundred contacts. */
  public static final double POWER_AT = 0.015;

  /** Below this {@link #HIDDEN_ODDS} a finding is fragile. */
  private static final double FRAGILE_BELOW = 1.5;

  /** What {@link #EVIDENCE} can be. */
  public static final String SPIKE = "SPIKE";

  public static final String SHEDDING = "SHEDDING";

  /** What {@link #CHANGE} can be. */
  public static final String OPENED = "OPENED";

  public static final String CLOSED = "CLOSED";

  public static final TableDefinition TABLE =
      shedding(severity(quality(harm(norm(decision(cell())))))).build();

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

  private static TableDefinition.Builder cell() {
    return TableDefinition.named(
            "impeded_quality_zone",
            "One row per as-of date, cell, norm and channel of evidence: whether the norm costs quality there, what shows it and what it costs. Written once, from what was known that night.")
        .required(AS_OF_DATE, DateType, "The last complete local day of the night.")
        .required(CELL_ID, LongType, "Hash of organisation, service, channel, situation type.")
        .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
        .required(Contact.SERVICE, StringType, "The benefit or product.")
        .required(Contact.CHANNEL, StringType, "The channel.")
        .required(Contact.SITUATION_TYPE, StringType, "SIMPLE, INTERMEDIATE, COMPLEX or UNKNOWN.")
        .optional(NORM_ID, LongType, "The norm per contact in force; null where there is none.")
        .required(
            EVIDENCE,
            StringType,
            "SPIKE: contacts gather under a norm per contact; SHEDDING: contacts are ended at once.")
        .required(WINDOW_FROM, DateType, "First contact date looked at.")
        .required(WINDOW_TO, DateType, "Last contact date looked at, the last mature one.")
        .required(
            CONTACTS,
            LongType,
            "SPIKE: contacts whose repeats are counted; SHEDDING: answered contacts.")
        .required(ADVERSE, LongType, "Those followed by a repeat (SHEDDING: within the hour).")
        .generated(
            ADVERSE_RATE,
            DoubleType,
            "CASE WHEN %s > 0 THEN %s / %s END".formatted(CONTACTS, ADVERSE, CONTACTS),
            "adverse_contacts / contacts.");
  }

  private static TableDefinition.Builder decision(TableDefinition.Builder table) {
    return table
        .required(
            LABEL,
            StringType,
            "Clash, norm and quality together: IMPEDED_QUALITY, IMPEDED_QUALITY_NORM_BROKEN, HEALTHY, HEALTHY_CLASH_NOT_EXCLUDED, PROTECTED_QUALITY, QUALITY_LOST_OTHER_CAUSE, FAILING, INSUFFICIENT_EVIDENCE, SHEDDING, NO_SHEDDING, NO_THRESHOLD.")
        .required(
            VERDICT,
            StringType,
            "ESTABLISHED, PROBABLE, NORM_HELPS, NO_CLASH, INCONCLUSIVE or INSUFFICIENT_EVIDENCE: this night's alone.")
        .required(
            IS_OPEN,
            BooleanType,
            "Whether the zone stands: opened by 3 established nights of 5, closed by 5 weak ones of 7, if the window twice as long agrees.")
        .optional(
            IS_CONFIRMED,
            BooleanType,
            "Whether the zone stands and longer_p was at most 0.001 when it opened; null in nights stated before zones had to be confirmed.")
        .optional(
            LONGER_P,
            DoubleType,
            "p over the window twice as long, 1 where that has nothing to compare; null unless the nights would open or close the zone.")
        .optional(
            CHANGE,
            StringType,
            "OPENED or CLOSED since the night before; null where nothing changed.")
        .required(
            ESTABLISHED_NIGHTS,
            IntegerType,
            "Which of the last 5 nights were established, as bits, the last night in the lowest; bit_count gives how many. The view zone_trend counts them.")
        .required(
            WEAK_NIGHTS,
            IntegerType,
            "Which of the last 7 nights were weak, as bits, the last night in the lowest; bit_count gives how many.")
        .optional(
            P,
            DoubleType,
            "How easily chance alone would show this much: 0.01 is once in a hundred. The largest p of all that has to hold for the verdict.")
        .optional(
            Q,
            DoubleType,
            "p, raised for how many cells the night looked at: of all findings up to this q, at most this share is chance (Benjamini-Hochberg over cells x channels of evidence).")
        .optional(
            Q_PROBABLE, DoubleType, "The same q if any harm above none counts, however small.")
        .required(
            Q_LIMIT,
            DoubleType,
            "The largest q at which a clash is established: 0.05. Nights of earlier versions halved it if two channels of evidence were judged.")
        .optional(
            SERVICE_Q,
            DoubleType,
            "Whether anything is found in the service at all: q of the Simes p of its cells, adjusted over the services.")
        .optional(ORGANISATION_Q, DoubleType, "The same of the whole organisation.")
        .required(
            ERROR_FACTOR,
            DoubleType,
            "By how much the night widens all intervals, because norms that nobody set seemed to do something: 1 is not at all.");
  }

  private static TableDefinition.Builder norm(TableDefinition.Builder table) {
    return table
        .optional(NORM_SECONDS, DoubleType, "The norm; null where none per contact is in force.")
        .optional(
            NORM_SENIORITY,
            StringType,
            "NEW or EXPERIENCED if it is for such agents; null for any.")
        .optional(
            NORM_WEEKDAYS, StringType, "The local weekdays it is for, as MON-FRI; null for any.")
        .optional(
            NORM_LOCAL_HOURS,
            StringType,
            "The local hours it is for, as 08-12, in which contacts start; null for any.")
        .optional(NORM_ATTAINMENT_TARGET, DoubleType, "Share of contacts that is to keep to it.")
        .optional(OVER, LongType, "Contacts longer than the norm.")
        .generated(
            ATTAINED_SHARE,
            DoubleType,
            "CASE WHEN %s > 0 THEN 1 - %s / %s END".formatted(CONTACTS, OVER, CONTACTS),
            "Share of contacts that met the norm.")
        .optional(
            NORM_STANDING, StringType, "MET, NEAR or BROKEN against the target; null without one.")
        .optional(
            COVERAGE,
            DoubleType,
            "Share of the work that would meet the norm if nobody hurried: contacts under the norm less those that gather there, times a smooth curve. Null if times are whole minutes.")
        .optional(
            NEEDED_80,
            IntegerType,
            "Seconds that suffice for 80 % of the contacts, hurried ones taken as cut short.")
        .optional(NEEDED_90, IntegerType, "The same for 90 %.")
        .generated(
            MISSING_80,
            IntegerType,
            "CAST(%s - %s AS INT)".formatted(NEEDED_80, NORM_SECONDS),
            "needed_seconds_80 less the norm.")
        .generated(
            MISSING_90,
            IntegerType,
            "CAST(%s - %s AS INT)".formatted(NEEDED_90, NORM_SECONDS),
            "needed_seconds_90 less the norm.")
        .optional(
            SPIKE_CONTACTS,
            DoubleType,
            "How many contacts end just under the norm beyond what a smooth curve expects there: the hurried ones (B). Null if times are whole minutes.")
        .optional(SPIKE_SHARE, DoubleType, "The hurried contacts as a share of all (B / n).")
        .optional(
            SPIKE_Z,
            DoubleType,
            "How surely contacts gather under the norm: B in standard errors; above 2 is rarely chance.")
        .optional(
            WHOLE_MINUTE_SHARE,
            DoubleType,
            "Share of times that are whole minutes; above a quarter the spike's size is not shown.")
        .optional(
            AT_NORM, LongType, "Contacts that lasted exactly as long as the norm, to the second.")
        .optional(
            IS_CUT,
            BooleanType,
            "Whether times end at the norm by the system: at least three times as many contacts at exactly the norm as in the five seconds before on average. The verdict is then PROBABLE at most, and never NO_CLASH.");
  }

  private static TableDefinition.Builder harm(TableDefinition.Builder table) {
    return table
        .optional(
            HARM,
            DoubleType,
            "Of all contacts, the share that is followed by a repeat because of the hurry: 0.02 is two in a hundred. SPIKE: h, hurried contacts taken from anywhere beyond the norm; SHEDDING: early repeats in excess after short contacts, per identified contact.")
        .optional(HARM_ERROR, DoubleType, "Its standard error.")
        .optional(
            HARM_LOCAL,
            DoubleType,
            "The same if hurried contacts are like those just beyond the norm (h local).")
        .optional(HARM_LOCAL_ERROR, DoubleType, "Its standard error.")
        .interval(
            HARM_INTERVAL,
            "The harm is at least this, with 95 % certainty: the smaller h less 1.645 standard errors.",
            "The harm is at most this, with 95 % certainty: the larger h plus 1.645 standard errors.")
        .optional(
            HARM_ADJUSTED,
            DoubleType,
            "The harm less what hurrying cannot have caused: h* = h less the part of g that passes into it.")
        .optional(HARM_ADJUSTED_ERROR, DoubleType, "Its standard error.")
        .optional(
            HARM_SHIFTED,
            DoubleType,
            "h_δ: h with the jump of all rates at the norm taken out, as help or call-backs on one side of the norm make it.")
        .optional(HARM_SHIFTED_ERROR, DoubleType, "Its standard error.")
        .optional(
            SHIFT,
            DoubleType,
            "δ: by how much the log-odds of a repeat jump at the norm in this cell, right of it less left of it, away from hurried contacts and drawn to common_norm_shift. -0.3 is about a quarter fewer repeats past the norm.")
        .optional(SHIFT_ERROR, DoubleType, "Its standard error.")
        .optional(
            COMMON_SHIFT,
            DoubleType,
            "m: the mean of that jump over all cells of the night; near 0 if no policy switches at norms.")
        .optional(
            COMMON_SHIFT_SPREAD,
            DoubleType,
            "τ: how much the jump differs from cell to cell of the night, as a standard deviation; at least 0.02.")
        .optional(
            HIDDEN_ODDS,
            DoubleType,
            "Γ*: by how many times the odds of a repeat would have to be higher in hurried contacts than in others past the norm, for a cause that nobody recorded, for the harm to vanish. Below 1.5 a finding is fragile; 100 stands for more; null where no harm is found.")
        .optional(
            POWER,
            DoubleType,
            "Probability that harm to 1.5 in a hundred contacts would have been established in this cell this night, if contacts gather surely; null where the cell is not eligible.")
        .optional(
            HARM_PER_HURRIED,
            DoubleType,
            "h n / B: adverse outcomes added per hurried contact; null without a sure spike.")
        .optional(
            CONTROL,
            DoubleType,
            "A check: the same excess among contacts made before, which hurrying cannot cause. It should be near 0 (g, the negative control).")
        .optional(
            CONTROL_Z,
            DoubleType,
            "That check in standard errors: beyond 2 something else than the hurry differs.")
        .optional(
            CONTROL_RHO, DoubleType, "ρ: how much of g passes into h*, pooled over the night.")
        .optional(
            PLACEBO_Z_BELOW,
            DoubleType,
            "A check: the harm that seems to be at a norm that nobody set, at 0.6 of the norm, in standard errors.")
        .optional(PLACEBO_Z_ABOVE, DoubleType, "The same at 1.6 of the norm.")
        .optional(
            DENSITY_JUMP,
            DoubleType,
            "A second look at the gathering: how much rarer contacts become just over the norm (McCrary: difference of log densities).")
        .optional(DENSITY_JUMP_Z, DoubleType, "The same in standard errors.")
        .optional(
            DENSITY_TEST_Z,
            DoubleType,
            "A third look at it, in standard errors (Cattaneo, Jansson and Ma).")
        .optional(
            UNDER_OVER,
            DoubleType,
            "The naive comparison: repeats just under the norm less those just over it, among contacts of like load, incidents and tenure (Mantel-Haenszel). Difficult contacts last longer and fail more often, so this is not the harm.")
        .optional(UNDER_OVER_ERROR, DoubleType, "Its standard error.")
        .optional(
            LEADING_LOAD, IntegerType, "Load quartile of the stratum that adds most to the harm.")
        .optional(LEADING_INCIDENT, BooleanType, "Whether that stratum is during incidents.")
        .optional(LEADING_NEW_AGENT, BooleanType, "Whether that stratum is of new agents.");
  }

  private static TableDefinition.Builder quality(TableDefinition.Builder table) {
    return table
        .optional(BUSY_SHARE, DoubleType, "Share of contacts in the busiest quartile of load.")
        .optional(
            BUSY_SHARE_OF_TYPE,
            DoubleType,
            "The same over the organisation's cells of this type and channel.")
        .optional(INCIDENT_SHARE, DoubleType, "Share of contacts during incidents.")
        .optional(INCIDENT_SHARE_OF_TYPE, DoubleType, "The same over the type and channel.")
        .optional(NEW_AGENT_SHARE, DoubleType, "Share of contacts with new agents.")
        .optional(NEW_AGENT_SHARE_OF_TYPE, DoubleType, "The same over the type and channel.")
        .optional(
            STANDARDISED_RATE,
            DoubleType,
            "Share with a repeat if this cell had the load, incidents and new agents of its situation type and channel.")
        .optional(
            REFERENCE_RATE,
            DoubleType,
            "What it is held against: the contractual rate, else the adverse rate of the type and channel in the organisation.")
        .optional(
            QUALITY_STANDING,
            StringType,
            "LOST where the standardised rate is above its reference by more than a point, surely; else KEPT.")
        .optional(
            IS_MIX_EFFECT,
            BooleanType,
            "Whether what seems to be bad quality comes from load, incidents or new agents: the crude and the standardised difference disagree in sign or by more than 30 %.");
  }

  private static TableDefinition.Builder severity(TableDefinition.Builder table) {
    return table
        .optional(
            AVOIDABLE_LOW, DoubleType, "Repeats a week that hurrying brings, by h; never under 0.")
        .optional(AVOIDABLE_HIGH, DoubleType, "The same by the local h.")
        .optional(
            FAILURE_MINUTES,
            DoubleType,
            "Handling minutes a week of those repeats, the lower count; a repeat is taken to last as a contact with a prior contact does.")
        .optional(
            SAVED_MINUTES,
            DoubleType,
            "Minutes a week saved by hurrying: spike × mean overrun of the contacts over the norm.")
        .generated(
            NET_MINUTES,
            DoubleType,
            "%s - %s".formatted(FAILURE_MINUTES, SAVED_MINUTES),
            "Minutes lost less minutes saved.")
        .optional(
            FAILURE_FTE, DoubleType, "failure_demand_minutes_per_week in full-time equivalents.");
  }

  private static TableDefinition.Builder shedding(TableDefinition.Builder table) {
    return table
        .optional(SHORT_SECONDS, IntegerType, "SHEDDING: a contact under so many seconds is short.")
        .optional(SHORT_CONTACTS, LongType, "Short contacts.")
        .optional(
            SHORT_EXPECTED,
            DoubleType,
            "How many contacts as short as that there would be anyway: expected from the times of the others (lognormal).")
        .generated(
            SHORT_EXCESS_SHARE,
            DoubleType,
            "CASE WHEN %s > 0 THEN (%s - %s) / %s END"
                .formatted(CONTACTS, SHORT_CONTACTS, SHORT_EXPECTED, CONTACTS),
            "Share of contacts that is short beyond nature.")
        .optional(IDENTIFIED, LongType, "Contacts of customers who can be identified.")
        .optional(
            DISPERSION,
            DoubleType,
            "How unevenly short contacts fall on agents: about its degrees of freedom if they fall alike (χ²).")
        .optional(DISPERSION_DF, IntegerType, "Its degrees of freedom.")
        .optional(
            DISPERSION_Q,
            DoubleType,
            "How easily chance would spread them so unevenly, adjusted over the night's cells (q).")
        .partitionedBy(AS_OF_DATE)
        .key(AS_OF_DATE, CELL_ID, NORM_ID, EVIDENCE)
        .statisticsOn(CELL_ID, Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL)
        .check("evidence_is_known", EVIDENCE + " IN ('%s', '%s')".formatted(SPIKE, SHEDDING))
        .check("adverse_are_contacts", ADVERSE + " <= " + CONTACTS);
  }
}
