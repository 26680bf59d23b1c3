package org.contretemps.night.distribute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.contretemps.statistics.DistributionDistance;
import org.contretemps.statistics.JonckheereTerpstra;
import org.contretemps.statistics.Lognormal;
import org.contretemps.statistics.TimeHistogram;
import org.contretemps.statistics.VarianceExplained;
import org.contretemps.table.SituationType;

/**
 * The comparison of the situation types of one service and channel within one window: whether
 * handling times rise with complexity (METHOD §1).
 *
 * @param test the ordering test over all types that have contacts; empty with fewer than two
 * @param varianceExplained share of the variance of ln t that lies between the types; empty as
 *     above
 * @param steps for each type but the simplest, how it compares with the next simpler one
 */
record SituationOrder(
    Optional<JonckheereTerpstra> test, OptionalDouble varianceExplained, Map<String, Step> steps) {
  private static final List<String> TYPES =
      Arrays.stream(SituationType.values()).map(SituationType::name).toList();

  /** From the simplest type to the most complex; what is not known comes last. */
  static final Comparator<String> RISING = Comparator.comparingInt(TYPES::indexOf);

  /** The place of a type in that order. */
  static int rank(String type) {
    return TYPES.indexOf(type);
  }

  /** One type beside the next simpler one that has contacts. */
  record Step(String simplerType, double probabilityLonger, DistributionDistance distance) {}

  /**
   * Compares the types of a window.
   *
   * @param window times by cell, in rising order of situation type
   */
  static SituationOrder of(Map<CellName, TimeHistogram> window) {
    List<String> types = new ArrayList<>();
    List<TimeHistogram> times = new ArrayList<>();
    window.forEach(
        (cell, histogram) -> {
          if (!cell.situationType().equals(SituationType.UNKNOWN.name())) {
            types.add(cell.situationType());
            times.add(histogram);
          }
        });
    if (types.size() < 2) {
      return new SituationOrder(Optional.empty(), OptionalDouble.empty(), Map.of());
    }
    JonckheereTerpstra test = JonckheereTerpstra.of(times);
    Map<String, Step> steps = new HashMap<>();
    for (int i = 1; i < types.size(); i++) {
      steps.put(
          types.get(i),
          new Step(
              types.get(i - 1),
              test.effects().get(i - 1),
              DistributionDistance.between(times.get(i), times.get(i - 1))));
    }
    OptionalDouble explained =
        VarianceExplained.of(
            times.stream().filter(SituationOrder::lastsASecond).map(Lognormal::of).toList());
    return new SituationOrder(Optional.of(test), explained, steps);
  }

  /** A time of 0 s has no logarithm. */
  private static boolean lastsASecond(TimeHistogram times) {
    return times.bin(times.size() - 1) > 0;
  }
}
