package org.contretemps.night.zone;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * Builds the declaration of the table impeded_quality_zone: what each night says of every group of
 * like contacts and its time norm (does the norm cost quality, by what evidence, at what cost).
 */
final class ZoneColumns {
  private ZoneColumns() {}

  static TableDefinition declared() {
    return PassingColumns.passing(
            HarmColumns.shedding(
                HarmColumns.severity(
                    quality(HarmColumns.harm(NormColumns.norm(decision(cell())))))))
        .build();
  }

  private static TableDefinition.Builder cell() {
    return TableDefinition.named(
            "impeded_quality_zone",
            "One row per as-of date, cell, norm and channel of evidence: whether the norm costs quality there, what shows it and what it costs. Written once, from what was known that night.")
        .required(
            ImpededQualityZone.AS_OF_DATE, DateType, "The last complete local day of the night.")
        .required(
            ImpededQualityZone.CELL_ID,
            LongType,
            "Hash of organisation, service, channel, situation type.")
        .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
        .required(Contact.SERVICE, StringType, "The benefit or product.")
        .required(Contact.CHANNEL, StringType, "The channel.")
        .required(Contact.SITUATION_TYPE, StringType, "SIMPLE, INTERMEDIATE, COMPLEX or UNKNOWN.")
        .optional(
            ImpededQualityZone.NORM_ID,
            LongType,
            "The norm per contact in force; null if there is none.")
        .required(
            ImpededQualityZone.EVIDENCE,
            StringType,
            "SPIKE: contacts gather under a norm per contact; SHEDDING: contacts are ended at once; PASSED_ON: contacts are passed on just under a norm.")
        .required(
            ImpededQualityZone.WINDOW_FROM,
            DateType,
            "First contact date looked at: the first of the window, or that of the service's first contact in the channel. Figures a week are by the days from it on, open or closed, by seven.")
        .required(
            ImpededQualityZone.WINDOW_TO,
            DateType,
            "Last contact date looked at, the last mature one.")
        .required(
            ImpededQualityZone.CONTACTS,
            LongType,
            "SPIKE: contacts whose repeats are counted; SHEDDING: answered contacts; PASSED_ON: handled contacts.")
        .required(
            ImpededQualityZone.ADVERSE,
            LongType,
            "Those followed by a repeat (SHEDDING: within the hour; PASSED_ON: those transferred or escalated).")
        .generated(
            ImpededQualityZone.ADVERSE_RATE,
            DoubleType,
            "CASE WHEN %s > 0 THEN %s / %s END"
                .formatted(
                    ImpededQualityZone.CONTACTS,
                    ImpededQualityZone.ADVERSE,
                    ImpededQualityZone.CONTACTS),
            "adverse_contacts / contacts.");
  }

