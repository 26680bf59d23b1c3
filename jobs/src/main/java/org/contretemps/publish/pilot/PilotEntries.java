package org.contretemps.publish.pilot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.contretemps.record.norm.NormBasis;
import org.contretemps.record.norm.NormLogEntry;

/**
 * Writes the entries of the norm log that carry out a pilot, in the form of the shipped mapping
 * {@code generic-csv-norms}: one for each service, from the first day of its step.
 */
final class PilotEntries {
  private PilotEntries() {}

  static String of(PilotPlan plan, Instant loggedAt) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.join(
            ",",
            NormLogEntry.LOGGED_AT,
            NormLogEntry.ORGANISATION,
            NormLogEntry.SERVICE,
            NormLogEntry.CHANNEL,
            NormLogEntry.SITUATION_TYPE,
            NormLogEntry.BASIS,
            NormLogEntry.TARGET,
            NormLogEntry.ATTAINMENT_TARGET,
            NormLogEntry.EFFECTIVE_FROM,
            NormLogEntry.REVOKED));
    PilotScope scope = plan.scope();
    for (int i = 0; i < scope.services().size(); i++) {
      lines.add(
          String.join(
              ",",
              loggedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
              quoted(scope.organisation()),
              quoted(scope.services().get(i)),
              scope.channel().orElse(""),
              scope.type().orElse(""),
              NormBasis.SECONDS_PER_CONTACT.name(),
              Integer.toString(scope.seconds()),
              "",
              plan.changes(i).toString(),
              ""));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }
}
