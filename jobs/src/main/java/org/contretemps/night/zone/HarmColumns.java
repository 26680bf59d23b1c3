package org.contretemps.night.zone;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;

/** The columns of {@link ImpededQualityZone} about the harm of hurrying and its evidence. */
final class HarmColumns {
  private HarmColumns() {}

  static TableDefinition.Builder harm(TableDefinition.Builder table) {
    return table
        .optional(
            ImpededQualityZone.HARM,
            DoubleType,
            "Of all contacts, the share that is followed by a repeat because of the hurry: 0.02 is two in a hundred. SPIKE: h, hurried contacts taken from anywhere beyond the norm; SHEDDING: early repeats in excess after short contacts, per identified contact; PASSED_ON: contacts passed on just under the norm that would not have been later.")
        .optional(ImpededQualityZone.HARM_ERROR, DoubleType, "Its standard error.")
        .optional(
            ImpededQualityZone.HARM_LOCAL,
            DoubleType,
            "The same if hurried contacts are like those just beyond the norm (h local).")
        .optional(ImpededQualityZone.HARM_LOCAL_ERROR, DoubleType, "Its standard error.")
        .interval(
            ImpededQualityZone.HARM_INTERVAL,
            "The harm is at least this, with 95 % certainty: the smaller h less 1.645 standard errors.",
            "The harm is at most this, with 95 % certainty: the larger h plus 1.645 standard errors.")
        .optional(
            ImpededQualityZone.HARM_ADJUSTED,
            DoubleType,
            "The harm less what hurrying cannot have caused: h* = h less the part of g that passes into it.")
        .optional(ImpededQualityZone.HARM_ADJUSTED_ERROR, DoubleType, "Its standard error.")
        .optional(
            ImpededQualityZone.HARM_SHIFTED,
            DoubleType,
            "h_δ: h without the jump of all rates at the norm that help or call-backs on one side of the norm cause.")
        .optional(ImpededQualityZone.HARM_SHIFTED_ERROR, DoubleType, "Its standard error.")
        .optional(
            ImpededQualityZone.SHIFT,
            DoubleType,
            "δ: by how much the log-odds of a repeat jump at the norm in this cell, right of it less left of it, away from hurried contacts and drawn to common_norm_shift. -0.3 is about a quarter fewer repeats past the norm.")
        .optional(ImpededQualityZone.SHIFT_ERROR, DoubleType, "Its standard error.")
        .optional(
            ImpededQualityZone.COMMON_SHIFT,
            DoubleType,
            "m: the mean of that jump over all cells of the night; near 0 if no policy switches at norms.")
        .optional(
            ImpededQualityZone.COMMON_SHIFT_SPREAD,
            DoubleType,
            "τ: how much the jump differs from cell to cell of the night, as a standard deviation; at least 0.02.")
        .optional(
            ImpededQualityZone.HIDDEN_ODDS,
            DoubleType,
            "Γ*: by how many times the odds of a repeat would have to be higher in hurried contacts than in others past the norm, for a cause that nobody recorded, for the harm to vanish. Below 1.5 a finding is fragile; 100 means more; null if no harm is found.")
        .optional(
            ImpededQualityZone.POWER,
            DoubleType,
            "Probability that harm to 1.5 in a hundred contacts would have been established in this cell this night, if contacts gather surely; null if the cell is not eligible.")
        .optional(
            ImpededQualityZone.HARM_PER_HURRIED,
            DoubleType,
            "h n / B: adverse outcomes added per hurried contact; null without a sure spike.")
        .optional(
            ImpededQualityZone.CONTROL,
            DoubleType,
            "A check: the same excess among contacts made before, which hurrying cannot cause. It should be near 0 (g, the negative control).")
        .optional(
            ImpededQualityZone.CONTROL_Z,
            DoubleType,
            "That check in standard errors: beyond 2 something else than the hurry differs.")
        .optional(
            ImpededQualityZone.CONTROL_RHO,
            DoubleType,
            "ρ: how much of g passes into h*, pooled over the night.")
        .optional(
            ImpededQualityZone.PLACEBO_Z_BELOW,
            DoubleType,
            "A check: the apparent harm at a norm that nobody set, at 0.6 of the norm, in standard errors.")
        .optional(ImpededQualityZone.PLACEBO_Z_ABOVE, DoubleType, "The same at 1.6 of the norm.")
        .optional(
            ImpededQualityZone.DENSITY_JUMP,
            DoubleType,
            "A second look at the gathering: how much rarer contacts become just over the norm (McCrary: difference of log densities).")
        .optional(ImpededQualityZone.DENSITY_JUMP_Z, DoubleType, "The same in standard errors.")
        .optional(
            ImpededQualityZone.DENSITY_TEST_Z,
            DoubleType,
            "A third look at it, in standard errors (Cattaneo, Jansson and Ma).")
        .optional(
            ImpededQualityZone.UNDER_OVER,
            DoubleType,
            "The naive comparison: repeats just under the norm less those just over it, among contacts of like load, incidents and tenure (Mantel-Haenszel). Difficult contacts last longer and fail more often, so this is not the harm.")
        .optional(ImpededQualityZone.UNDER_OVER_ERROR, DoubleType, "Its standard error.")
        .optional(
            ImpededQualityZone.LEADING_LOAD,
            IntegerType,
            "Load quartile of the stratum that adds most to the harm.")
        .optional(
            ImpededQualityZone.LEADING_INCIDENT,
            BooleanType,
            "Whether that stratum is during incidents.")
        .optional(
            ImpededQualityZone.LEADING_NEW_AGENT,
            BooleanType,
            "Whether that stratum is of new agents.");
  }

