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
  private static final String COUNTS =
      "The entry for %s was logged at %s, during the date from which it applies. It counts from midnight: the contacts of that date that came before it are measured against it, too. Log it with the next date if they are not meant.";

  private static final String COUNTS_NEVER =
      "The entry for %s that was logged at %s counts for no contact: it was taken back on the same date, and norms count from midnight. The contacts that came while it was in force are measured against the norm from before. Exclude them from comparisons if that matters.";

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
    if (!isDuring(date, counting)) {
      return Optional.empty();
    }
    return isChanged(track, date)
        ? Optional.of(finding(counting, COUNTS))
        : passing(track, date, logged).map(entry -> finding(entry, COUNTS_NEVER));
  }

  private boolean isDuring(LocalDate date, NormLog.Entry entry) {
    return LocalDate.ofInstant(entry.loggedAt(), zone).equals(date);
  }

  /** The entry of a date by which the norm was another for some hours of it, if there is one. */
  private Optional<NormLog.Entry> passing(
      NormLog.Track track, LocalDate date, SortedSet<NormLog.Entry> logged) {
    Optional<Norm> before = inForce(track, date.minusDays(1)).map(NormInterval::norm);
    return logged.headSet(logged.last()).stream()
        .filter(entry -> isDuring(date, entry))
        .filter(entry -> before.isPresent())
        .filter(entry -> entry.revoked() || !entry.norm().equals(before.get()))
        .findFirst();
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

  private static Finding finding(NormLog.Entry entry, String words) {
    return new Finding(
        Finding.Kind.COUNTS_FROM_MIDNIGHT,
        entry.norm().scope(),
        entry.norm().basis(),
        entry.effectiveFrom(),
        NormInterval.OPEN,
        words.formatted(entry.norm().scope().inWords(), entry.loggedAt()));
  }
}
