package org.contretemps.record.feedback;

import static org.apache.spark.sql.functions.expr;

import java.util.Map;
import org.apache.spark.sql.Column;

/**
 * A mark and its scale, converted to whole numbers. A mark with decimals is multiplied with its
 * scale until it is whole: 4.5 of 5 is 9 of 10, 4.2 of 5 is 42 of 50; more than two decimals are
 * rounded to two. The lowest mark is 0 on scales that reach 10, as those of recommendations, else
 * 1, if the source does not say.
 */
final class ScaledMark {
  /** What a mark can be multiplied by, the least first. */
  private static final int[] PARTS = {1, 2, 4, 5, 10, 20, 25, 50, 100};

  private ScaledMark() {}

  /**
   * The columns of a mark in whole numbers. A mark or scale that no scale has comes out as it is or
   * as −1, and breaks the rule of its table.
   *
   * @param mark name of the column with the mark, with decimals
   * @param scale name of the column with the highest mark
   * @param lowest name of the column with the lowest mark; null if the source does not say
   */
  static Map<String, Column> columns(String mark, String scale, String lowest) {
    String parts = parts(mark, scale, lowest);
    String low = "coalesce(%s, if(%s >= 10, 0, 1))".formatted(lowest, scale);
    return Map.of(
        mark,
        expr(
            "CASE WHEN abs(%1$s) <= 10000 THEN CAST(round(%1$s * %2$s) AS INT) WHEN %1$s IS NOT NULL THEN -1 END"
                .formatted(mark, parts)),
        scale,
        expr("CASE WHEN %s IS NOT NULL THEN %s * %s END".formatted(mark, scale, parts)),
        lowest,
        expr(
            "CASE WHEN %s IS NOT NULL AND %s IS NOT NULL THEN %s * %s END"
                .formatted(mark, scale, low, parts)));
  }

  private static String parts(String mark, String scale, String lowest) {
    StringBuilder sql = new StringBuilder("CASE WHEN ");
    sql.append(
        "abs(%s) > 10000 OR abs(%s) > 10000 OR abs(%s) > 10000 THEN 1 "
            .formatted(mark, scale, lowest));
    for (int parts : PARTS) {
      sql.append(
          "WHEN abs(%1$s * %2$d - round(%1$s * %2$d)) < 1e-9 THEN %2$d ".formatted(mark, parts));
    }
    return sql.append("ELSE 100 END").toString();
  }
}