  static TableDefinition.Builder severity(TableDefinition.Builder table) {
    return table
        .optional(
            ImpededQualityZone.AVOIDABLE_LOW,
            DoubleType,
            "Repeats a week that hurrying brings, by h; never under 0.")
        .optional(ImpededQualityZone.AVOIDABLE_HIGH, DoubleType, "The same by the local h.")
        .optional(
            ImpededQualityZone.FAILURE_MINUTES,
            DoubleType,
            "Handling minutes a week of those repeats, the lower count; a repeat is taken to last as a contact with a prior contact does.")
        .optional(
            ImpededQualityZone.SAVED_MINUTES,
            DoubleType,
            "Minutes a week saved by hurrying: spike × mean overrun of the contacts over the norm.")
        .generated(
            ImpededQualityZone.NET_MINUTES,
            DoubleType,
            "%s - %s"
                .formatted(ImpededQualityZone.FAILURE_MINUTES, ImpededQualityZone.SAVED_MINUTES),
            "Minutes lost less minutes saved.")
        .optional(
            ImpededQualityZone.FAILURE_FTE,
            DoubleType,
            "failure_demand_minutes_per_week in full-time equivalents.");
  }

  static TableDefinition.Builder shedding(TableDefinition.Builder table) {
    return table
        .optional(
            ImpededQualityZone.SHORT_SECONDS,
            IntegerType,
            "SHEDDING: a contact shorter than this is short.")
        .optional(ImpededQualityZone.SHORT_CONTACTS, LongType, "Short contacts.")
        .optional(
            ImpededQualityZone.SHORT_EXPECTED,
            DoubleType,
            "How many contacts as short as that there would be anyway: expected from the times of the others (lognormal).")
        .generated(
            ImpededQualityZone.SHORT_EXCESS_SHARE,
            DoubleType,
            "CASE WHEN %s > 0 THEN (%s - %s) / %s END"
                .formatted(
                    ImpededQualityZone.CONTACTS,
                    ImpededQualityZone.SHORT_CONTACTS,
                    ImpededQualityZone.SHORT_EXPECTED,
                    ImpededQualityZone.CONTACTS),
            "Share of contacts that is short beyond nature.")
        .optional(
            ImpededQualityZone.IDENTIFIED, LongType, "Contacts of customers who can be identified.")
        .optional(
            ImpededQualityZone.DISPERSION,
            DoubleType,
            "How unevenly short contacts fall on agents: about its degrees of freedom if they fall alike (χ²).")
        .optional(ImpededQualityZone.DISPERSION_DF, IntegerType, "Its degrees of freedom.")
        .optional(
            ImpededQualityZone.DISPERSION_Q,
            DoubleType,
            "How easily chance would spread them so unevenly, adjusted over the night's cells (q).")
        .partitionedBy(ImpededQualityZone.AS_OF_DATE)
        .key(
            ImpededQualityZone.AS_OF_DATE,
            ImpededQualityZone.CELL_ID,
            ImpededQualityZone.NORM_ID,
            ImpededQualityZone.EVIDENCE)
        .statisticsOn(
            ImpededQualityZone.CELL_ID, Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL)
        .check(
            "evidence_is_known",
            ImpededQualityZone.EVIDENCE
                + " IN ('%s')".formatted(String.join("', '", ImpededQualityZone.EVIDENCES)))
        .check(
            "adverse_are_contacts",
            ImpededQualityZone.ADVERSE + " <= " + ImpededQualityZone.CONTACTS);
  }
}
