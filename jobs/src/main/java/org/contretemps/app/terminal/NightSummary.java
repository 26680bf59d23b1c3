package org.contretemps.app.terminal;

import java.util.stream.Collectors;
import org.contretemps.night.RunNight;
import org.contretemps.night.decision.FollowDecisions;
import org.contretemps.night.qualify.SuspectedStandIns;

/** Prints in a few lines what a night did. */
public final class NightSummary {
  private NightSummary() {}

  public static String of(RunNight.Result night) {
    return LoadSummary.of(night.loaded())
        + NormSummary.of(night.norms())
        + (night.stated().isEmpty() ? "" : dates(night))
        + night.qualified().suspects().stream()
            .map(NightSummary::suspect)
            .collect(Collectors.joining())
        + KpiSummary.of(night.kpis());
  }

  private static String dates(RunNight.Result night) {
    int zones = night.stated().stream().mapToInt(stated -> stated.zones().zones()).sum();
    int changes = night.stated().stream().mapToInt(stated -> stated.normChanges().changes()).sum();
    int felt = night.stated().stream().mapToInt(stated -> stated.feltQuality().rows()).sum();
    FollowDecisions.Result followed = night.stated().get(night.stated().size() - 1).decisions();
    return night
        .qualified()
        .asOf()
        .map(
            asOf ->
                "  as of %s: %,d dates qualified, %,d counted, windows of %,d described, %,d zone verdicts%s%n"
                        .formatted(
                            asOf,
                            night.qualified().dates(),
                            night.distributed().dates(),
                            night.distributed().windows(),
                            zones,
                            nights(night.stated().size()))
                    + changes(changes)
                    + felt(felt)
                    + decisions(followed))
        .orElse("  no contacts yet%n".formatted());
  }

  private static String suspect(SuspectedStandIns.Suspect suspect) {
    return "  suspected stand-in: customer %d of %s has more contacts than people have; %,d are left out of repeats. Say under 'outcomes.known-customers' that it is a customer, or add its text to 'ingest.stand-ins'.%n"
        .formatted(suspect.customerKey(), suspect.source(), suspect.contacts());
  }

  private static String nights(int count) {
    return count > 1 ? " in %,d nights".formatted(count) : "";
  }

  private static String felt(int rows) {
    return rows == 0
        ? ""
        : "  answers of teams compared with their work in zones: %,d%n".formatted(rows);
  }

  private static String decisions(FollowDecisions.Result followed) {
    return followed.decisions() == 0
        ? ""
        : "  decisions followed: %,d, to be looked at again: %,d%n"
            .formatted(followed.decisions(), followed.overdue());
  }

  private static String changes(int judged) {
    return judged == 0 ? "" : "  changes of norms judged: %,d%n".formatted(judged);
  }
}
