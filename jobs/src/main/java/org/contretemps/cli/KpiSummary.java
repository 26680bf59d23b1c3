package org.contretemps.cli;

import org.contretemps.job.ComputeKpis;

/** What was made of the indicators, in a line. */
final class KpiSummary {
  private KpiSummary() {}

  static String of(ComputeKpis.Result kpis) {
    return "  indicators: %,d dates counted, %,d months made%n"
        .formatted(kpis.dates(), kpis.months());
  }
}
