package org.contretemps.app.terminal;

import org.contretemps.night.kpi.ComputeKpis;

/** Prints in one line how many dates and months of indicators were computed. */
public final class KpiSummary {
  private KpiSummary() {}

  public static String of(ComputeKpis.Result kpis) {
    return "  indicators: %,d dates counted, %,d months made%n"
        .formatted(kpis.dates(), kpis.months());
  }
}