  private static TableDefinition.Builder decision(TableDefinition.Builder table) {
    return table
        .required(
            ImpededQualityZone.LABEL,
            StringType,
            "Clash, norm and quality together: IMPEDED_QUALITY, IMPEDED_QUALITY_NORM_BROKEN, HEALTHY, HEALTHY_CLASH_NOT_EXCLUDED, PROTECTED_QUALITY, QUALITY_LOST_OTHER_CAUSE, FAILING, INSUFFICIENT_EVIDENCE, SHEDDING, NO_SHEDDING, NO_THRESHOLD, PASSED_ON, NOT_PASSED_ON.")
        .required(
            ImpededQualityZone.VERDICT,
            StringType,
            "ESTABLISHED, PROBABLE, NORM_HELPS, NO_CLASH, INCONCLUSIVE or INSUFFICIENT_EVIDENCE: this night's alone.")
        .required(
            ImpededQualityZone.IS_OPEN,
            BooleanType,
            "Whether the zone is open: opened by 3 established nights of 5, closed by 5 weak ones of 7, if the window twice as long agrees.")
        .optional(
            ImpededQualityZone.IS_CONFIRMED,
            BooleanType,
            "Whether the zone is open and longer_p was at most 0.001 when it opened; null in nights stated before zones had to be confirmed.")
        .optional(
            ImpededQualityZone.LONGER_P,
            DoubleType,
            "p over the window twice as long, 1 if that has nothing to compare; null unless the nights would open or close the zone.")
        .optional(
            ImpededQualityZone.CHANGE,
            StringType,
            "OPENED or CLOSED since the night before; null if nothing changed.")
        .required(
            ImpededQualityZone.ESTABLISHED_NIGHTS,
            IntegerType,
            "Which of the last 5 nights were established, as bits, the last night in the lowest; bit_count gives how many; the views latest_zone and zone_trend count them (established_of_five).")
        .required(
            ImpededQualityZone.WEAK_NIGHTS,
            IntegerType,
            "Which of the last 7 nights were weak, as bits, the last night in the lowest; bit_count gives how many; the same views count them (weak_of_seven).")
        .optional(
            ImpededQualityZone.P,
            DoubleType,
            "How easily chance alone would show this much: 0.01 is once in a hundred. The largest p of all that has to hold for the verdict.")
        .optional(
            ImpededQualityZone.Q,
            DoubleType,
            "p, raised for how many cells the night looked at: of all findings up to this q, at most this share is chance (Benjamini-Hochberg over cells x channels of evidence).")
        .optional(
            ImpededQualityZone.Q_PROBABLE,
            DoubleType,
            "The same q if any harm above none counts, however small.")
        .required(
            ImpededQualityZone.Q_LIMIT,
            DoubleType,
            "The largest q at which a clash is established: 0.05, of PASSED_ON 0.025. Nights of earlier versions halved it if two channels of evidence were judged.")
        .optional(
            ImpededQualityZone.SERVICE_Q,
            DoubleType,
            "Whether anything is found in the service at all: q of the Simes p of its cells, adjusted over the services.")
        .optional(
            ImpededQualityZone.ORGANISATION_Q, DoubleType, "The same for the whole organisation.")
        .required(
            ImpededQualityZone.ERROR_FACTOR,
            DoubleType,
            "By how much the night widens all intervals, because norms that nobody set seemed to do something: 1 is not at all.");
  }

  private static TableDefinition.Builder quality(TableDefinition.Builder table) {
    return table
        .optional(
            ImpededQualityZone.BUSY_SHARE,
            DoubleType,
            "Share of contacts in the busiest quartile of load.")
        .optional(
            ImpededQualityZone.BUSY_SHARE_OF_TYPE,
            DoubleType,
            "The same over the organisation's cells of this type and channel.")
        .optional(
            ImpededQualityZone.INCIDENT_SHARE, DoubleType, "Share of contacts during incidents.")
        .optional(
            ImpededQualityZone.INCIDENT_SHARE_OF_TYPE,
            DoubleType,
            "The same over the type and channel.")
        .optional(
            ImpededQualityZone.NEW_AGENT_SHARE, DoubleType, "Share of contacts with new agents.")
        .optional(
            ImpededQualityZone.NEW_AGENT_SHARE_OF_TYPE,
            DoubleType,
            "The same over the type and channel.")
        .optional(
            ImpededQualityZone.STANDARDISED_RATE,
            DoubleType,
            "Share with a repeat if this cell had the load, incidents and new agents of its situation type and channel.")
        .optional(
            ImpededQualityZone.REFERENCE_RATE,
            DoubleType,
            "Its reference: the contractual rate, else the adverse rate of the type and channel in the organisation.")
        .optional(
            ImpededQualityZone.QUALITY_STANDING,
            StringType,
            "LOST if the standardised rate is above its reference by more than a point beyond doubt; else KEPT.")
        .optional(
            ImpededQualityZone.IS_MIX_EFFECT,
            BooleanType,
            "Whether what seems to be bad quality comes from load, incidents or new agents: the crude and the standardised difference disagree in sign or by more than 30 %.");
  }
}
