package org.contretemps.night.qualify;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.night.load.LoadQuartiles;

/**
 * Decides from dates alone which dates have to be qualified again.
 *
 * @param windows how far outcomes reach
 * @param withContacts dates that have contacts
 * @param qualified dates that have been qualified
 * @param lastNight the night that qualified last, if any
 * @param asOf the night to qualify for; no date after it is qualified
 */
record DatesToQualify(
    OutcomeWindows windows,
    NavigableSet<LocalDate> withContacts,
    NavigableSet<LocalDate> qualified,
    Optional<LocalDate> lastNight,
    LocalDate asOf) {

  /**
   * What has changed since the last night.
   *
   * @param contacts dates whose contacts changed
   * @param legs dates whose customers' legs changed
   * @param loads dates whose load changed
   * @param periods spans of dates in which norms or incidents changed
   */
  record Changes(
      Collection<LocalDate> contacts,
      Collection<LocalDate> legs,
      Collection<LocalDate> loads,
      Collection<Period> periods) {}

  /** A span of dates, both included. */
  record Period(LocalDate from, LocalDate to) {}

  /** The dates to qualify, rising. */
  List<LocalDate> after(Changes changes) {
    NavigableSet<LocalDate> known = new TreeSet<>(withContacts);
    known.addAll(qualified);
    NavigableSet<LocalDate> dates = new TreeSet<>(changes.contacts());
    dates.addAll(qualifiedButNotThere());
    dates.addAll(thereButNotQualified());
    dates.addAll(newlyMature());
    changes.legs().forEach(date -> dates.addAll(seeingLegsOn(date, known)));
    changes.loads().forEach(date -> dates.addAll(seeingLoadOn(date, known)));
    changes.periods().forEach(period -> dates.addAll(between(period.from(), period.to(), known)));
    dates.retainAll(known);
    return List.copyOf(dates.headSet(asOf, true));
  }

  private NavigableSet<LocalDate> thereButNotQualified() {
    NavigableSet<LocalDate> dates = new TreeSet<>(withContacts);
    dates.removeAll(qualified);
    return dates;
  }

  private NavigableSet<LocalDate> qualifiedButNotThere() {
    NavigableSet<LocalDate> dates = new TreeSet<>(qualified);
    dates.removeAll(withContacts);
    return dates;
  }

  private Collection<LocalDate> newlyMature() {
    LocalDate lastMature = windows.lastMature(asOf);
    return lastNight
        .map(windows::lastMature)
        .map(before -> between(before.plusDays(1), lastMature, qualified))
        .orElse(List.of());
  }

  /** Prior contacts look back on a leg; repeats look ahead to it, once they are mature. */
  private Collection<LocalDate> seeingLegsOn(LocalDate date, NavigableSet<LocalDate> known) {
    NavigableSet<LocalDate> seeing =
        new TreeSet<>(between(date, date.plusDays(windows.lookBackDays()), known));
    LocalDate lastMature = windows.lastMature(asOf);
    LocalDate lastBefore = date.minusDays(1);
    seeing.addAll(
        between(
            date.minusDays(windows.maturityDays()),
            lastBefore.isBefore(lastMature) ? lastBefore : lastMature,
            known));
    return seeing;
  }

  private static Collection<LocalDate> seeingLoadOn(LocalDate date, NavigableSet<LocalDate> known) {
    return between(date, date.plusDays(LoadQuartiles.TRAILING_DAYS + 1L), known);
  }

  private static Collection<LocalDate> between(
      LocalDate from, LocalDate to, NavigableSet<LocalDate> dates) {
    return to.isBefore(from) ? List.of() : dates.subSet(from, true, to, true);
  }
}
