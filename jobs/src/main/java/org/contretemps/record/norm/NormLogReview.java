package org.contretemps.record.norm;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviews a norm log and reports its oddities. Like the intervals, the findings follow from the set
 * of entries; one disappears when the log has been put right.
 */
public final class NormLogReview {
  private NormLogReview() {}

  /**
   * Everything odd in a log: sorted by kind, scope, basis and date.
   *
   * @param zone in which it is kept: on which date an entry was logged depends on it
   */
  public static List<Finding> of(NormLog log, ZoneId zone) {
    List<Finding> findings = new ArrayList<>();
    log.tracks()
        .values()
        .forEach(
            track ->
                track.forEach(
                    (effectiveFrom, logged) ->
                        findings.addAll(EntryFindings.in(effectiveFrom, logged))));
    List<NormInterval> intervals = log.intervals();
    findings.addAll(new ChangesDuringDates(log, intervals, zone).findings());
    findings.addAll(IntervalFindings.in(intervals));
    ScopeFindings scopes = new ScopeFindings(intervals);
    findings.addAll(scopes.ambiguousScopes());
    findings.addAll(scopes.missingSituationTypes());
    return findings.stream().distinct().sorted().toList();
  }
}
