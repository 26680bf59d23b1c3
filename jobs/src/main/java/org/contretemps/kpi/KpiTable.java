package org.contretemps.kpi;

import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.contretemps.table.TableDefinition;

/**
 * A KPI table, partitioned by {@link KpiMonth#MONTH}, with how the rows of a month are made.
 *
 * @param rows a month → its rows, in the columns that a writer fills
 */
public record KpiTable(TableDefinition table, Function<KpiMonth, List<Row>> rows) {

  /**
   * The one that is written last, and that has rows wherever any has: what it was made from, all
   * were. A table without a row to write or take away makes no commit that could say so.
   */
  public static final KpiTable LAST = new KpiTable(ContactCentreKpi.TABLE, ContactCentreKpi::rows);

  /** All of them, in the order in which they are written. */
  public static final List<KpiTable> ALL =
      List.of(
          new KpiTable(TwoLogicsKpi.TABLE, TwoLogicsKpi::rows),
          new KpiTable(AttentionSymmetryKpi.TABLE, AttentionSymmetryKpi::rows),
          new KpiTable(ServiceQualityGapKpi.TABLE, ServiceQualityGapKpi::rows),
          new KpiTable(TerritorialEquityKpi.TABLE, TerritorialEquityKpi::rows),
          new KpiTable(AntagonismKpi.TABLE, AntagonismKpi::rows),
          LAST);
}
