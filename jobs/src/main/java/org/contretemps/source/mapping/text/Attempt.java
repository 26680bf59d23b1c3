package org.contretemps.source.mapping.text;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.expressions.TryEval;
import org.apache.spark.sql.classic.ExpressionUtils;
import org.contretemps.source.format.RawRecord;

/** SQL expressions that may fail on one record without failing the Spark job. */
public final class Attempt {
  private static final String VALUE = "v";

  private Attempt() {}

  /**
   * The value in a struct, or null if it cannot be computed. TryEval is what implements SQL's own
   * try_… functions; with it a mapping need not write one around every cast. It is under a
   * condition that always holds: otherwise Spark would compute what two fields have in common once
   * and beforehand, outside of both attempts, so that one bad record fails the job.
   */
  public static Column of(Column value) {
    Column attempt =
        ExpressionUtils.column(new TryEval(ExpressionUtils.expression(struct(value.as(VALUE)))));
    return when(col(RawRecord.POSITION).geq(0), attempt);
  }

  /** What an attempt gave; null if it failed. */
  public static Column value(Column attempt) {
    return attempt.getField(VALUE);
  }
}
