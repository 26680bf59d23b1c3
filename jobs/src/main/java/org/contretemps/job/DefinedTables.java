package org.contretemps.job;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.contretemps.config.ConfigurationException;
import org.contretemps.config.MadeBy;
import org.contretemps.record.contact.Contact;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.CommitHistory;

/**
 * Guards tables that were computed by definitions: a run with other definitions is refused unless
 * it recomputes every date. A recomputation that is killed leaves the tables refused until it is
 * run again.
 */
public final class DefinedTables {
  /** The table property that tells by which definitions a table was made. */
  static final String PROPERTY = "contretemps.definitions";

  private static final String BEING_REMADE = "being remade";

  private final Warehouse warehouse;
  private final List<TableDefinition> tables;
  private final MadeBy madeBy;

  /**
   * A table that was not made by the definitions of now.
   *
   * @param dates dates that it has
   * @param changes how counting has changed since, in sentences; empty if it was made with other
   *     settings, or its remaking was killed
   */
  public record Outdated(TableDefinition table, int dates, List<String> changes) {}

  /**
   * @param tables partitioned by {@link Contact#CONTACT_DATE}
   * @param madeBy the definitions of this run
   */
  public DefinedTables(Warehouse warehouse, List<TableDefinition> tables, MadeBy madeBy) {
    this.warehouse = warehouse;
    this.tables = tables;
    this.madeBy = madeBy;
  }

  /** The tables that a rebuild has to make again. */
  public List<Outdated> outdated() {
    return tables.stream()
        .filter(warehouse::exists)
        .filter(table -> !isMadeBy(warehouse.history(table)))
        .map(
            table ->
                new Outdated(
                    table,
                    warehouse.history(table).dates(Contact.CONTACT_DATE).size(),
                    changes(warehouse.history(table))))
        .toList();
  }

  /**
   * Makes sure that the definitions are the tables' own, if these exist. Writes nothing.
   *
   * @throws ConfigurationException if they are not, and not all dates are recomputed
   */
  public void admit(Repair repair) {
    tables.stream().filter(warehouse::exists).forEach(table -> admit(table, repair));
  }

  /**
   * Creates what is missing and makes sure that the definitions are the tables' own.
   *
   * @throws ConfigurationException if they are not, and not all dates are recomputed
   */
  public void open(Repair repair) {
    for (TableDefinition table : tables) {
      warehouse.create(table, Map.of(PROPERTY, madeBy.fingerprint()));
      admit(table, repair);
      if (!isMadeBy(warehouse.history(table))) {
        warehouse.setProperty(table, PROPERTY, BEING_REMADE);
      }
    }
  }

  private void admit(TableDefinition table, Repair repair) {
    CommitHistory history = warehouse.history(table);
    if (isMadeBy(history)) {
      return;
    }
    NavigableSet<LocalDate> dates = history.dates(Contact.CONTACT_DATE);
    if (!repair.coversAll(dates)) {
      throw refusal(table, dates, changes(history));
    }
    NavigableSet<LocalDate> frozen = new TreeSet<>(dates);
    frozen.removeAll(warehouse.history(Contact.TABLE).answeredFor(dates));
    if (!frozen.isEmpty()) {
      throw refusalOfFrozen(table, frozen);
    }
  }

  /** Says that all tables are made by the definitions now. */
  public void close() {
    tables.stream()
        .filter(table -> !isMadeBy(warehouse.history(table)))
        .forEach(table -> warehouse.setProperty(table, PROPERTY, madeBy.fingerprint()));
  }

  private boolean isMadeBy(CommitHistory history) {
    return history.property(PROPERTY).equals(Optional.of(madeBy.fingerprint()));
  }

  private List<String> changes(CommitHistory history) {
    return history
        .property(PROPERTY)
        .map(made -> madeBy.earlier().getOrDefault(made, List.<String>of()))
        .orElse(List.of());
  }

  private static ConfigurationException refusalOfFrozen(
      TableDefinition table, NavigableSet<LocalDate> frozen) {
    return new ConfigurationException(
        "Cannot recompute %s by other situation types, outcome windows or strata: the contacts of %,d of its dates, %s to %s, are no longer kept. Take the configuration back, or go on in a new warehouse."
            .formatted(table.name(), frozen.size(), frozen.first(), frozen.last()));
  }

  private static ConfigurationException refusal(
      TableDefinition table, NavigableSet<LocalDate> dates, List<String> changes) {
    String why =
        changes.isEmpty()
            ? "with other situation types, outcome windows, strata or indicators than are configured now, or by an older version that counted them otherwise (CHANGELOG.md says what, and why)"
            : "by an older version that counted otherwise ('contretemps status' says how, and why)";
    return new ConfigurationException(
        "Cannot bring %s up to date: its %,d dates were made %s. Run 'contretemps rebuild' to make all of them again%s."
            .formatted(
                table.name(),
                dates.size(),
                why,
                changes.isEmpty() ? ", or take the configuration back" : ""));
  }
}
