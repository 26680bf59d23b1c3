package org.contretemps.night.qualify;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.contretemps.config.OutcomeWindows;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;

/**
 * A night whose contacts are qualified, for the steps that then state something: zones, changes of
 * norms, felt quality.
 *
 * @param asOf its as-of date
 */
public record QualifiedNight(Warehouse warehouse, OutcomeWindows windows, LocalDate asOf) {

  /** The last night that qualified contacts; empty before the first. */
  public static Optional<QualifiedNight> last(Warehouse warehouse, OutcomeWindows windows) {
    return warehouse
        .history(QualifiedContact.TABLE)
        .lineage()
        .night()
        .map(asOf -> new QualifiedNight(warehouse, windows, asOf));
  }

  /** An earlier night if one is requested by its as-of date; else this one. */
  public QualifiedNight orEarlier(Optional<LocalDate> requested) {
    return requested
        .filter(asOf::isAfter)
        .map(earlier -> new QualifiedNight(warehouse, windows, earlier))
        .orElse(this);
  }

  /** The last date whose outcomes are known in this night. */
  public LocalDate lastMature() {
    return windows.lastMature(asOf);
  }

  /** The dates that have qualified contacts. */
  public NavigableSet<LocalDate> contactDates() {
    return warehouse.history(QualifiedContact.TABLE).dates(Contact.CONTACT_DATE);
  }

  /** The as-of dates of the nights that stated something in a table. */
  public NavigableSet<LocalDate> stated(TableDefinition table) {
    return warehouse.history(table).dates(asOfDate(table));
  }

  /**
   * Writes what this night states, in place of what it stated before.
   *
   * @param table partitioned by as-of date
   * @param source the inputs of the rows
   */
  public void state(
      TableDefinition table, List<Row> rows, StructType schema, TableDefinition source) {
    warehouse.replaceDates(
        table,
        asOfDate(table),
        List.of(asOf),
        warehouse.session().createDataFrame(rows, schema).coalesce(1),
        Lineage.of(source, warehouse.history(source).version()).on(asOf));
  }

  private static String asOfDate(TableDefinition table) {
    return table.partitionColumns().get(0);
  }
}
