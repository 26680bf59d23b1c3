package org.contretemps.night.passing;

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
 * One row per mature date, cell and norm: its handled contacts counted by the second at which they
 * ended, and those of them that were passed on then, as parallel arrays that hold only what occurs.
 *
 * <p>All handled contacts, also of customers who are not known: that a contact was passed on is
 * known of each. Nothing in a row tells of an agent.
 */
public final class PassingHistogram {
  public static final String CONTACT_DATE = Contact.CONTACT_DATE;
  public static final String CELL_ID = QualifiedContact.CELL_ID;
  public static final String NORM_ID = NormAsOf.NORM_ID;
  public static final String NORM_SECONDS = NormAsOf.NORM_SECONDS;
  public static final String NORM_ATTAINMENT_TARGET = NormAsOf.NORM_ATTAINMENT_TARGET;
  public static final String SECONDS = "seconds";
  public static final String CONTACTS = "contacts";
  public static final String PASSED_ON = "passed_on";

  private static final DataType INTEGERS = createArrayType(IntegerType, false);

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "passing_histogram",
              "One row per mature date, cell and norm: handled contacts and those passed on, by handling second, in parallel arrays (arrays_zip brings them together).")
          .required(CONTACT_DATE, DateType, "Local date on which the contacts started.")
          .required(CELL_ID, LongType, "Hash of organisation, service, channel, situation type.")
          .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
          .required(Contact.SERVICE, StringType, "The benefit or product.")
          .required(Contact.CHANNEL, StringType, "The channel.")
          .required(Contact.SITUATION_TYPE, StringType, "SIMPLE, INTERMEDIATE, COMPLEX or UNKNOWN.")
          .required(NORM_ID, LongType, "The norm per contact that was in force.")
          .required(NORM_SECONDS, DoubleType, "Its target.")
          .optional(NORM_ATTAINMENT_TARGET, DoubleType, "Share of contacts that is to keep to it.")
          .required(SECONDS, INTEGERS, "Handling seconds, rising.")
          .required(CONTACTS, INTEGERS, "Handled contacts of that second.")
          .required(PASSED_ON, INTEGERS, "Those of them that were transferred or escalated.")
          .partitionedBy(CONTACT_DATE)
          .key(CONTACT_DATE, CELL_ID, NORM_ID)
          .statisticsOn(CELL_ID, Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL)
          .check(
              "arrays_are_parallel",
              "size(seconds) = size(contacts) AND size(seconds) = size(passed_on)")
          .build();

  private PassingHistogram() {}
}
