package org.contretemps.record.norm;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Rows with the fields of {@link NormLogInput} → rows with the columns of {@link NormLogEntry}:
 * what is not named becomes any, the entry gets its identifier. Pure.
 */
public final class NormLogBuilder {
  private final String source;

  public NormLogBuilder(String source) {
    this.source = source;
  }

  /**
   * Rows as {@link NormLogEntry} declares them, with whatever else the input has.
   *
   * @param sourceFile name of the column with the landing file
   * @param deliveredAt name of the column with the time of its delivery
   */
  public Dataset<Row> build(Dataset<Row> input, String sourceFile, String deliveredAt) {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put(NormLogEntry.SERVICE, orAny(NormLogEntry.SERVICE));
    columns.put(NormLogEntry.CHANNEL, orAny(NormLogEntry.CHANNEL));
    columns.put(NormLogEntry.SITUATION_TYPE, orAny(NormLogEntry.SITUATION_TYPE));
    columns.put(NormLogEntry.SOURCE, lit(source));
    columns.put(NormLogEntry.SOURCE_FILE, col(sourceFile));
    columns.put(NormLogEntry.DELIVERED_AT, col(deliveredAt));
    return input.withColumns(columns).withColumn(NormLogEntry.ENTRY_ID, entryId());
  }

  private static Column orAny(String name) {
    return coalesce(col(name), lit(NormScope.ANY));
  }

  private static Column entryId() {
    return xxhash64(
        col(NormLogEntry.ORGANISATION),
        col(NormLogEntry.SERVICE),
        col(NormLogEntry.CHANNEL),
        col(NormLogEntry.SITUATION_TYPE),
        col(NormLogEntry.BASIS),
        col(NormLogEntry.EFFECTIVE_FROM),
        col(NormLogEntry.LOGGED_AT),
        col(NormLogEntry.REVOKED),
        col(NormLogEntry.TARGET),
        // A hash passes over nulls; no share is -1.
        coalesce(col(NormLogEntry.ATTAINMENT_TARGET), lit(-1.0)));
  }
}
