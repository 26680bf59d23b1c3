package org.contretemps.proof.trial;

import java.util.Locale;

/**
 * A figure of a trial that must lie between two bounds.
 *
 * @param lower smallest figure that passes
 * @param upper largest
 */
public record Gate(String name, double figure, double lower, double upper) {
  public boolean holds() {
    return figure >= lower && figure <= upper;
  }

  /** A line of a table. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-44s %8.3f   %.2f to %.2f  %s",
        name,
        figure,
        lower,
        upper,
        holds() ? "held" : "MISSED");
  }
}
