package org.contretemps.job;

import static org.apache.spark.sql.functions.bit_xor;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;

/**
 * Keeps a table up to date whose rows of a date depend only on the contacts of that date, or of a
 * few dates around it. A date whose contacts were touched is rewritten only if its rows change, so
 * that a corrected detail of an old contact does not trigger work in every table that looks back on
 * its date.
 */
public final class DailyTable {
  private final Warehouse warehouse;
  private final TableDefinition table;
  private final UnaryOperator<Dataset<Row>> transform;
  private final int reachDays;

  /**
   * @param table partitioned by {@link Contact#CONTACT_DATE}
   * @param transform contacts → rows of the table
   * @param reachDays how many dates before and after its own the rows of a date depend on
   */
  public DailyTable(
      Warehouse warehouse,
      TableDefinition table,
      UnaryOperator<Dataset<Row>> transform,
      int reachDays) {
    this.warehouse = warehouse;
    this.table = table;
    this.transform = transform;
    this.reachDays = reachDays;
  }

  /** Brings the table, which exists, up to date with contacts. */
  public void update(Repair repair) {
    long version = warehouse.history(Contact.TABLE).version();
    NavigableSet<LocalDate> owed = OwedDates.of(warehouse, table, Contact.TABLE, repair);
    Set<LocalDate> different = different(owed);
    if (!different.isEmpty()) {
      warehouse.replaceDates(
          table,
          Contact.CONTACT_DATE,
          different,
          fresh(different).hint("rebalance", col(Contact.CONTACT_DATE)),
          Lineage.of(Contact.TABLE, version));
    }
  }

  /**
   * Of the dates owed and those around them, the ones that are new or whose rows differ. Dates
   * around them whose contacts have expired keep their rows.
   */
  private Set<LocalDate> different(NavigableSet<LocalDate> owed) {
    NavigableSet<LocalDate> present = warehouse.history(table).dates(Contact.CONTACT_DATE);
    Set<LocalDate> different = new TreeSet<>(owed);
    different.removeAll(present);
    NavigableSet<LocalDate> again = around(owed);
    again.retainAll(warehouse.history(Contact.TABLE).dates(Contact.CONTACT_DATE));
    again.addAll(owed);
    again.removeAll(different);
    if (!again.isEmpty()) {
      Set<Row> before = contents(warehouse.read(table, again));
      Set<Row> now = contents(fresh(again));
      Set<Row> both = new HashSet<>(before);
      both.retainAll(now);
      before.addAll(now);
      before.removeAll(both);
      before.forEach(row -> different.add(row.getLocalDate(0)));
    }
    return different;
  }

  private NavigableSet<LocalDate> around(Collection<LocalDate> dates) {
    NavigableSet<LocalDate> around = new TreeSet<>();
    for (LocalDate date : dates) {
      date.minusDays(reachDays).datesUntil(date.plusDays(reachDays + 1L)).forEach(around::add);
    }
    return around;
  }

  private Dataset<Row> fresh(Collection<LocalDate> dates) {
    return transform
        .apply(warehouse.read(Contact.TABLE, around(dates)))
        .where(col(Contact.CONTACT_DATE).isInCollection(dates));
  }

  /** For each date a number of rows and a sum over them that hardly stays when any changes. */
  private Set<Row> contents(Dataset<Row> rows) {
    Column[] columns = table.writtenColumns().stream().map(functions::col).toArray(Column[]::new);
    return new HashSet<>(
        rows.groupBy(Contact.CONTACT_DATE)
            .agg(count(lit(1)), bit_xor(xxhash64(columns)))
            .collectAsList());
  }
}
