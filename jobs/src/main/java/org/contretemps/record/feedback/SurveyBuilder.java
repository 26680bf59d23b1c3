package org.contretemps.record.feedback;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.when;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.contretemps.table.Provenance;

/**
 * Rows with the fields of {@link SurveyInput} → rows with the columns of {@link Survey}: the UTC
 * date is taken, and a scale without a mark on it says nothing. Pure.
 */
public final class SurveyBuilder {
  private final String source;

  public SurveyBuilder(String source) {
    this.source = source;
  }

  /**
   * Rows as {@link Survey} declares them, with whatever else the input has.
   *
   * @param sourceFile name of the column with the landing file
   * @param deliveredAt name of the column with the time of its delivery
   */
  public Dataset<Row> build(Dataset<Row> input, String sourceFile, String deliveredAt) {
    Map<String, Column> columns =
        new LinkedHashMap<>(Provenance.columns(source, sourceFile, deliveredAt));
    // A time that the table refuses may have no date.
    columns.put(
        Survey.ANSWERED_DATE,
        when(expr(Survey.ANSWERED_IN_OUR_TIME), to_date(col(Survey.ANSWERED_AT))));
    columns.put(Survey.CSAT_SCALE, when(col(Survey.CSAT).isNotNull(), col(Survey.CSAT_SCALE)));
    return input.withColumns(columns);
  }
}
