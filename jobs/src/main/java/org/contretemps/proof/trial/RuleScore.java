package org.contretemps.proof.trial;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * How often a rule flags cells wrongly, and what share of the harmed cells it finds.
 *
 * @param falseDiscoveryRate false discoveries over discoveries, averaged over worlds; a world
 *     without any counts 0
 * @param power share found of the harmed cells; not a number if there is nothing to find
 */
public record RuleScore(String rule, double falseDiscoveryRate, double power) {

  /**
   * The score of a rule over worlds.
   *
   * @param flag what the rule calls out
   * @param isRight whether a call is right
   * @param isClear whether it is large enough to be found
   */
  static <T> RuleScore of(
      String rule,
      List<List<T>> worlds,
      Predicate<T> flag,
      Predicate<T> isRight,
      Predicate<T> isClear) {
    double wrong =
        worlds.stream()
            .mapToDouble(world -> wrong(world.stream().filter(flag).toList(), isRight))
            .average()
            .orElse(Double.NaN);
    List<T> clear = worlds.stream().flatMap(List::stream).filter(isClear).toList();
    double found = (double) clear.stream().filter(flag).count() / clear.size();
    return new RuleScore(rule, wrong, clear.isEmpty() ? Double.NaN : found);
  }

  private static <T> double wrong(List<T> flagged, Predicate<T> isRight) {
    long wrong = flagged.stream().filter(isRight.negate()).count();
    return flagged.isEmpty() ? 0 : (double) wrong / flagged.size();
  }

  /** A line of a table. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%-54s %8.3f %8.3f", rule, falseDiscoveryRate, power);
  }
}
