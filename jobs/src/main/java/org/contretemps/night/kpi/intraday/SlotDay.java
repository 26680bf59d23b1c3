package org.contretemps.night.kpi.intraday;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per date, service, channel and local half-hour: what began in it, counted so that rows
 * add up over dates. People are counted, never named; that table is internal, since it holds small
 * groups.
 */
public final class SlotDay {
  public static final String HALF_HOUR = "half_hour";
  static final String CONTACTS = "contacts";
  static final String OFFERED = "offered";
  static final String WAITED = "waited";
  static final String WAIT_SECONDS = "wait_seconds";
  static final String ANSWERED = "answered";
  static final String ABANDONED = "abandoned";
  static final String HANDLED = "handled";
  static final String HANDLED_SECONDS = "handled_seconds";
  static final String SHORT = "short_contacts";
  static final String WITH_NORM = "with_norm";
  static final String WITHIN_NORM = "within_norm";
  static final String COUNTED = "counted";
  static final String REPEATS = "repeats";
  static final String AGENTS = "agents_at_work";
  static final String AGENT_MARKS = "agent_marks";
  static final String CUSTOMER_MARKS = "customer_marks";

  /** What adds up, beside the marks of people. */
  static final List<String> COUNTS =
      List.of(
          CONTACTS,
          OFFERED,
          WAITED,
          WAIT_SECONDS,
          ANSWERED,
          ABANDONED,
          HANDLED,
          HANDLED_SECONDS,
          SHORT,
          WITH_NORM,
          WITHIN_NORM,
          COUNTED,
          REPEATS,
          AGENTS);

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "kpi_slot_day",
              "Internal. One row per date, service, channel and local half-hour in which contacts began: the additive parts of kpi_intraday.")
          .required(Contact.CONTACT_DATE, DateType, "Local date on which the contacts started.")
          .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
          .required(Contact.SERVICE, StringType, "The benefit or product.")
          .required(Contact.CHANNEL, StringType, "The channel.")
          .required(HALF_HOUR, StringType, "Its local beginning, as 08:30.")
          .required(CONTACTS, LongType, "Contact legs that began in it.")
          .required(OFFERED, LongType, "Conversations that customers began, each once.")
          .required(WAITED, LongType, "Those whose wait on the line is known.")
          .required(WAIT_SECONDS, LongType, "Their seconds of waiting, in all queues together.")
          .required(ANSWERED, LongType, "Those that an agent answered.")
          .required(
              ABANDONED,
              LongType,
              "Those in which the customer left a queue and no agent had answered.")
          .required(HANDLED, LongType, "Handled legs.")
          .required(HANDLED_SECONDS, LongType, "Their handling seconds.")
          .required(SHORT, LongType, "Those of less than 10 seconds, by phone and chat.")
          .required(WITH_NORM, LongType, "Handled legs under a norm of seconds per contact.")
          .required(WITHIN_NORM, LongType, "Those that kept to the norm.")
          .required(COUNTED, LongType, "Handled legs whose repeats are known.")
          .required(REPEATS, LongType, "Those followed by a repeat contact.")
          .required(AGENTS, LongType, "Agents with a contact that began in it, each once.")
          .required(AGENT_MARKS, LongType, "One of 64 bits for each agent.")
          .required(CUSTOMER_MARKS, LongType, "One of 64 bits for each customer.")
          .partitionedBy(Contact.CONTACT_DATE)
          .key(
              Contact.CONTACT_DATE,
              Contact.ORGANISATION,
              Contact.SERVICE,
              Contact.CHANNEL,
              HALF_HOUR)
          .statisticsOn(Contact.ORGANISATION, Contact.SERVICE)
          .build();

  private SlotDay() {}
}
