package org.contretemps.publish.contract;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.contretemps.table.Column;

/**
 * A generated column that divides one sum by another, so that the figure of several rows is the
 * ratio of their sums.
 *
 * @param numerator SQL over the columns of a row, to be added up
 * @param denominator the same for the sum below the line
 */
record RatioOfSums(String numerator, String denominator) {
  /**
   * As in {@code CASE WHEN counted > 0 THEN repeats / counted END}; the numerator may have a
   * factor.
   */
  private static final Pattern BY_ONE_COLUMN =
      Pattern.compile("CASE WHEN (\\w+) > 0 THEN (\\w+(?: [*/] \\d+)?) / \\1 END");

  /** As in {@code CASE WHEN offered > left THEN answered / (offered - left) END}. */
  private static final Pattern BY_A_DIFFERENCE =
      Pattern.compile("CASE WHEN (\\w+) > (\\w+) THEN (\\w+) / \\(\\1 - \\2\\) END");

  /** The ratio that Delta computes a column as; empty for a column of another kind. */
  static Optional<RatioOfSums> of(Column column) {
    String expression = column.generatedAs().orElse("");
    Matcher one = BY_ONE_COLUMN.matcher(expression);
    if (one.matches()) {
      return Optional.of(new RatioOfSums(one.group(2), one.group(1)));
    }
    Matcher difference = BY_A_DIFFERENCE.matcher(expression);
    return difference.matches()
        ? Optional.of(
            new RatioOfSums(difference.group(3), difference.group(1) + " - " + difference.group(2)))
        : Optional.empty();
  }

  /**
   * The numerator of rows that show both parts. A part of a small group is null, and one part
   * without the other must not count.
   */
  String numeratorOfWholeRows() {
    return "CASE WHEN (%s) IS NOT NULL THEN %s END".formatted(denominator, numerator);
  }

  /** The denominator of the same rows. */
  String denominatorOfWholeRows() {
    return "CASE WHEN (%s) IS NOT NULL THEN %s END".formatted(numerator, denominator);
  }
}
