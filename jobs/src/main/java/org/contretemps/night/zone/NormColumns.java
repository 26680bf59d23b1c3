package org.contretemps.night.zone;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.contretemps.table.TableDefinition;

/** The columns of {@link ImpededQualityZone} about the norm and the contacts around it. */
final class NormColumns {
  private NormColumns() {}

  static TableDefinition.Builder norm(TableDefinition.Builder table) {
    return table
        .optional(
            ImpededQualityZone.NORM_SECONDS,
            DoubleType,
            "The norm; null if none per contact is in force.")
        .optional(
            ImpededQualityZone.NORM_SENIORITY,
            StringType,
            "NEW or EXPERIENCED if it is for such agents; null for any.")
        .optional(
            ImpededQualityZone.NORM_WEEKDAYS,
            StringType,
            "The local weekdays it is for, as MON-FRI; null for any.")
        .optional(
            ImpededQualityZone.NORM_LOCAL_HOURS,
            StringType,
            "The local hours it is for, as 08-12, in which contacts start; null for any.")
        .optional(
            ImpededQualityZone.NORM_ATTAINMENT_TARGET,
            DoubleType,
            "Share of contacts that has to meet it.")
        .optional(ImpededQualityZone.OVER, LongType, "Contacts longer than the norm.")
        .generated(
            ImpededQualityZone.ATTAINED_SHARE,
            DoubleType,
            "CASE WHEN %s > 0 THEN 1 - %s / %s END"
                .formatted(
                    ImpededQualityZone.CONTACTS,
                    ImpededQualityZone.OVER,
                    ImpededQualityZone.CONTACTS),
            "Share of contacts that met the norm.")
        .optional(
            ImpededQualityZone.NORM_STANDING,
            StringType,
            "MET, NEAR or BROKEN against the target; null without one.")
        .optional(
            ImpededQualityZone.COVERAGE,
            DoubleType,
            "Share of the work that would meet the norm if nobody hurried: contacts under the norm less those that gather there, times a smooth curve. Null if times are whole minutes.")
        .optional(
            ImpededQualityZone.NEEDED_80,
            IntegerType,
            "Seconds that suffice for 80 % of the contacts, hurried ones taken as cut short.")
        .optional(ImpededQualityZone.NEEDED_90, IntegerType, "The same for 90 %.")
        .generated(
            ImpededQualityZone.MISSING_80,
            IntegerType,
            "CAST(%s - %s AS INT)"
                .formatted(ImpededQualityZone.NEEDED_80, ImpededQualityZone.NORM_SECONDS),
            "needed_seconds_80 less the norm.")
        .generated(
            ImpededQualityZone.MISSING_90,
            IntegerType,
            "CAST(%s - %s AS INT)"
                .formatted(ImpededQualityZone.NEEDED_90, ImpededQualityZone.NORM_SECONDS),
            "needed_seconds_90 less the norm.")
        .optional(
            ImpededQualityZone.SPIKE_CONTACTS,
            DoubleType,
            "How many contacts end just under the norm beyond what a smooth curve expects there: the hurried ones (B). Null if times are whole minutes.")
        .optional(
            ImpededQualityZone.SPIKE_SHARE,
            DoubleType,
            "The hurried contacts as a share of all (B / n).")
        .optional(
            ImpededQualityZone.SPIKE_Z,
            DoubleType,
            "How surely contacts gather under the norm: B in standard errors; above 2 is rarely chance.")
        .optional(
            ImpededQualityZone.WHOLE_MINUTE_SHARE,
            DoubleType,
            "Share of times that are whole minutes; above a quarter the spike's size is not shown.")
        .optional(
            ImpededQualityZone.AT_NORM,
            LongType,
            "Contacts that lasted exactly as long as the norm, to the second.")
        .optional(
            ImpededQualityZone.IS_CUT,
            BooleanType,
            "Whether times end at the norm by the system: at least three times as many contacts at exactly the norm as in the five seconds before on average. The verdict is then PROBABLE at most, and never NO_CLASH.");
  }
}
