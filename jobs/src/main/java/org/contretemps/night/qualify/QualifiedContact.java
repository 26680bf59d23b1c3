package org.contretemps.night.qualify;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import java.util.List;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.contretemps.night.outcome.ConversationDays;
import org.contretemps.record.contact.Contact;
import org.contretemps.record.contact.SituationClassifier;
import org.contretemps.record.norm.NormAsOf;
import org.contretemps.table.TableDefinition;

/**
 * One row per contact leg, with what was asked of it and what came of it: situation type, norms in
 * force, strata, repeats. A row is first written in the night of its date; outcomes and classes are
 * added once, when the date matures.
 */
public final class QualifiedContact {
  public static final String CONTACT_KEY = "contact_key";
  public static final String CELL_ID = "cell_id";
  public static final String IS_FIRST_LEG = ConversationDays.IS_FIRST_LEG;
  public static final String CONVERSATION_WAIT = ConversationDays.WAIT_SECONDS;
  public static final String SECONDS_TO_ANSWER = ConversationDays.SECONDS_TO_ANSWER;
  public static final String IS_ABANDONED = ConversationDays.IS_ABANDONED;
  public static final String CONVERSATION_HANDLING = ConversationDays.HANDLING_SECONDS;
  public static final String SITUATION_TYPE = Contact.SITUATION_TYPE;
  public static final String SITUATION_SCORE = "situation_score";
  public static final String SITUATION_POINTS = "situation_points";
  public static final String NORM_GAP_SECONDS = "norm_gap_seconds";
  public static final String NORM_BIN = "norm_bin";
  public static final String LOAD_QUARTILE = "load_quartile";
  public static final String IS_DURING_INCIDENT = "is_during_incident";
  public static final String IS_NEW_AGENT = "is_new_agent";
  public static final String SERVICE_DAY_CLASS = "service_day_class";
  public static final String AGENT_CLASS = "agent_class";
  public static final String REPEAT_STATE = "repeat_state";
  public static final String HAS_REPEAT = "has_repeat";
  public static final String HAS_EARLY_REPEAT = "has_early_repeat";
  public static final String SECONDS_TO_REPEAT = "seconds_to_repeat";
  public static final String HAS_PRIOR_CONTACT = "has_prior_contact";
  public static final String HAS_EARLY_PRIOR_CONTACT = "has_early_prior_contact";

  /** What {@link #REPEAT_STATE} can be. */
  public static final String COUNTED = "COUNTED";

  public static final String NOT_MATURE = "NOT_MATURE";
  public static final String NOT_LAST_LEG = "NOT_LAST_LEG";
  public static final String NO_CUSTOMER = "NO_CUSTOMER";
  public static final String SUSPECTED_STAND_IN = "SUSPECTED_STAND_IN";
  public static final String OUTBOUND = "OUTBOUND";
  public static final String NOT_HANDLED = "NOT_HANDLED";

  static final DataType POINTS = points();

  public static final TableDefinition TABLE =
      outcomes(strata(norms(situation(conversation(facts()))))).build();

  private QualifiedContact() {}

