package org.contretemps.night.qualify;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.rank;
import static org.apache.spark.sql.functions.when;

import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;

/**
 * Cuts days or agents into thirds by repeats beyond expectation, (O + 5)/(E + 5) (METHOD §4): the
 * fives keep small counts near 1.
 */
final class Thirds {
  private static final int PRIOR = 5;
  static final int MIDDLE = 2;

  private Thirds() {}

  /** Repeats beyond expectation, over columns of {@link DayClass}. */
  static Column ratio() {
    return col(DayClass.OBSERVED)
        .plus(PRIOR)
        .cast(DataTypes.DoubleType)
        .divide(col(DayClass.EXPECTED).plus(PRIOR).cast(DataTypes.DoubleType));
  }

  /**
   * The third, 1 to 3, that a value lies in among those of its group, cut at quantiles of type 1;
   * the middle one if there are fewer than three.
   */
  static Column third(Column value, String... group) {
    Column[] names = Arrays.stream(group).map(functions::col).toArray(Column[]::new);
    Column size = count(lit(1)).over(Window.partitionBy(names));
    Column below = rank().over(Window.partitionBy(names).orderBy(value)).minus(1);
    return when(size.lt(3), MIDDLE)
        .when(below.multiply(3).lt(size), 1)
        .when(below.multiply(3).lt(size.multiply(2)), MIDDLE)
        .otherwise(3);
  }
}
