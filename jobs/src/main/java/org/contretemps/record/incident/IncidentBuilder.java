package org.contretemps.record.incident;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.table.Provenance;

/**
 * Rows with the fields of {@link IncidentInput} → rows with the columns of {@link Incident}. Pure.
 */
public final class IncidentBuilder {
  private final String source;

  public IncidentBuilder(String source) {
    this.source = source;
  }

  /**
   * Rows as {@link Incident} declares them, with whatever else the input has.
   *
   * @param sourceFile name of the column with the landing file
   * @param deliveredAt name of the column with the time of its delivery
   */
  public Dataset<Row> build(Dataset<Row> input, String sourceFile, String deliveredAt) {
    return input.withColumns(Provenance.columns(source, sourceFile, deliveredAt));
  }
}
