package org.contretemps.night.kpi.count;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import java.util.stream.Stream;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per date, facet and group: the additive counts from which every indicator table is
 * computed, except those of surveys and reviews ({@link KpiFeedbackDay}). An internal table, which
 * holds small groups: not for those who query.
 */
public final class KpiDay {
  public static final String FACET = "facet";
  public static final String OBJECTIVE = "objective";
  public static final String RECEIVING_TEAM = "receiving_team";
  public static final String STRATUM = "stratum";

  /** The kind of a customer of whom no source tells it. */
  public static final String UNKNOWN_KIND = "UNKNOWN";

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

  public static final TableDefinition TABLE =
      table(
          "kpi_day",
          "Internal. One row per date, facet and group of contacts: the additive parts of every KPI table.",
          "CENTRE, TEAM, TERRITORY, LOGIC, CHANNEL_STRATUM, TEAM_STRATUM, CELL_SIDE, HANDOVER, CHANNEL_DAY or TEAM_DAY: what it is counted by.",
          Measure.Part.CONTACTS);

  private KpiDay() {}

  /** A table of days with the measures of a part. */
  static TableDefinition table(String name, String grain, String facets, Measure.Part part) {
    TableDefinition.Builder table =
        TableDefinition.named(name, grain)
            .required(Contact.CONTACT_DATE, DateType, "Local date on which the contacts started.")
            .required(FACET, StringType, facets);
    NAMES.forEach(
        column -> table.optional(column, StringType, "Null if the facet does not count by it."));
    Measure.of(part).forEach(measure -> declare(table, measure));
    return table
        .partitionedBy(Contact.CONTACT_DATE)
        .key(
            Stream.concat(Stream.of(Contact.CONTACT_DATE, FACET), NAMES.stream())
                .toArray(String[]::new))
        .statisticsOn(FACET, Contact.ORGANISATION)
        .build();
  }

  private static void declare(TableDefinition.Builder table, Measure measure) {
    if (measure.isOfPeople()) {
      table.optional(measure.column(), LongType, measure.comment());
    } else {
      table.required(measure.column(), LongType, measure.comment());
    }
  }
}