  private static TableDefinition.Builder facts() {
    return TableDefinition.named(
            "qualified_contact",
            "One row per contact leg, with its situation type, the norms in force, the strata it is compared within, and what came of it.")
        .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
        .source()
        .required(Contact.CONTACT_ID, StringType, "The contact's identifier within its source.")
        .required(Contact.CONTACT_DATE, DateType, "Local date on which the contact started.")
        .required(
            CONTACT_KEY, LongType, "Hash of organisation, source, contact_id and contact_date.")
        .required(Contact.CONVERSATION_ID, StringType, "Shared by all legs of one conversation.")
        .required(Contact.LEG, IntegerType, "Number of the leg within its conversation, from 1.")
        .optional(Contact.CASE_ID, StringType, "The customer's case that it was about.")
        .required(Contact.SERVICE, StringType, "The organisation's benefit or product.")
        .required(Contact.CHANNEL, StringType, "PHONE, CHAT, MESSAGE, EMAIL, VIDEO or DESK.")
        .required(Contact.DIRECTION, StringType, "INBOUND, OUTBOUND or CALLBACK.")
        .optional(Contact.TEAM, StringType, "Team of the agent.")
        .optional(Contact.AGENT_KEY, LongType, "Keyed pseudonym of the agent.")
        .optional(Contact.CUSTOMER_KEY, LongType, "Keyed pseudonym of the person entitled.")
        .optional(Contact.CUSTOMER_KIND, StringType, "Insured person, professional, partner …")
        .optional(Contact.TERRITORY, StringType, "Where the customer lives.")
        .required(Contact.STARTED_AT, TimestampType, "Instant at which the contact began.")
        .required(Contact.ENDED_AT, TimestampType, "Instant at which the exchange ended.")
        .optional(Contact.WAIT_SECONDS, IntegerType, "Seconds in the queue.")
        .optional(
            Contact.HANDLING_SECONDS,
            IntegerType,
            "Talk + hold + wrap-up; null if no agent handled the contact.")
        .optional(Contact.HOLD_SECONDS, IntegerType, "Seconds on hold, a part of it.")
        .optional(Contact.WRAP_UP_SECONDS, IntegerType, "Seconds of wrap-up, a part of it.")
        .required(
            Contact.ABANDONED, BooleanType, "Whether the customer left before an agent answered.")
        .optional(Contact.OBJECTIVES, createArrayType(StringType), "What it was for.")
        .optional(Contact.RECEIVED_BY_TRANSFER, BooleanType, "Whether an agent passed it on.")
        .optional(Contact.TRANSFERRED_TO, StringType, "Team it was passed on to; null if none.")
        .optional(Contact.ESCALATED, BooleanType, "Whether it was raised to a higher level.")
        .optional(Contact.ENDED_BY, StringType, "AGENT, CUSTOMER or SYSTEM.")
        .optional(Contact.RESOLVED, BooleanType, "The agent's own resolution code.")
        .optional(Contact.FILE_COMPLETE, BooleanType, "Whether the file was complete after it.")
        .optional(Contact.SALE_AGREED_AT, TimestampType, "When a sale was agreed to, if one was.")
        .optional(Contact.SALE_SIGNED_AT, TimestampType, "When it was signed, if it was.");
  }

  private static TableDefinition.Builder conversation(TableDefinition.Builder table) {
    return table
        .optional(
            IS_FIRST_LEG,
            BooleanType,
            "Whether a conversation begins with the leg, number 1 of it; the next four columns are of the whole conversation, with its legs of the same date and of the next, and null on all others.")
        .optional(
            CONVERSATION_WAIT,
            IntegerType,
            "Seconds that the customer waited on the line, in all queues; null if none is known.")
        .optional(
            SECONDS_TO_ANSWER,
            IntegerType,
            "Seconds on the line until an agent first answered; null if nobody did.")
        .optional(
            IS_ABANDONED,
            BooleanType,
            "Whether the customer left a queue and no agent had answered in any.")
        .optional(
            CONVERSATION_HANDLING,
            IntegerType,
            "Handling seconds of all legs, consultations included; null if no agent handled one.");
  }

  private static TableDefinition.Builder situation(TableDefinition.Builder table) {
    return table
        .required(
            SITUATION_TYPE,
            StringType,
            "SIMPLE, INTERMEDIATE, COMPLEX, or UNKNOWN if the source gives nothing about the situation.")
        .required(
            SITUATION_SCORE, LongType, "Points of all traits; the type follows from two cuts.")
        .required(SITUATION_POINTS, POINTS, "The parts of the score, trait by trait.")
        .required(CELL_ID, LongType, "Hash of organisation, service, channel, situation type.");
  }

