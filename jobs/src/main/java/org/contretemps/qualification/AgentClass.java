package org.contretemps.qualification;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.contretemps.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per date, service and agent: the third of the service's agents that the agent was in, by
 * the 28 mature days before the date (METHOD.md §4). A dated statement: written once, when the date
 * matures, and read by every later rebuild. Only the class, never the agent, reaches an aggregate.
 */
public final class AgentClass {
  public static final String AGENT_CLASS = QualifiedContact.AGENT_CLASS;

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "agent_class",
              "One row per date, service and agent: the third of the service's agents by repeats beyond expectation in the 28 mature days before. Internal.")
          .required(Contact.CONTACT_DATE, DateType, "The date that the class is for.")
          .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
          .required(Contact.SERVICE, StringType, "The benefit or product.")
          .required(Contact.AGENT_KEY, LongType, "Keyed pseudonym of the agent.")
          .required(AGENT_CLASS, IntegerType, "1 (fewest repeats beyond expectation) to 3.")
          .partitionedBy(Contact.CONTACT_DATE)
          .key(Contact.CONTACT_DATE, Contact.ORGANISATION, Contact.SERVICE, Contact.AGENT_KEY)
          .statisticsOn(Contact.ORGANISATION, Contact.SERVICE)
          .check("class_is_a_third", AGENT_CLASS + " BETWEEN 1 AND 3")
          .build();

  private AgentClass() {}
}
