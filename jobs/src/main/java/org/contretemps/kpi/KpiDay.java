package org.contretemps.kpi;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import org.contretemps.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per date, facet and group: the additive parts that every KPI table is made from. An
 * internal table, which holds small groups: not for those who query.
 */
public final class KpiDay {
  public static final String FACET = "facet";
  public static final String OBJECTIVE = "objective";
  public static final String RECEIVING_TEAM = "receiving_team";
  public static final String STRATUM = "stratum";

  /** The columns that name a group; a facet fills some of them. */
  public static final List<String> NAMES =
      List.of(
          Contact.ORGANISATION,
          Contact.CHANNEL,
          Contact.SERVICE,
          Contact.SITUATION_TYPE,
          Contact.TEAM,
          Contact.TERRITORY,
          OBJECTIVE,
          Contact.CUSTOMER_KIND,
          RECEIVING_TEAM,
          STRATUM);

  public static final TableDefinition TABLE = table();

  private KpiDay() {}

  private static TableDefinition table() {
    TableDefinition.Builder table =
        TableDefinition.named(
                "kpi_day",
                "Internal. One row per date, facet and group: the additive parts of every KPI table.")
            .required(Contact.CONTACT_DATE, DateType, "Local date on which the contacts started.")
            .required(
                FACET,
                StringType,
                "CENTRE, TEAM, TERRITORY, LOGIC, STRATUM, FELT, HANDOVER, CHANNEL_DAY or TEAM_DAY: what it is counted by.");
    NAMES.forEach(
        name -> table.optional(name, StringType, "Null where the facet does not count by it."));
    for (Measure measure : Measure.values()) {
      table.required(measure.column(), LongType, measure.comment());
    }
    return table
        .partitionedBy(Contact.CONTACT_DATE)
        .key(
            Contact.CONTACT_DATE,
            FACET,
            Contact.ORGANISATION,
            Contact.CHANNEL,
            Contact.SERVICE,
            Contact.SITUATION_TYPE,
            Contact.TEAM,
            Contact.TERRITORY,
            OBJECTIVE,
            Contact.CUSTOMER_KIND,
            RECEIVING_TEAM,
            STRATUM)
        .statisticsOn(FACET, Contact.ORGANISATION)
        .build();
  }
}
