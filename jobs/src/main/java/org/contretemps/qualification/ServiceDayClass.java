package org.contretemps.qualification;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.contretemps.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per date and service: the third of the service's 28 mature days up to the date that the
 * day lies in (METHOD.md §4). A dated statement: written once, when the date matures, and read by
 * every later rebuild.
 */
public final class ServiceDayClass {
  public static final String SERVICE_DAY_CLASS = QualifiedContact.SERVICE_DAY_CLASS;
  public static final String CONTACTS = AgentOutcomeCount.CONTACTS;
  public static final String OBSERVED = AgentOutcomeCount.OBSERVED;
  public static final String EXPECTED = AgentOutcomeCount.EXPECTED;

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "service_day_class",
              "One row per date and service: the third of the service's days by repeats beyond expectation.")
          .required(Contact.CONTACT_DATE, DateType, "The date.")
          .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
          .required(Contact.SERVICE, StringType, "The benefit or product.")
          .required(CONTACTS, LongType, "Counted contacts outside the window around their norm.")
          .required(OBSERVED, LongType, "Those of them with a repeat.")
          .required(
              EXPECTED,
              AgentOutcomeCount.REPEATS,
              "Repeats expected by the rates of cells and strata.")
          .required(SERVICE_DAY_CLASS, IntegerType, "1 (fewest beyond expectation) to 3.")
          .partitionedBy(Contact.CONTACT_DATE)
          .key(Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE)
          .statisticsOn(Contact.ORGANISATION, Contact.SERVICE)
          .check("class_is_a_third", SERVICE_DAY_CLASS + " BETWEEN 1 AND 3")
          .build();

  private ServiceDayClass() {}
}
