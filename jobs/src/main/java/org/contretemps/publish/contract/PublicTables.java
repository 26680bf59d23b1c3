package org.contretemps.publish.contract;

import java.util.List;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.table.Column;
import org.contretemps.table.TableDefinition;

/** Lists the tables, and the columns of each, that every analyst may see. */
final class PublicTables {
  private PublicTables() {}

  static List<TableDefinition> all() {
    return Catalogue.TABLES.stream()
        .filter(table -> !Catalogue.openColumns(table).isEmpty())
        .toList();
  }

  static List<Column> columns(TableDefinition table) {
    List<String> open = Catalogue.openColumns(table);
    return table.columns().stream().filter(column -> open.contains(column.name())).toList();
  }
}
