package org.contretemps.job;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;

/** The tables of a warehouse as temporary views of its session, each by its name. */
public final class Views {
  private Views() {}

  /**
   * Names every table that there is.
   *
   * @param contactLevel with keys of people and identifiers of contacts, and with the tables that
   *     are of no use without them
   */
  public static void create(Warehouse warehouse, boolean contactLevel) {
    Catalogue.TABLES.stream()
        .filter(warehouse::exists)
        .forEach(table -> create(table, warehouse.read(table), contactLevel));
  }

  private static void create(TableDefinition table, Dataset<Row> rows, boolean contactLevel) {
    List<String> open = Catalogue.openColumns(table);
    Column[] shown =
        Arrays.stream(rows.columns())
            .filter(column -> contactLevel || open.contains(column))
            .map(functions::col)
            .toArray(Column[]::new);
    if (shown.length > 0) {
      rows.select(shown).createOrReplaceTempView(table.name());
    }
  }
}
