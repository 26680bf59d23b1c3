package org.contretemps.table;

import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.StructType;

/** Fills one row of a table by column name; a value that is not set, or not finite, is null. */
public final class TableRow {
  private final StructType schema;
  private final Object[] values;

  /**
   * @param schema the columns that a writer fills: {@link TableDefinition#writtenSchema()}
   */
  public TableRow(StructType schema) {
    this.schema = schema;
    this.values = new Object[schema.size()];
  }

  /** A row that is filled already, to set more of its columns. */
  public TableRow(Row row) {
    this.schema = row.schema();
    this.values = new Object[schema.size()];
    Arrays.setAll(values, row::get);
  }

  /** Sets a column in place of what it was set to; a word of a closed vocabulary by its name. */
  public TableRow set(String column, Object value) {
    boolean isNumber = !(value instanceof Double number) || Double.isFinite(number);
    values[schema.fieldIndex(column)] =
        !isNumber ? null : value instanceof Enum<?> word ? word.name() : value;
    return this;
  }

  /** Sets the bounds of a figure. */
  public TableRow set(IntervalColumns bounds, double lower, double upper) {
    return bounds.fill(this, lower, upper);
  }

  /** The row in its present state. */
  public Row row() {
    return new GenericRowWithSchema(values, schema);
  }
}
