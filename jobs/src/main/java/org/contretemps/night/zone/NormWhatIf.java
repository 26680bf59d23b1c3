package org.contretemps.night.zone;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.table.TableDefinition;

/**
 * One row per as-of date, cell, norm in force and candidate norm: the results that the candidate
 * would give.
 */
public final class NormWhatIf {
  public static final String AS_OF_DATE = ImpededQualityZone.AS_OF_DATE;
  public static final String CELL_ID = QualifiedContact.CELL_ID;
  public static final String NORM_ID = NormAsOf.NORM_ID;
  public static final String NORM_SECONDS = NormAsOf.NORM_SECONDS;
  public static final String CANDIDATE = "candidate_seconds";
  public static final String ATTAINED_SHARE = ImpededQualityZone.ATTAINED_SHARE;
  public static final String COVERAGE = ImpededQualityZone.COVERAGE;
  public static final String AVOIDABLE = "avoidable_repeats_per_week";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "norm_what_if",
              "One row per as-of date, cell, norm in force and candidate norm, from half to twice the norm in force.")
          .required(AS_OF_DATE, DateType, "The last complete local day of the night.")
          .required(CELL_ID, LongType, "Hash of organisation, service, channel, situation type.")
          .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
          .required(Contact.SERVICE, StringType, "The benefit or product.")
          .required(Contact.CHANNEL, StringType, "The channel.")
          .required(Contact.SITUATION_TYPE, StringType, "SIMPLE, INTERMEDIATE, COMPLEX or UNKNOWN.")
          .required(NORM_ID, LongType, "The norm per contact in force.")
          .required(NORM_SECONDS, DoubleType, "Its target.")
          .required(CANDIDATE, IntegerType, "Another norm, in seconds.")
          .required(ATTAINED_SHARE, DoubleType, "Share of contacts that meets it as times are now.")
          .optional(
              COVERAGE,
              DoubleType,
              "Share of work that fits it by nature; null if whole minutes hide it.")
          .optional(
              AVOIDABLE,
              DoubleType,
              "Repeats a week that it would avoid, were fewer contacts hurried in proportion to those that need more than the norm; below 0 it would bring more. Null if nothing can be compared.")
          .partitionedBy(AS_OF_DATE)
          .key(AS_OF_DATE, CELL_ID, NORM_ID, CANDIDATE)
          .statisticsOn(CELL_ID, Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL)
          .build();

  private NormWhatIf() {}
}
