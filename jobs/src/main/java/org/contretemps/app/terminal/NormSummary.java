package org.contretemps.app.terminal;

import java.util.List;
import java.util.stream.Collectors;
import org.contretemps.ingest.ResolveNorms;
import org.contretemps.record.norm.Finding;
import org.contretemps.wording.Printable;

/**
 * Prints the state of the norm log: how many norms are in force, and what is odd about its entries.
 */
public final class NormSummary {
  private static final int SHOWN = 20;

  private NormSummary() {}

  /** A line of intervals and the findings; nothing if both are as they were. */
  public static String of(ResolveNorms.Result result) {
    return result
        .intervals()
        .map(
            intervals ->
                "  norms: %,d intervals in force%s%n%s"
                    .formatted(
                        intervals, result.changed() ? "" : ", as before", of(result.findings())))
        .orElseGet(() -> of(result.findings()));
  }

  /** The gravest findings, one a line; nothing if there are none. */
  public static String of(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "";
    }
    String more =
        findings.size() > SHOWN
            ? "    and %,d more in norm_finding%n".formatted(findings.size() - SHOWN)
            : "";
    String oddities = findings.size() == 1 ? "oddity" : "oddities";
    return "  %,d %s in the norm log:%n".formatted(findings.size(), oddities)
        + findings.stream().limit(SHOWN).map(NormSummary::line).collect(Collectors.joining())
        + more;
  }

  private static String line(Finding finding) {
    return "    %s: %s%n".formatted(kind(finding.kind()), Printable.of(finding.words()));
  }

  private static String kind(Finding.Kind kind) {
    return switch (kind) {
      case CONTRADICTION -> "contradiction";
      case AMBIGUOUS_SCOPE -> "overlap";
      case TARGET_JUMP -> "jump";
      case GAP -> "gap";
      case MISSING_SITUATION_TYPE -> "missing situation type";
      case LATE_ENTRY -> "late entry";
      case COUNTS_FROM_MIDNIGHT -> "change during a day";
      case MEETS_NO_CONTACT -> "norm without contacts";
    };
  }
}
