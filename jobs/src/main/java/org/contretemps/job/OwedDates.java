package org.contretemps.job;

import java.time.LocalDate;
import java.util.NavigableSet;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.CommitHistory;

/**
 * The dates that a table has still to compute, if its rows of a date depend on the rows of that
 * date in one other table: dates touched or removed there since the last computation, and dates to
 * be repaired. Both tables are partitioned by {@link Contact#CONTACT_DATE}.
 */
public final class OwedDates {
  private OwedDates() {}

  /** The dates that a table owes, from the logs of both tables. */
  public static NavigableSet<LocalDate> of(
      Warehouse warehouse, TableDefinition table, TableDefinition source, Repair repair) {
    CommitHistory upstream = warehouse.history(source);
    CommitHistory own = warehouse.history(table);
    NavigableSet<LocalDate> owed =
        upstream.datesTouchedSince(own.lineage().version(source), Contact.CONTACT_DATE);
    owed.addAll(upstream.datesGone(own.dates(Contact.CONTACT_DATE), Contact.CONTACT_DATE));
    owed.addAll(repair.among(upstream.dates(Contact.CONTACT_DATE)));
    return owed;
  }
}
