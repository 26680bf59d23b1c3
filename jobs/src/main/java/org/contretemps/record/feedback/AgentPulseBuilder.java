package org.contretemps.record.feedback;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.table.Provenance;

/**
 * Rows with the fields of {@link AgentPulseInput} → rows with the columns of {@link AgentPulse}.
 * Pure.
 */
public final class AgentPulseBuilder {
  private final String source;

  public AgentPulseBuilder(String source) {
    this.source = source;
  }

  /**
   * Rows as {@link AgentPulse} declares them, with whatever else the input has.
   *
   * @param sourceFile name of the column with the landing file
   * @param deliveredAt name of the column with the time of its delivery
   */
  public Dataset<Row> build(Dataset<Row> input, String sourceFile, String deliveredAt) {
    return input.withColumns(Provenance.columns(source, sourceFile, deliveredAt));
  }
}
