package org.contretemps.record.norm;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/**
 * Reads a norm log as a careful colleague would and says what is odd in it. Like the intervals, the
 * findings follow from the set of entries; one disappears when the log has been put right.
 */
public final class NormLogReview {
  private NormLogReview() {}

  /** Everything odd in a log: sorted by kind, scope, basis and date. */
  public static List<Finding> of(NormLog log) {
    List<Finding> findings = new ArrayList<>();
    log.tracks()
        .values()
        .forEach(
            track ->
                track.forEach(
                    (effectiveFrom, logged) ->
                        findings.addAll(EntryFindings.in(effectiveFrom, logged))));
    log.tracks().values().forEach(track -> findings.addAll(changesDuringADate(track)));
    List<NormInterval> intervals = log.intervals();
    findings.addAll(IntervalFindings.in(intervals));
    ScopeFindings scopes = new ScopeFindings(intervals);
    findings.addAll(scopes.ambiguousScopes());
    findings.addAll(scopes.missingSituationTypes());
    return findings.stream().distinct().sorted().toList();
  }

  private static List<Finding> changesDuringADate(
      SortedMap<LocalDate, SortedSet<NormLog.Entry>> track) {
    return track.entrySet().stream()
        .skip(1)
        .flatMap(logged -> EntryFindings.duringTheDate(logged.getKey(), logged.getValue()).stream())
        .toList();
  }
}
