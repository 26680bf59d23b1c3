package org.contretemps.qualification;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per mature date, service and agent: repeats beside those expected. Internal, kept for 60
 * days, read for {@link AgentClass} alone. Written once, when the date matures.
 */
public final class AgentOutcomeCount {
  public static final String CONTACTS = "contacts";
  public static final String OBSERVED = "observed_repeats";
  public static final String EXPECTED = "expected_repeats";

  /** A number of repeats that need not be whole, exact to millionths. */
  static final DataType REPEATS = DataTypes.createDecimalType(18, 6);

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "agent_outcome_count",
              "One row per mature date, service and agent: repeats outside the window around the norm, beside those expected. Internal; from it follow agent classes and nothing else.")
          .required(Contact.CONTACT_DATE, DateType, "Local date on which the contacts started.")
          .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
          .required(Contact.SERVICE, StringType, "The benefit or product.")
          .required(Contact.AGENT_KEY, LongType, "Keyed pseudonym of the agent.")
          .required(CONTACTS, LongType, "Counted contacts outside the window around their norm.")
          .required(OBSERVED, LongType, "Those of them with a repeat.")
          .required(
              EXPECTED,
              REPEATS,
              "Repeats expected by the rates of their cells and strata in the 28 days up to the date.")
          .partitionedBy(Contact.CONTACT_DATE)
          .key(Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE, Contact.AGENT_KEY)
          .statisticsOn(Contact.ORGANISATION, Contact.SERVICE)
          .build();

  private AgentOutcomeCount() {}
}
