package org.contretemps.care.upkeep;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.contretemps.catalogue.Catalogue;
import org.contretemps.record.incident.Incident;
import org.contretemps.record.norm.NormLogEntry;
import org.contretemps.source.landing.LoadAudit;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Upkeep;
import org.contretemps.warehouse.Warehouse;

/**
 * Finds the rows of a warehouse that are dated in the future, and the files they came from.
 *
 * @param today the last date that is not ahead
 */
record DatedAhead(Warehouse warehouse, LocalDate today) {
  private static final String RELEASED = "released by go-back";
  private static final List<String> DELIVERY =
      List.of(LoadAudit.SOURCE, LoadAudit.SOURCE_FILE, LoadAudit.DELIVERED_AT);

  /** Tables that are not partitioned by date → when what their rows tell of happened. */
  private static final Map<TableDefinition, List<String>> TIMES =
      Map.of(
          Incident.TABLE,
          List.of(Incident.STARTED_AT, Incident.ENDED_AT),
          NormLogEntry.TABLE,
          List.of(NormLogEntry.LOGGED_AT));

  /** What is dated ahead, of every table. */
  List<GoBack.Taking> takings() {
    return Catalogue.TABLES.stream().flatMap(table -> taking(table).stream()).toList();
  }

  private Optional<GoBack.Taking> taking(TableDefinition table) {
    return condition(table).flatMap(condition -> taking(warehouse, table, condition));
  }

  /** Rows of a table that fulfil a condition; empty if there are none. */
  static Optional<GoBack.Taking> taking(
      Warehouse warehouse, TableDefinition table, String condition) {
    long rows = warehouse.exists(table) ? warehouse.read(table).where(expr(condition)).count() : 0;
    return Optional.of(new GoBack.Taking(table, condition, rows)).filter(some -> some.rows() > 0);
  }

  private Optional<String> condition(TableDefinition table) {
    if (TIMES.containsKey(table)) {
      return Optional.of(
          String.join(
              " OR ",
              TIMES.get(table).stream()
                  .map(time -> "to_date(%s) > DATE'%s'".formatted(time, today))
                  .toList()));
    }
    return table.partitionColumns().stream()
        .findFirst()
        .filter(column -> table.schema().apply(column).dataType().equals(DataTypes.DateType))
        .map(column -> "%s > DATE'%s'".formatted(column, today));
  }

  /** Source and name of the files that records dated ahead came with. */
  List<String> files() {
    return deliveries().stream().map(row -> row.getString(0) + ": " + row.getString(1)).toList();
  }

  /** Has those files loaded again by the next load. */
  void release() {
    List<Row> deliveries = deliveries();
    if (!deliveries.isEmpty()) {
      Dataset<Row> audit = warehouse.read(LoadAudit.TABLE);
      Column[] key = LoadAudit.TABLE.key().stream().map(functions::col).toArray(Column[]::new);
      Dataset<Row> released =
          warehouse.session().createDataFrame(deliveries, audit.select(columns()).schema());
      List<Row> keys =
          audit
              .join(broadcast(released), DELIVERY.toArray(String[]::new), "left_semi")
              .select(key)
              .collectAsList();
      new Upkeep(warehouse)
          .remove(
              LoadAudit.TABLE,
              warehouse.session().createDataFrame(keys, audit.select(key).schema()),
              RELEASED);
    }
  }

  private List<Row> deliveries() {
    return takings().stream()
        .filter(taking -> isRecord(taking.table()))
        .map(taking -> warehouse.read(taking.table()).where(expr(taking.condition())))
        .map(rows -> rows.select(columns()))
        .reduce(Dataset::union)
        .map(rows -> rows.distinct().sort(columns()).collectAsList())
        .orElse(List.of());
  }

  private static boolean isRecord(TableDefinition table) {
    return !Catalogue.isDerived(table)
        && Stream.of(table.schema().fieldNames()).toList().containsAll(DELIVERY);
  }

  private static Column[] columns() {
    return DELIVERY.stream().map(functions::col).toArray(Column[]::new);
  }
}
