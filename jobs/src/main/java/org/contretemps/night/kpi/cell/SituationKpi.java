package org.contretemps.night.kpi.cell;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.HandlingParts;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.Rates;
import org.contretemps.night.kpi.month.Shown;
import org.contretemps.night.kpi.month.World;
import org.contretemps.night.kpi.quality.ServiceQualityGapKpi;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.table.TableRow;

/**
 * One row per month and cell: how long contacts took, whether they kept to the norm and whether
 * customers came back. From kpi_day. Counts add up over months and cells.
 *
 * <p>What is left out of it can be had neither from channels ({@link ContactCentreKpi}) nor from
 * services ({@link ServiceQualityGapKpi}): a cell, or a share of it, is shown only if those of both
 * are.
 */
public final class SituationKpi {
  private static final List<String> NAMES = Facet.CENTRE.names();
  private static final List<String> CHANNEL = List.of(Contact.ORGANISATION, Contact.CHANNEL);
  private static final List<String> SERVICE = List.of(Contact.ORGANISATION, Contact.SERVICE);
  private static final List<List<String>> WHOLES =
      List.of(List.of(Contact.ORGANISATION), CHANNEL, SERVICE);

  private static final List<Rates> RATES =
      List.of(ContactCentreKpi.REPEAT, ContactCentreKpi.ATTAINMENT, ContactCentreKpi.CSAT);

  public static final TableDefinition TABLE = table();

  private SituationKpi() {}

  private static TableDefinition table() {
    return figures(
            TableDefinition.named(
                    "kpi_situation",
                    "One row per month and cell (organisation, service, channel, situation type): handling time, norm attainment, repeats and satisfaction. Cells under 10 contacts, 10 customers or 5 agents are left out.")
                .required(KpiMonth.MONTH, DateType, "First day of the month.")
                .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
                .required(Contact.SERVICE, StringType, "The benefit or product.")
                .required(Contact.CHANNEL, StringType, "The channel.")
                .required(
                    Contact.SITUATION_TYPE,
                    StringType,
                    "SIMPLE, INTERMEDIATE, COMPLEX or UNKNOWN."))
        .partitionedBy(KpiMonth.MONTH)
        .key(
            KpiMonth.MONTH,
            Contact.ORGANISATION,
            Contact.SERVICE,
            Contact.CHANNEL,
            Contact.SITUATION_TYPE)
        .statisticsOn(Contact.ORGANISATION)
        .build();
  }

  /** What {@link TeamKpi} says of its groups, too. */
  static TableDefinition.Builder figures(TableDefinition.Builder table) {
    table
        .required(Measure.CONTACTS.column(), LongType, World.INDUSTRIAL.of("Contact legs."))
        .optional(
            Measure.HANDLED.column(), LongType, World.INDUSTRIAL.of("Handled legs. Null below 10."))
        .optional(
            Measure.HANDLED_SECONDS.column(),
            LongType,
            World.INDUSTRIAL.of("Their handling seconds."))
        .generated(
            ContactCentreKpi.AHT,
            DoubleType,
            "CASE WHEN handled > 0 THEN handled_seconds / handled END",
            World.INDUSTRIAL.of("Talk, hold and wrap-up per handled leg."));
    HandlingParts.declare(table);
    ContactCentreKpi.REPEAT.declare(table, "Repeats within the window");
    ContactCentreKpi.ATTAINMENT.declare(
        table, "Share of contacts that kept to a norm of seconds per contact");
    ContactCentreKpi.CSAT.declare(table, "Satisfied share of those who answered, not weighted");
    return table;
  }

  /** The rows of a month. */
  public static List<Row> rows(KpiMonth month) {
    return rows(month, TABLE, NAMES, shown(month));
  }

  /** The same of another table with these figures, a row for each group that is shown. */
  static List<Row> rows(KpiMonth month, TableDefinition table, List<String> names, Shown shown) {
    List<Row> rows = new ArrayList<>();
    for (KpiGroup cell : shown.groups()) {
      TableRow row =
          new TableRow(table.writtenSchema())
              .set(KpiMonth.MONTH, month.date())
              .set(Measure.CONTACTS.column(), cell.of(Measure.CONTACTS));
      names.forEach(name -> row.set(name, cell.name(name)));
      if (shown.has(cell, Measure.HANDLED)) {
        row.set(Measure.HANDLED.column(), cell.of(Measure.HANDLED))
            .set(Measure.HANDLED_SECONDS.column(), cell.of(Measure.HANDLED_SECONDS));
      }
      HandlingParts.fill(row, cell, shown);
      RATES.forEach(rate -> rate.fill(row, cell, shown));
      rows.add(row.row());
    }
    return rows;
  }

  private static Shown shown(KpiMonth month) {
    Shown channels = ContactCentreKpi.shown(month);
    Shown services = ServiceQualityGapKpi.shown(month);
    Map<KpiKey, KpiGroup> byChannel = KpiGroup.byKey(channels.groups(), CHANNEL);
    Map<KpiKey, KpiGroup> byService = KpiGroup.byKey(services.groups(), SERVICE);
    return Shown.ofMany(
        month.by(Facet.CENTRE, NAMES),
        WHOLES,
        (cell, trials) ->
            isShown(channels, byChannel.get(cell.key(CHANNEL)), trials)
                && isShown(services, byService.get(cell.key(SERVICE)), trials));
  }

  private static boolean isShown(Shown wholes, KpiGroup whole, Measure trials) {
    return whole != null && wholes.has(whole, trials);
  }
}
