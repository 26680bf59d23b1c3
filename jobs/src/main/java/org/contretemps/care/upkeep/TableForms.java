package org.contretemps.care.upkeep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.config.ConfigurationException;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.StoredForm;

/**
 * Compares the form of the warehouse's tables (columns, comments, checks) with the form that this
 * software declares.
 */
public final class TableForms {
  private TableForms() {}

  /**
   * Does nothing if every table can be read and written as declared.
   *
   * @throws ConfigurationException if one was made by newer software, or has to be upgraded
   */
  public static void refuseOthers(Warehouse warehouse) {
    List<String> older =
        known(warehouse).entrySet().stream()
            .filter(form -> !form.getValue().canBeUsed())
            .map(form -> form.getKey().name())
            .toList();
    if (!older.isEmpty()) {
      throw new ConfigurationException(
          "Cannot use the warehouse %s: %s %s the form of another version of this software. Run 'contretemps upgrade'."
              .formatted(
                  warehouse.root(), String.join(", ", older), older.size() == 1 ? "has" : "have"));
    }
  }

  /**
   * The form of each table that exists, each read once.
   *
   * @throws ConfigurationException if one was made by newer software
   */
  static Map<TableDefinition, StoredForm> known(Warehouse warehouse) {
    Map<TableDefinition, StoredForm> forms = new LinkedHashMap<>();
    for (TableDefinition table : Catalogue.TABLES) {
      warehouse.storedForm(table).ifPresent(form -> forms.put(table, form));
    }
    forms.forEach(TableForms::refuseNewer);
    return forms;
  }

  private static void refuseNewer(TableDefinition table, StoredForm form) {
    if (form.isNewer()) {
      throw new ConfigurationException(
          "Cannot use the table %s: it has format %d, and this software knows it up to %d. Use the newer software that wrote it."
              .formatted(table.name(), form.format(), table.format()));
    }
  }
}
