package org.contretemps.record.norm;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Norms that change during a date: they were logged on the date from which they apply, and count
 * from its midnight. Setting again what is in force changes nothing, and neither does the first
 * norm of a scope, unless a wider one was in force for the same contacts before.
 */
final class ChangesDuringDates {
  private final NormLog log;
  private final List<NormInterval> intervals;
  private final ZoneId zone;

  /**
   * @param intervals those of the log
   * @param zone in which entries are logged
   */
  ChangesDuringDates(NormLog log, List<NormInterval> intervals, ZoneId zone) {
    this.log = log;
    this.intervals = intervals;
    this.zone = zone;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    log.tracks()
        .forEach(
            (track, dates) ->
                dates.forEach(
                    (date, logged) -> finding(track, date, logged).ifPresent(findings::add)));
    return findings;
  }

  private Optional<Finding> finding(
      NormLog.Track track, LocalDate date, SortedSet<NormLog.Entry> logged) {
    NormLog.Entry counting = logged.last();
    boolean isDuringTheDate = LocalDate.ofInstant(counting.loggedAt(), zone).equals(date);
    return isDuringTheDate && isChanged(track, date)
        ? Optional.of(finding(counting))
        : Optional.empty();
  }

  private boolean isChanged(NormLog.Track track, LocalDate date) {
    LocalDate before = date.minusDays(1);
    Optional<NormInterval> own = inForce(track, before);
    Optional<NormInterval> then = inForce(track, date);
    return !own.equals(then) && (own.isPresent() || isInForceWider(track, before));
  }

  private Optional<NormInterval> inForce(NormLog.Track track, LocalDate date) {
    return intervals.stream()
        .filter(interval -> NormLog.Track.of(interval.norm()).equals(track))
        .filter(interval -> interval.contains(date))
        .findFirst();
  }

  private boolean isInForceWider(NormLog.Track track, LocalDate date) {
    return intervals.stream()
        .filter(interval -> interval.norm().basis() == track.basis())
        .filter(interval -> interval.contains(date))
        .map(interval -> interval.norm().scope())
        .anyMatch(
            scope ->
                scope.specificity() < track.scope().specificity()
                    && scope.meet(track.scope()).isPresent());
  }

  private static Finding finding(NormLog.Entry entry) {
    return new Finding(
        Finding.Kind.COUNTS_FROM_MIDNIGHT,
        entry.norm().scope(),
        entry.norm().basis(),
        entry.effectiveFrom(),
        NormInterval.OPEN,
        "The entry for %s was logged at %s, during the date from which it applies. It counts from midnight: the contacts of that date that came before it are measured against it, too. Log it with the next date if they are not meant."
            .formatted(entry.norm().scope().inWords(), entry.loggedAt()));
  }
}
