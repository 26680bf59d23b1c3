package org.contretemps.night.qualify;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per mature date and service, and one per agent of it: the repeats of the date against
 * those expected, and the class within which contacts of the date are compared (METHOD §4). A dated
 * statement: written once, when the date matures, and read by every later rebuild. Internal: only
 * the class, never the agent, reaches an aggregate.
 */
public final class DayClass {
  public static final String CONTACTS = "contacts";
  public static final String OBSERVED = "observed_repeats";
  public static final String EXPECTED = "expected_repeats";
  public static final String CLASS = "class";

  /** A number of repeats that need not be whole, exact to millionths. */
  static final DataType REPEATS = DataTypes.createDecimalType(18, 6);

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "day_class",
              "One row per mature date and service, and one per agent of it: repeats outside the window around the norm beside those expected, and the class of the day or the agent. Internal.")
          .required(Contact.CONTACT_DATE, DateType, "The date.")
          .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
          .required(Contact.SERVICE, StringType, "The benefit or product.")
          .optional(
              Contact.AGENT_KEY,
              LongType,
              "Keyed pseudonym of the agent; null in the row of the whole service.")
          .required(
              CONTACTS,
              LongType,
              "Counted contacts of the date outside the window around the norm.")
          .required(OBSERVED, LongType, "Those of them with a repeat.")
          .required(
              EXPECTED,
              REPEATS,
              "Repeats expected by the rates of cells and strata in the 28 days up to the date.")
          .required(
              CLASS,
              IntegerType,
              "Third, 1 (fewest repeats beyond expectation) to 3: of the service's 28 days up to this one, or of its agents by the 28 days before.")
          .partitionedBy(Contact.CONTACT_DATE)
          .key(Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE, Contact.AGENT_KEY)
          .statisticsOn(Contact.ORGANISATION, Contact.SERVICE)
          .check("class_is_a_third", CLASS + " BETWEEN 1 AND 3")
          .build();

  private DayClass() {}
}
