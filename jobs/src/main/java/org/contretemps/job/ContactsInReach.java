package org.contretemps.job;

import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.FewRows;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.CommitHistory;

/**
 * Counts, from the logs of the tables alone, how many contacts a step may have to read: those near
 * the dates it owes, and those of the last dates. The count is too high rather than too low.
 */
public final class ContactsInReach {
  /** The longest look-back at rows of contacts, prior contacts within 30 days, and some. */
  private static final int BACK_DAYS = 40;

  /** Outcomes mature after eight days. */
  private static final int AHEAD_DAYS = 8;

  private ContactsInReach() {}

  /** Those of the last dates. */
  public static long recent(Warehouse warehouse) {
    return near(rowsByDate(warehouse), new TreeSet<>());
  }

  /**
   * A job that Spark interprets if it looks at few contacts.
   *
   * @param made the table that the job keeps up to date
   * @param from its input table
   */
  public static <R> Job<R> sized(
      Warehouse warehouse, TableDefinition made, TableDefinition from, Repair repair, Job<R> job) {
    return () -> FewRows.work(warehouse.session(), of(warehouse, made, from, repair), job::run);
  }

  static long of(Warehouse warehouse, TableDefinition made, TableDefinition from, Repair repair) {
    NavigableMap<LocalDate, Long> rows = rowsByDate(warehouse);
    boolean isNew = !warehouse.exists(made) || !warehouse.exists(from);
    return near(rows, isNew ? rows.navigableKeySet() : OwedDates.of(warehouse, made, from, repair));
  }

  private static NavigableMap<LocalDate, Long> rowsByDate(Warehouse warehouse) {
    CommitHistory contacts = warehouse.history(Contact.TABLE);
    return contacts.rowsByDate(Contact.CONTACT_DATE);
  }

  /** Rows of the dates near some, and of the last dates. */
  static long near(NavigableMap<LocalDate, Long> rows, NavigableSet<LocalDate> owed) {
    if (rows.isEmpty()) {
      return 0;
    }
    LocalDate recent = rows.lastKey().minusDays(BACK_DAYS);
    return rows.entrySet().stream()
        .filter(date -> date.getKey().isAfter(recent) || isNear(date.getKey(), owed))
        .mapToLong(date -> date.getValue())
        .sum();
  }

  private static boolean isNear(LocalDate date, NavigableSet<LocalDate> owed) {
    LocalDate next = owed.ceiling(date.minusDays(AHEAD_DAYS));
    return next != null && !next.isAfter(date.plusDays(BACK_DAYS));
  }
}
