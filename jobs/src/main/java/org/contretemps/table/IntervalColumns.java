package org.contretemps.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;

/**
 * The two columns that hold the lower and the upper bound of the figure in a third.
 *
 * @param figure name of the column with the figure
 */
public record IntervalColumns(String figure) {

  /** Name of the column with the lower bound. */
  public String lower() {
    return figure + "_lower";
  }

  /** Name of the column with the upper bound. */
  public String upper() {
    return figure + "_upper";
  }

  /** Declares both; they are null if the figure is not known, or if it has no bounds. */
  public TableDefinition.Builder declare(
      TableDefinition.Builder table, String lowerComment, String upperComment) {
    return table
        .optional(lower(), DoubleType, lowerComment)
        .optional(upper(), DoubleType, upperComment);
  }

  /** Fills both. */
  public TableRow fill(TableRow row, double lower, double upper) {
    return row.set(lower(), lower).set(upper(), upper);
  }
}
