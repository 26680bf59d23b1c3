package org.contretemps.record.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Finds oddities between consecutive intervals of one scope and basis: gaps and jumps. */
final class IntervalFindings {
  private static final double JUMP = 3;

  private IntervalFindings() {}

  /**
   * What is odd between neighbours.
   *
   * @param intervals as {@link NormLog#intervals} sorts them
   */
  static List<Finding> in(List<NormInterval> intervals) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 1; i < intervals.size(); i++) {
      NormInterval earlier = intervals.get(i - 1);
      NormInterval later = intervals.get(i);
      if (!NormLog.Track.of(earlier.norm()).equals(NormLog.Track.of(later.norm()))) {
        continue;
      }
      if (earlier.until().isBefore(later.from())) {
        findings.add(gap(earlier, later));
      }
      if (jumps(earlier.norm().target(), later.norm().target())) {
        findings.add(jump(earlier, later));
      }
    }
    return findings;
  }

  private static Finding gap(NormInterval earlier, NormInterval later) {
    LocalDate from = earlier.until();
    LocalDate until = later.from();
    return new Finding(
        Finding.Kind.GAP,
        earlier.norm().scope(),
        earlier.norm().basis(),
        from,
        until,
        "%s has no norm in %s %s: it was revoked and set again later, and meanwhile only a wider norm applies, if there is one. Log the norm from %s on if it was meant to go on."
            .formatted(
                earlier.norm().scope().inWords(),
                earlier.norm().basis().unit(),
                Finding.dates(from, until),
                from));
  }

  private static boolean jumps(double earlier, double later) {
    return Math.max(earlier, later) > JUMP * Math.min(earlier, later);
  }

  private static Finding jump(NormInterval earlier, NormInterval later) {
    return new Finding(
        Finding.Kind.TARGET_JUMP,
        later.norm().scope(),
        later.norm().basis(),
        later.from(),
        later.until(),
        "The norm of %s goes from %s to %s on %s: a change by more than a factor of three is more often a wrong unit than a norm. Log it again in the unit of its basis, or leave it if it is meant."
            .formatted(
                later.norm().scope().inWords(),
                earlier.norm().inWords(),
                later.norm().inWords(),
                later.from()));
  }
}
