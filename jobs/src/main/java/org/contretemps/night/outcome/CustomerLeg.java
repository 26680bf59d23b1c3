package org.contretemps.night.outcome;

import static org.apache.spark.sql.types.DataTypes.BooleanType;
import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;

import org.contretemps.table.TableDefinition;

/**
 * One row per contact leg of an identified customer, with the few columns needed to look for prior
 * contacts and repeats. A night reads weeks of this table and of no wider one. A date is rewritten
 * only if its rows differ.
 */
public final class CustomerLeg {
  public static final String CONTACT_DATE = "contact_date";
  public static final String CONTACT_KEY = "contact_key";
  public static final String CONVERSATION_KEY = "conversation_key";
  public static final String CUSTOMER_KEY = "customer_key";
  public static final String SERVICE_KEY = "service_key";
  public static final String LEG = "leg";
  public static final String STARTED_AT = "started_at";
  public static final String ENDED_AT = "ended_at";
  public static final String IS_INBOUND = "is_inbound";
  public static final String IS_OUTBOUND = "is_outbound";
  public static final String IS_HANDLED = "is_handled";
  public static final String IS_ENDED_BY_CUSTOMER = "is_ended_by_customer";

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "customer_leg",
              "One row per contact leg of an identified customer: the narrow facts from which repeats and prior contacts follow.")
          .required(CONTACT_DATE, DateType, "Local date on which the contact started.")
          .required(
              CONTACT_KEY, LongType, "Hash of organisation, source, contact_id and contact_date.")
          .required(CONVERSATION_KEY, LongType, "Hash of organisation, source and conversation_id.")
          .required(CUSTOMER_KEY, LongType, "Keyed pseudonym of the person entitled.")
          .required(SERVICE_KEY, LongType, "Hash of organisation and service.")
          .required(LEG, IntegerType, "Number of the leg within its conversation, from 1.")
          .required(STARTED_AT, TimestampType, "Instant at which the contact began.")
          .required(ENDED_AT, TimestampType, "Instant at which the exchange ended.")
          .required(IS_INBOUND, BooleanType, "Whether the customer began it.")
          .optional(
              IS_OUTBOUND,
              BooleanType,
              "Whether the organisation began it; null, as below, if an older version wrote it.")
          .optional(IS_HANDLED, BooleanType, "Whether an agent handled it.")
          .optional(IS_ENDED_BY_CUSTOMER, BooleanType, "Whether the customer ended it.")
          .partitionedBy(CONTACT_DATE)
          .key(CONTACT_DATE, CONTACT_KEY)
          .statisticsOn(STARTED_AT)
          .build();

  private CustomerLeg() {}
}
