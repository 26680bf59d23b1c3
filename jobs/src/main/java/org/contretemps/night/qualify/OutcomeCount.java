package org.contretemps.night.qualify;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per mature date, cell and base stratum (load, incident, new agent): how many contacts
 * were handled, and the outcomes of those that are counted. Counts only, so that rows add up over
 * any dates, cells and strata.
 */
public final class OutcomeCount {
  public static final String CONTACT_DATE = Contact.CONTACT_DATE;
  public static final String CELL_ID = QualifiedContact.CELL_ID;
  public static final String LOAD_QUARTILE = QualifiedContact.LOAD_QUARTILE;
  public static final String IS_DURING_INCIDENT = QualifiedContact.IS_DURING_INCIDENT;
  public static final String IS_NEW_AGENT = QualifiedContact.IS_NEW_AGENT;
  public static final String HANDLED = "handled_contacts";
  public static final String WITH_NORM = "contacts_with_norm";
  public static final String WITHIN_NORM = "contacts_within_norm";
  public static final String COUNTED = "counted_contacts";
  public static final String REPEATS = "repeats";
  public static final String EARLY_REPEATS = "early_repeats";
  public static final String PRIOR_CONTACTS = "prior_contacts";
  public static final String OUTSIDE = "outside_contacts";
  public static final String OUTSIDE_REPEATS = "outside_repeats";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "outcome_count",
              "One row per mature date, cell and base stratum: handled contacts, and what came of those whose repeats are counted.")
          .required(CONTACT_DATE, DateType, "Local date on which the contacts started.")
          .required(CELL_ID, LongType, "Hash of organisation, service, channel, situation type.")
          .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
          .required(Contact.SERVICE, StringType, "The benefit or product.")
          .required(Contact.CHANNEL, StringType, "The channel.")
          .required(Contact.SITUATION_TYPE, StringType, "The situation type.")
          .required(LOAD_QUARTILE, IntegerType, "Quarter of the service's load, 1 to 4; 0 unknown.")
          .required(IS_DURING_INCIDENT, BooleanType, "Whether they started during an incident.")
          .required(IS_NEW_AGENT, BooleanType, "Whether the agents were new.")
          .required(HANDLED, LongType, "Contacts that an agent handled.")
          .required(WITH_NORM, LongType, "Those under a norm per contact.")
          .required(WITHIN_NORM, LongType, "Those that kept to it.")
          .required(COUNTED, LongType, "Handled contacts whose repeats are counted.")
          .required(REPEATS, LongType, "Those of them with a repeat.")
          .required(EARLY_REPEATS, LongType, "Those of them with an early repeat.")
          .required(PRIOR_CONTACTS, LongType, "Those of them with a prior contact.")
          .required(OUTSIDE, LongType, "Counted contacts outside the window around their norm.")
          .required(OUTSIDE_REPEATS, LongType, "Those of them with a repeat.")
          .partitionedBy(CONTACT_DATE)
          .key(CONTACT_DATE, CELL_ID, LOAD_QUARTILE, IS_DURING_INCIDENT, IS_NEW_AGENT)
          .statisticsOn(CELL_ID, Contact.ORGANISATION, Contact.SERVICE)
          .check("repeats_are_of_counted_contacts", REPEATS + " <= " + COUNTED)
          .check("counted_contacts_are_handled", COUNTED + " <= " + HANDLED)
          .build();

  private OutcomeCount() {}
}
