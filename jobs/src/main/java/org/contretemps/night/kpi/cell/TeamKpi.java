package org.contretemps.night.kpi.cell;

import static org.apache.spark.sql.types.DataTypes.DateType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.KpiMonth;
import org.contretemps.night.kpi.month.Shown;
import org.contretemps.night.kpi.quality.ServiceQualityGapKpi;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;

/**
 * One row per month, service and team: how long contacts took, whether they kept to the norm and
 * whether customers came back. From kpi_day. Counts add up over months, teams and services.
 *
 * <p>A row, or a share of it, is shown only if those of its team ({@link AttentionSymmetryKpi}) and
 * of its service ({@link ServiceQualityGapKpi}) are.
 */
public final class TeamKpi {
  private static final List<String> NAMES =
      List.of(Contact.ORGANISATION, Contact.SERVICE, Contact.TEAM);
  private static final List<String> SERVICE = List.of(Contact.ORGANISATION, Contact.SERVICE);
  private static final List<String> TEAM = List.of(Contact.ORGANISATION, Contact.TEAM);
  private static final List<List<String>> WHOLES =
      List.of(List.of(Contact.ORGANISATION), TEAM, SERVICE);

  public static final TableDefinition TABLE =
      SituationKpi.figures(
              TableDefinition.named(
                      "kpi_team",
                      "One row per month, service and team: handling time, norm attainment, repeats and satisfaction. Teams under 10 contacts, 10 customers or 5 agents are left out.")
                  .required(KpiMonth.MONTH, DateType, "First day of the month.")
                  .required(Contact.ORGANISATION, StringType, "The organisation contacted.")
                  .required(Contact.SERVICE, StringType, "The benefit or product.")
                  .required(Contact.TEAM, StringType, "The team that answered."))
          .partitionedBy(KpiMonth.MONTH)
          .key(KpiMonth.MONTH, Contact.ORGANISATION, Contact.SERVICE, Contact.TEAM)
          .statisticsOn(Contact.ORGANISATION)
          .build();

  private TeamKpi() {}

  /** The rows of a month. */
  public static List<Row> rows(KpiMonth month) {
    return SituationKpi.rows(month, TABLE, NAMES, shown(month));
  }

  private static Shown shown(KpiMonth month) {
    Shown teams = AttentionSymmetryKpi.shown(month);
    Shown services = ServiceQualityGapKpi.shown(month);
    Map<KpiKey, KpiGroup> byTeam = KpiGroup.byKey(teams.groups(), TEAM);
    Map<KpiKey, KpiGroup> byService = KpiGroup.byKey(services.groups(), SERVICE);
    return Shown.ofSomeOfMany(
        month.by(Facet.CENTRE, SERVICE),
        month.by(Facet.TEAM, NAMES),
        SERVICE,
        WHOLES,
        (group, trials) ->
            isShown(teams, byTeam.get(group.key(TEAM)), trials)
                && isShown(services, byService.get(group.key(SERVICE)), trials));
  }

  private static boolean isShown(Shown wholes, KpiGroup whole, Measure trials) {
    return whole != null && wholes.has(whole, trials);
  }
}
