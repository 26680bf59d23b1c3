package org.contretemps.care.upkeep;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.night.distribute.HandlingTimeHistogram;
import org.contretemps.night.qualify.QualifiedContact;
import org.contretemps.record.contact.Contact;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.CommitHistory;

/**
 * The state of a warehouse (what is loaded, which nights ran, what is still to do), read from the
 * logs of its tables. Writes nothing.
 *
 * @param contacts contacts loaded
 * @param firstDate first date that has contacts
 * @param lastDate last date that has contacts
 * @param lastNight as-of date of the last night that qualified
 * @param nights last nights, the newest first
 * @param notQualified dates that have contacts and are not qualified yet
 * @param notMature qualified dates whose outcomes are not known yet
 * @param notDistributed dates that have contacts and no histogram yet
 */
public record WarehouseStatus(
    long contacts,
    Optional<LocalDate> firstDate,
    Optional<LocalDate> lastDate,
    Optional<LocalDate> lastNight,
    List<CommitHistory.Night> nights,
    NavigableSet<LocalDate> notQualified,
    NavigableSet<LocalDate> notMature,
    NavigableSet<LocalDate> notDistributed) {
  private static final int NIGHTS = 7;

  /** The status of a warehouse now. */
  public static WarehouseStatus of(Warehouse warehouse, OutcomeWindows windows) {
    CommitHistory contact = warehouse.history(Contact.TABLE);
    CommitHistory qualified = warehouse.history(QualifiedContact.TABLE);
    NavigableSet<LocalDate> dates = contact.dates(Contact.CONTACT_DATE);
    NavigableSet<LocalDate> done = qualified.dates(Contact.CONTACT_DATE);
    Optional<LocalDate> night = qualified.lineage().night();
    return new WarehouseStatus(
        contact.rowsByDate(Contact.CONTACT_DATE).values().stream().mapToLong(Long::longValue).sum(),
        dates.stream().findFirst(),
        Optional.ofNullable(dates.isEmpty() ? null : dates.last()),
        night,
        qualified.nights(NIGHTS),
        without(dates, done),
        night.map(last -> done.tailSet(windows.lastMature(last), false)).orElse(new TreeSet<>()),
        without(
            dates,
            warehouse
                .history(HandlingTimeHistogram.TABLE)
                .dates(HandlingTimeHistogram.CONTACT_DATE)));
  }

  private static NavigableSet<LocalDate> without(
      NavigableSet<LocalDate> dates, NavigableSet<LocalDate> others) {
    NavigableSet<LocalDate> rest = new TreeSet<>(dates);
    rest.removeAll(others);
    return rest;
  }
}
