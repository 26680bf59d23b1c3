package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.date_add;
import static org.apache.spark.sql.functions.date_sub;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.to_date;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.contretemps.night.qualify.DatesToQualify.Period;
import org.contretemps.record.incident.Incident;
import org.contretemps.record.norm.TimeNorm;
import org.contretemps.table.TableDefinition;
import org.contretemps.warehouse.Warehouse;
import org.contretemps.warehouse.delta.Lineage;

/**
 * The spans of dates for which a small table, such as the norms, has changed since the version last
 * read.
 */
final class ChangedPeriods {
  private static final Period ALWAYS =
      new Period(LocalDate.of(1970, 1, 1), LocalDate.of(9999, 12, 31));
  private static final Column END_OF_TIME = lit(ALWAYS.to());

  private final Warehouse warehouse;
  private final Lineage lineage;

  /**
   * @param lineage what the table that is made from them was last computed from
   */
  ChangedPeriods(Warehouse warehouse, Lineage lineage) {
    this.warehouse = warehouse;
    this.lineage = lineage;
  }

  List<Period> ofNorms() {
    Column until = coalesce(date_sub(col(TimeNorm.VALID_UNTIL), 1), END_OF_TIME);
    return of(TimeNorm.TABLE, col(TimeNorm.VALID_FROM), until);
  }

  List<Period> ofIncidents() {
    Column from = date_sub(to_date(col(Incident.STARTED_AT)), 1);
    Column until = coalesce(date_add(to_date(col(Incident.ENDED_AT)), 1), END_OF_TIME);
    return of(Incident.TABLE, from, until);
  }

  private List<Period> of(TableDefinition table, Column from, Column until) {
    long read = lineage.version(table);
    if (read == warehouse.history(table).version()) {
      return List.of();
    }
    return warehouse
        .readVersion(table, read)
        .map(before -> differing(before, warehouse.read(table), from, until))
        .orElse(List.of(ALWAYS));
  }

  static List<Period> differing(Dataset<Row> stored, Dataset<Row> now, Column from, Column until) {
    // A version from before an upgrade lacks columns that are empty in its rows today.
    Dataset<Row> before =
        stored.columns().length == now.columns().length
            ? stored
            : stored.unionByName(now.limit(0), true).select(columns(now));
    return before
        .exceptAll(now)
        .union(now.exceptAll(before))
        .select(from, until)
        .distinct()
        .collectAsList()
        .stream()
        .map(row -> new Period(row.getLocalDate(0), row.getLocalDate(1)))
        .toList();
  }

  private static Column[] columns(Dataset<Row> rows) {
    return Arrays.stream(rows.columns()).map(functions::col).toArray(Column[]::new);
  }
}
