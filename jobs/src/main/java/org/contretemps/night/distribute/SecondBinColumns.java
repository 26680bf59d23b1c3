package org.contretemps.night.distribute;

import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Column;

/**
 * The bins of {@link org.contretemps.statistics.SecondBins} as SQL, so that Spark bins hundreds of
 * millions of times without calling a function; a test compares the two.
 */
final class SecondBinColumns {
  private SecondBinColumns() {}

  /** The bin of a column of whole seconds, 0 or more. */
  static Column binOf(String seconds) {
    return expr(
        ("CASE WHEN %1$s <= 1024 THEN %1$s"
                + " ELSE 705 + 64 * (length(bin(%1$s - 1)) - 7)"
                + " + shiftright(%1$s - 1, length(bin(%1$s - 1)) - 7) END")
            .formatted(seconds));
  }

  /** The shortest time of a bin. */
  static Column lowerSeconds(String bin) {
    return expr(
        "CASE WHEN %1$s <= 1024 THEN %1$s ELSE shiftleft(64 + (%1$s - 1025) %% 64, CAST((%1$s - 1025) div 64 AS INT) + 4) + 1 END"
            .formatted(bin));
  }

  /** The longest time of a bin. */
  static Column upperSeconds(String bin) {
    return expr(
        "CASE WHEN %1$s <= 1024 THEN %1$s ELSE shiftleft(65 + (%1$s - 1025) %% 64, CAST((%1$s - 1025) div 64 AS INT) + 4) END"
            .formatted(bin));
  }
}
