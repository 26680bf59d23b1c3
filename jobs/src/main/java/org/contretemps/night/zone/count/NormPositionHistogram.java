package org.contretemps.night.zone.count;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import org.apache.spark.sql.types.DataType;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.table.TableDefinition;

/**
 * One row per mature date, cell and norm: its contacts counted by stratum and handling second, as
 * parallel arrays of the values that occur.
 *
 * <p>Seconds and not bins: bins around the norm, around a placebo norm and around any other
 * candidate all follow from the same exact, additive counts. Nothing in a row tells of an agent.
 */
public final class NormPositionHistogram {
  public static final String CONTACT_DATE = Contact.CONTACT_DATE;
  public static final String CELL_ID = QualifiedContact.CELL_ID;
  public static final String NORM_ID = NormAsOf.NORM_ID;
  public static final String NORM_SECONDS = NormAsOf.NORM_SECONDS;
  public static final String NORM_ATTAINMENT_TARGET = NormAsOf.NORM_ATTAINMENT_TARGET;
  public static final String STRATA = "strata";
  public static final String SECONDS = "seconds";
  public static final String CONTACTS = "contacts";
  public static final String ADVERSE = "adverse";
  public static final String PRIOR = "prior";

  private static final DataType INTEGERS = createArrayType(IntegerType, false);

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "norm_position_histogram",
              "One row per mature date, cell and norm: contacts whose repeats are counted, by stratum and handling second, in parallel arrays (arrays_zip brings them together).")
          .required(CONTACT_DATE, DateType, "Local date on which the contacts started.")
          .required(CELL_ID, LongType, "Hash of organisation, service, channel, situation type.")
          .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
          .required(Contact.SERVICE, StringType, "The benefit or product.")
          .required(Contact.CHANNEL, StringType, "The channel.")
          .required(Contact.SITUATION_TYPE, StringType, "SIMPLE, INTERMEDIATE, COMPLEX or UNKNOWN.")
          .required(NORM_ID, LongType, "The norm per contact that was in force.")
          .required(NORM_SECONDS, DoubleType, "Its target.")
          .optional(NORM_ATTAINMENT_TARGET, DoubleType, "Share of contacts that has to meet it.")
          .required(
              STRATA,
              INTEGERS,
              "Stratum, 0 to 143: (((load quartile − 1) · 2 + during incident) · 2 + new agent) · 9 + (service-day class − 1) · 3 + agent class − 1; a load that is not known counts as the second quartile.")
          .required(SECONDS, INTEGERS, "Handling seconds, beside each stratum.")
          .required(CONTACTS, INTEGERS, "Contacts of that stratum and second.")
          .required(ADVERSE, INTEGERS, "Those of them with a repeat.")
          .required(PRIOR, INTEGERS, "Those of them with a prior contact, the negative control.")
          .partitionedBy(CONTACT_DATE)
          .key(CONTACT_DATE, CELL_ID, NORM_ID)
          .statisticsOn(CELL_ID, Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL)
          .check(
              "arrays_are_parallel", "size(strata) = size(seconds) AND size(strata) = size(prior)")
          .build();

  private NormPositionHistogram() {}
}
