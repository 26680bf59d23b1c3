package org.contretemps.app.terminal;

import org.contretemps.night.kpi.ComputeKpis;

/** What was made of the indicators, in a line. */
public final class KpiSummary {
  private KpiSummary() {}

  public static String of(ComputeKpis.Result kpis) {
    return "  indicators: %,d dates counted, %,d months made%n"
        .formatted(kpis.dates(), kpis.months());
  }
}
