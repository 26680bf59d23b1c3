package org.contretemps.night.load;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import org.contretemps.table.TableDefinition;

/**
 * One row per date, service and five-minute slot: how many contacts arrived, how long they waited,
 * and how many were in progress. Counts and sums only. A date is written again only when its rows
 * differ.
 */
public final class ServiceLoad {
  public static final String CONTACT_DATE = "contact_date";
  public static final String ORGANISATION = "organisation";
  public static final String SERVICE = "service";
  public static final String SLOT = "slot";
  public static final String CONTACTS = "contacts";
  public static final String WAITS_KNOWN = "waits_known";
  public static final String WAIT_SECONDS_SUM = "wait_seconds_sum";
  public static final String IN_PROGRESS = "in_progress";

  /** Length of a slot. */
  public static final int SLOT_SECONDS = 300;

  public static final TableDefinition TABLE =
      TableDefinition.named(
              "service_load",
              "One row per date, service and slot of five minutes: contacts that came, what they waited, contacts in progress.")
          .required(CONTACT_DATE, DateType, "Local date on which the contacts started.")
          .required(ORGANISATION, StringType, "The organisation contacted.")
          .required(SERVICE, StringType, "The benefit or product.")
          .required(SLOT, IntegerType, "Number of the slot: five-minute periods since 1970, UTC.")
          .required(CONTACTS, LongType, "Contacts that started in the slot.")
          .required(WAITS_KNOWN, LongType, "Those of them whose wait is known.")
          .required(WAIT_SECONDS_SUM, LongType, "Sum of their waits.")
          .required(
              IN_PROGRESS,
              LongType,
              "Contacts without a known wait that were going on when the slot began.")
          .partitionedBy(CONTACT_DATE)
          .key(CONTACT_DATE, ORGANISATION, SERVICE, SLOT)
          .statisticsOn(ORGANISATION, SERVICE, SLOT)
          .check("counts_are_not_negative", CONTACTS + " >= 0 AND " + IN_PROGRESS + " >= 0")
          .build();

  private ServiceLoad() {}
}
