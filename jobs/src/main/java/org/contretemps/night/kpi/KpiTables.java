package org.contretemps.night.kpi;

import java.util.List;
import org.contretemps.night.kpi.antagonism.AntagonismKpi;
import org.contretemps.night.kpi.cell.SituationKpi;
import org.contretemps.night.kpi.cell.TeamKpi;
import org.contretemps.night.kpi.month.AttentionSymmetryKpi;
import org.contretemps.night.kpi.month.ContactCentreKpi;
import org.contretemps.night.kpi.month.KpiTable;
import org.contretemps.night.kpi.month.TerritorialEquityKpi;
import org.contretemps.night.kpi.month.TwoLogicsKpi;
import org.contretemps.night.kpi.quality.CareKpi;
import org.contretemps.night.kpi.quality.ServiceQualityGapKpi;

/** The list of the monthly indicator tables, in the order in which they are written. */
public final class KpiTables {
  /**
   * The table that is written last, and that has rows whenever any table has: its inputs are the
   * inputs of all. A table without a row to write or take away makes no commit that could say so.
   */
  public static final KpiTable LAST = new KpiTable(ContactCentreKpi.TABLE, ContactCentreKpi::rows);

  /** All of them, in the order in which they are written. */
  public static final List<KpiTable> ALL =
      List.of(
          new KpiTable(TwoLogicsKpi.TABLE, TwoLogicsKpi::rows),
          new KpiTable(AttentionSymmetryKpi.TABLE, AttentionSymmetryKpi::rows),
          new KpiTable(ServiceQualityGapKpi.TABLE, ServiceQualityGapKpi::rows),
          new KpiTable(CareKpi.TABLE, CareKpi::rows),
          new KpiTable(TerritorialEquityKpi.TABLE, TerritorialEquityKpi::rows),
          new KpiTable(AntagonismKpi.TABLE, AntagonismKpi::rows),
          new KpiTable(SituationKpi.TABLE, SituationKpi::rows),
          new KpiTable(TeamKpi.TABLE, TeamKpi::rows),
          LAST);

  private KpiTables() {}
}
