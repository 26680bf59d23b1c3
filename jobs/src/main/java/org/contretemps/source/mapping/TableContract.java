package org.contretemps.source.mapping;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.table.TableDefinition;

/**
 * Rejects single records that would break a check of their target table, which would otherwise
 * refuse the whole write, and keeps the bytes of rejected records only.
 */
public final class TableContract {
  private final TableDefinition table;

  public TableContract(TableDefinition table) {
    this.table = table;
  }

  /** Rows of {@link MappedRecord} with the table's columns → the same, judged to the end. */
  public Dataset<Row> judge(Dataset<Row> rows) {
    Column accepted = col(MappedRecord.STATUS).equalTo(MappedRecord.ACCEPTED);
    Column breaks = accepted.and(expr(allChecks()).equalTo(lit(false)));
    Dataset<Row> judged =
        rows.withColumns(
            Map.of(
                MappedRecord.REASON,
                when(breaks, brokenChecks()).otherwise(col(MappedRecord.REASON)),
                MappedRecord.STATUS,
                when(breaks, lit(MappedRecord.REJECTED)).otherwise(col(MappedRecord.STATUS))));
    Column isRejected = col(MappedRecord.STATUS).equalTo(MappedRecord.REJECTED);
    return judged.withColumn(MappedRecord.BYTES, when(isRejected, col(MappedRecord.BYTES)));
  }

  private String allChecks() {
    List<String> checks =
        table.checks().values().stream().map("coalesce(%s, false)"::formatted).toList();
    return String.join(" AND ", checks);
  }

  private Column brokenChecks() {
    List<Column> broken = new ArrayList<>();
    table
        .checks()
        .forEach(
            (name, check) ->
                broken.add(
                    when(
                        coalesce(expr(check), lit(false)).equalTo(lit(false)),
                        lit("breaks the rule " + name))));
    return concat_ws("; ", broken.toArray(Column[]::new));
  }
}