  private static TableDefinition.Builder norms(TableDefinition.Builder table) {
    return table
        .optional(NormAsOf.NORM_ID, LongType, "The norm in force per contact; null if none.")
        .optional(NormAsOf.NORM_SECONDS, DoubleType, "Its target.")
        .optional(
            NormAsOf.NORM_ATTAINMENT_TARGET,
            DoubleType,
            "Share of contacts that has to meet it; null if none is set.")
        .optional(
            NORM_GAP_SECONDS,
            DoubleType,
            "Handling time minus the norm; null without a norm or a handling time.")
        .optional(
            NORM_BIN,
            IntegerType,
            "Bin of the handling time relative to the norm, −36 to 120; up to 0 the norm was met (METHOD §1).")
        .optional(NormAsOf.MEAN_NORM_ID, LongType, "The norm in force on mean seconds.")
        .optional(
            NormAsOf.CONTACTS_PER_DAY_NORM_ID, LongType, "The norm in force on contacts per day.")
        .optional(
            NormAsOf.MINUTES_PER_DAY_NORM_ID, LongType, "The norm in force on minutes per day.");
  }

  private static TableDefinition.Builder strata(TableDefinition.Builder table) {
    return table
        .optional(
            LOAD_QUARTILE,
            IntegerType,
            "Quarter, 1 to 4, of the service's trailing 28 days that the half-hour before lay in; null without such days.")
        .required(
            IS_DURING_INCIDENT, BooleanType, "Whether an outage or loss was known at its start.")
        .required(
            IS_NEW_AGENT, BooleanType, "Whether the agent was new to this work; false if unknown.")
        .optional(
            SERVICE_DAY_CLASS,
            IntegerType,
            "Third, 1 to 3, of the service's days by repeats beyond expectation; null until mature.")
        .optional(
            AGENT_CLASS,
            IntegerType,
            "Third, 1 to 3, of the service's agents by repeats beyond expectation in the 28 days before; 2 without such days; null until mature.");
  }

  private static TableDefinition.Builder outcomes(TableDefinition.Builder table) {
    return table
        .required(
            REPEAT_STATE,
            StringType,
            "COUNTED; or why repeats are not: NO_CUSTOMER identified, NOT_MATURE, SUSPECTED_STAND_IN (the customer has more contacts than people have), NOT_LAST_LEG (the customer was last spoken to on another leg), OUTBOUND (the organisation began the conversation), NOT_HANDLED by any agent.")
        .optional(
            HAS_REPEAT,
            BooleanType,
            "Whether the customer began another conversation, on any service of this one, within the repeat window (7 days unless configured) after it was over; null unless COUNTED.")
        .optional(HAS_EARLY_REPEAT, BooleanType, "The same within the early window (1 hour).")
        .optional(
            SECONDS_TO_REPEAT,
            IntegerType,
            "From the end of the customer's part to that conversation; null without one. Of a conversation that is NOT_HANDLED, to the customer's next try.")
        .optional(
            HAS_PRIOR_CONTACT,
            BooleanType,
            "Whether the customer had been in contact in the days before (30), on a service that this conversation had reached: the negative control; null without a customer.")
        .optional(
            HAS_EARLY_PRIOR_CONTACT,
            BooleanType,
            "The same in the hours before that make an early repeat (1): the negative control of contacts ended at once.")
        .partitionedBy(Contact.CONTACT_DATE)
        .key(Contact.ORGANISATION, Contact.SOURCE, Contact.CONTACT_ID, Contact.CONTACT_DATE)
        .statisticsOn(CELL_ID, Contact.ORGANISATION, Contact.SERVICE, Contact.CHANNEL)
        .check(
            "repeats_are_counted_or_null",
            "(" + REPEAT_STATE + " = '" + COUNTED + "') = (" + HAS_REPEAT + " IS NOT NULL)");
  }

  private static DataType points() {
    StructType points = new StructType();
    for (String trait :
        List.of(
            SituationClassifier.FURTHER_SERVICES,
            SituationClassifier.FURTHER_OBJECTIVES,
            SituationClassifier.THIRD_PARTY,
            SituationClassifier.RULE_CHANGED,
            SituationClassifier.RECEIVED_BY_TRANSFER,
            SituationClassifier.DOCUMENTS)) {
      points = points.add(trait, DataTypes.LongType, true);
    }
    return points;
  }
}
