package org.contretemps.cli;

import java.util.stream.Collectors;
import org.contretemps.job.RunNight;

/** What a night did, in a few lines. */
final class NightSummary {
  private NightSummary() {}

  static String of(RunNight.Result night) {
    return LoadSummary.of(night.loaded())
        + NormSummary.of(night.norms())
        + night.dates().stream().map(NightSummary::line).collect(Collectors.joining())
        + KpiSummary.of(night.kpis());
  }

  private static String line(RunNight.DateResult date) {
    return date.qualified()
        .asOf()
        .map(
            asOf ->
                "  as of %s: %,d dates qualified, %,d counted, windows of %,d described, %,d zone verdicts%n"
                        .formatted(
                            asOf,
                            date.qualified().dates(),
                            date.distributed().dates(),
                            date.distributed().windows(),
                            date.zones().zones())
                    + changes(date.normChanges().changes()))
        .orElse("  no contacts yet%n".formatted());
  }

  private static String changes(int judged) {
    return judged == 0 ? "" : "  changes of norms judged: %,d%n".formatted(judged);
  }
}
