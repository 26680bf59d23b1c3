package org.contretemps.night.distribute;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.contretemps.table.TableDefinition;

/**
 * One row per date, cell and bin of seconds: how many handled contacts took that long. Counts and
 * sums of whole seconds only, so that rows add up over any dates and cells, exactly and in any
 * order.
 */
public final class HandlingTimeHistogram {
  public static final String CONTACT_DATE = "contact_date";
  public static final String CELL_ID = "cell_id";
  public static final String ORGANISATION = "organisation";
  public static final String SERVICE = "service";
  public static final String CHANNEL = "channel";
  public static final String SITUATION_TYPE = "situation_type";
  public static final String SECOND_BIN = "second_bin";
  public static final String SECONDS_FROM = "seconds_from";
  public static final String SECONDS_TO = "seconds_to";
  public static final String CONTACTS = "contacts";
  public static final String SECONDS_SUM = "seconds_sum";
  public static final String SECONDS_SQUARED_SUM = "seconds_squared_sum";
  public static final String PASSED_ON = "passed_on";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "handling_time_histogram",
              "One row per date, cell and second bin: exact, additive counts of handled contacts by handling time.")
          .required(CONTACT_DATE, DateType, "Local date on which the contacts started.")
          .required(CELL_ID, LongType, "Hash of organisation, service, channel, situation type.")
          .required(ORGANISATION, StringType, "The organisation contacted.")
          .required(SERVICE, StringType, "The benefit or product.")
          .required(CHANNEL, StringType, "The channel.")
          .required(
              SITUATION_TYPE,
              StringType,
              "SIMPLE, INTERMEDIATE, COMPLEX, or UNKNOWN if the source gives nothing about the situation.")
          .required(
              SECOND_BIN,
              IntegerType,
              "Bin of the handling time: the second itself up to 1024, then 64 bins to an octave.")
          .required(SECONDS_FROM, IntegerType, "Shortest handling time of the bin.")
          .required(SECONDS_TO, IntegerType, "Longest handling time of the bin.")
          .required(CONTACTS, LongType, "Handled contacts.")
          .required(SECONDS_SUM, LongType, "Sum of their handling seconds.")
          .required(SECONDS_SQUARED_SUM, LongType, "Sum of the squares of their handling seconds.")
          .required(PASSED_ON, LongType, "Those of them that were transferred or escalated.")
          .partitionedBy(CONTACT_DATE)
          .key(CONTACT_DATE, CELL_ID, SECOND_BIN)
          .statisticsOn(CELL_ID, ORGANISATION, SERVICE, CHANNEL, SITUATION_TYPE)
          .check("contacts_are_counted", CONTACTS + " > 0")
          .check("passed_on_are_contacts", PASSED_ON + " BETWEEN 0 AND " + CONTACTS)
          .check("bin_holds_its_seconds", SECONDS_FROM + " <= " + SECONDS_TO)
          .build();

  private HandlingTimeHistogram() {}
}
