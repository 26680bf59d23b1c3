package org.contretemps.statistics.position;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * The groups (strata) of contacts alike in a few factors, such as load and incident, within which
 * contacts are compared: the full cross of the factors (METHOD §4).
 *
 * <p>A stratum is numbered from 0, the last factor running fastest. The composition of the contacts
 * uses the full cross; the rate model uses main effects only, one for each level of a factor but
 * its first.
 *
 * @param levels how many levels each factor has
 */
public record Strata(List<Integer> levels) implements Serializable {

  /** Load (4) × during an outage (2) × new agent (2) × service-day class (3) × agent class (3). */
  public static final Strata CLASSED = of(4, 2, 2, 3, 3);

  /**
   * @throws IllegalArgumentException when a factor has no level
   */
  public Strata {
    levels = List.copyOf(levels);
    if (levels.stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException(
          "Cannot cross factors of "
              + levels
              + " levels: a factor has at least one. Leave out the factor that has none.");
    }
  }

  /** The cross of factors with the given numbers of levels. */
  public static Strata of(int... levels) {
    return new Strata(Arrays.stream(levels).boxed().toList());
  }

  /** How many strata. */
  public int size() {
    int size = 1;
    for (int count : levels) {
      size = Math.multiplyExact(size, count);
    }
    return size;
  }

  /**
   * The stratum in which the factors have these levels, counted from 0.
   *
   * @throws IllegalArgumentException when a level is missing or does not exist
   */
  public int stratum(int... chosen) {
    boolean fits = chosen.length == levels.size();
    int stratum = 0;
    for (int factor = 0; fits && factor < chosen.length; factor++) {
      fits = chosen[factor] >= 0 && chosen[factor] < levels.get(factor);
      stratum = stratum * levels.get(factor) + chosen[factor];
    }
    if (!fits) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot number the stratum %s: the factors have %s levels, counted from 0. Give one level of each.",
              Arrays.toString(chosen), levels));
    }
    return stratum;
  }

  /**
   * The level of a factor in a stratum, counted from 0.
   *
   * @throws IllegalArgumentException for a number that is no stratum
   */
  public int level(int stratum, int factor) {
    requireStratum(stratum);
    int rest = stratum;
    for (int later = levels.size() - 1; later > factor; later--) {
      rest /= levels.get(later);
    }
    return rest % levels.get(factor);
  }

  /** How many main effects: the intercept and each level of a factor but its first. */
  public int mainEffects() {
    int effects = 1;
    for (int count : levels) {
      effects += count - 1;
    }
    return effects;
  }

  /** The main effects that a stratum has, as columns in rising order: 0 is the intercept. */
  public int[] columns(int stratum) {
    requireStratum(stratum);
    int[] columns = new int[levels.size() + 1];
    int first = columns.length;
    int offset = mainEffects();
    int rest = stratum;
    for (int factor = levels.size() - 1; factor >= 0; factor--) {
      int count = levels.get(factor);
      offset -= count - 1;
      int level = rest % count;
      rest /= count;
      if (level > 0) {
        columns[--first] = offset + level - 1;
      }
    }
    columns[--first] = 0;
    return Arrays.copyOfRange(columns, first, columns.length);
  }

  void requireStratum(int stratum) {
    if (stratum < 0 || stratum >= size()) {
      throw new IllegalArgumentException(
          String.format(
              "Cannot read stratum %d: the cross of %s levels has strata 0 to %d. Number strata with Strata.stratum.",
              stratum, levels, size() - 1));
    }
  }
}
