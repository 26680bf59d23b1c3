package org.contretemps.night.kpi.month;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.contretemps.night.kpi.count.Facet;
import org.contretemps.night.kpi.count.KpiDay;
import org.contretemps.night.kpi.count.KpiFacts;
import org.contretemps.night.kpi.count.KpiGroup;
import org.contretemps.night.kpi.count.KpiKey;
import org.contretemps.night.kpi.count.Measure;
import org.contretemps.night.kpi.count.SmallGroups;
import org.contretemps.statistics.OrderStatisticRanks;

/**
 * How long customers felt that they waited, as a multiple of how long they did wait.
 *
 * @param answers with both
 * @param median of felt / measured, to 2 %
 * @param lower its lower bound, 95 %
 * @param upper its upper bound, 95 %
 */
record FeltWait(long answers, double median, double lower, double upper) {
  private static final double CONFIDENCE = 0.95;

  /** A bin of ln(felt / measured) and how many answers lie in it. */
  private record Bin(int number, long answers) {}

  /** Of teams by {@link KpiGroup#key}, if there are ten answers. */
  static Map<KpiKey, FeltWait> of(KpiMonth month) {
    Map<KpiKey, List<Bin>> bins = new HashMap<>();
    month
        .strata(Facet.FELT)
        .forEach(
            group ->
                bins.computeIfAbsent(
                        group.key(Facet.FELT.namesOfStrata()), key -> new ArrayList<>())
                    .add(
                        new Bin(
                            Integer.parseInt(group.name(KpiDay.STRATUM)),
                            group.of(Measure.FELT_WAITS))));
    Map<KpiKey, FeltWait> waits = new HashMap<>();
    bins.forEach(
        (key, of) -> {
          long answers = of.stream().mapToLong(Bin::answers).sum();
          if (answers >= SmallGroups.LEAST) {
            waits.put(key, of(of, (int) answers));
          }
        });
    return waits;
  }

  private static FeltWait of(List<Bin> bins, int answers) {
    List<Bin> rising = new ArrayList<>(bins);
    rising.sort(Comparator.comparingInt(Bin::number));
    OrderStatisticRanks ranks = OrderStatisticRanks.of(answers, 0.5, CONFIDENCE);
    return new FeltWait(
        answers,
        at(rising, (answers + 1) / 2),
        at(rising, Math.max(1, ranks.lower())),
        at(rising, Math.min(answers, ranks.upper())));
  }

  /** The ratio at a rank, from 1. */
  private static double at(List<Bin> rising, long rank) {
    long below = 0;
    for (Bin bin : rising) {
      below += bin.answers();
      if (below >= rank) {
        return Math.exp((double) bin.number() / KpiFacts.FELT_BINS);
      }
    }
    throw new IllegalArgumentException(
        "Cannot find answer %d: there are %d.".formatted(rank, below));
  }
}
